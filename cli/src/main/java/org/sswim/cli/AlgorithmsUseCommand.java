package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.ModelRunner;
import org.sswim.model.ModelFormat;
import org.sswim.stored.Limited;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the model that an experiment of a related algorithm has saved. */
@Command(name = "use")
final class AlgorithmsUseCommand extends SubCommand {
  @Parameters(index = "0", paramLabel = "MODEL")
  private Path model;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE")
  private @Nullable Path file;

  @Option(names = "--count", paramLabel = "N")
  private int count = 200;

  @Mixin private ModelInput models;
  @Mixin private Flags.Seed seed;
  @Mixin private Flags.Out out;

  @Override
  void run() {
    ModelFormat<?> kind = ModelFormat.of(model);
    ModelRunner<?> runner = runner(kind);
    mistakeIf(
        file == null && runner.reading() == ModelRunner.Reading.NEEDED,
        model + " is " + kind.text() + ", which needs a FILE: it " + runner.task());
    mistakeIf(
        file != null && runner.reading() == ModelRunner.Reading.NONE,
        model + " is " + kind.text() + ", which reads no FILE: it " + runner.task());
    StringBuilder lines = new StringBuilder();
    String found;
    try {
      found = found(runner, lines);
    } catch (IllegalArgumentException e) {
      throw new UnusableFileException(e.getMessage() + "; the model " + runner.task());
    } catch (IOException e) {
      throw new UnusableFileException(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
    out.print(console(), lines.toString(), path -> "wrote " + path + "\n");
    if (!found.isEmpty()) {
      console().println(found + ".");
    }
  }

  private <M extends Record & Limited> String found(ModelRunner<M> runner, StringBuilder lines)
      throws IOException {
    return runner.run().run(models.read(runner.format(), model), file, count, seed.first, lines);
  }

  private ModelRunner<?> runner(ModelFormat<?> kind) {
    return Catalogue.runners().stream()
        .filter(own -> own.format().name().equals(kind.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableFileException(
                    "%s: is %s, but this command is for models of 'sswim algorithms run --save'; use"
                        + " 'sswim predict', 'sswim classify predict' or 'sswim panel predict'",
                    model, kind.text()));
  }
}
