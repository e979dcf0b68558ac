package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.ModelRunner;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.report.AlgorithmReport;
import org.sswim.report.ExperimentReport;
import org.sswim.report.Figures;
import org.sswim.report.Report;
import org.sswim.series.InvalidDataException;
import org.sswim.stored.Limited;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists related algorithms, or the settings of one. */
@Command(
    name = "algorithms",
    subcommands = {AlgorithmsCommand.Run.class, AlgorithmsCommand.Use.class})
final class AlgorithmsCommand extends SubCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME")
  private @Nullable Entry<?> one;

  @Mixin Flags.Results results;
  @Mixin Flags.Svg svg;

  @Override
  Report run() {
    return one == null ? AlgorithmReport.all() : AlgorithmReport.of(one);
  }

  /** Runs an experiment of a related algorithm that tables of classifiers have no place for. */
  @Command(name = "run")
  static final class Run extends SubCommand {
    @Parameters(index = "0", paramLabel = "NAME")
    private String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--save", paramLabel = "MODEL")
    private @Nullable Path save;

    @Mixin private Flags.Seeds count = new Flags.Seeds(3);
    @Mixin private Flags.Seed seed;
    @Mixin private Flags.Threads threads;
    @Mixin Flags.Results results;
    @Mixin Flags.Svg svg;

    @Override
    Report run() {
      List<String> parts = List.of(name.split(":", -1));
      Entry<?> entry = asked(() -> Catalogue.named(Entry.class, "algorithm", parts.get(0)));
      if (!(entry instanceof Experiment<?> experiment)) {
        throw mistake(
            "%1$s is a model, and no experiment: run 'sswim %2$sevaluate FILE --models %1$s'",
            entry.name(), entry instanceof Algorithm<?> ? "classify " : "");
      }
      return run(experiment, parts.subList(1, parts.size()));
    }

    private <O extends Record> Report run(Experiment<O> experiment, List<String> settings) {
      O options = asked(() -> experiment.options(settings));
      requireFiles(experiment);
      if (save != null) {
        requireSaving(experiment);
      }
      List<Long> all = LongStream.range(seed.first, seed.first + count.count).boxed().toList();
      long began = System.nanoTime();
      Findings findings;
      try (ConsoleProgress progress = new ConsoleProgress(console(), experiment.name())) {
        findings =
            experiment
                .study()
                .run(
                    new Experiment.Run<>(files, options, all, Workers.of(threads.count), progress));
      } catch (IllegalArgumentException | InvalidDataException e) {
        throw new UnusableFileException(
            "%s: %s; see 'sswim algorithms %s' for its files and settings",
            experiment.name(), e.getMessage(), experiment.name());
      }
      double seconds = (System.nanoTime() - began) * 1e-9;
      Report report = new ExperimentReport(name, files, options, all, findings).report(seconds);
      Findings.Saved<?> saved = findings.saved();
      if (save != null && saved != null) {
        saved.write(save);
        report.say(
            Figures.text(
                "wrote %s: %s, for 'sswim algorithms use'%n", save, saved.format().text()));
      }
      return report;
    }

    private void requireSaving(Experiment<?> experiment) {
      if (!experiment.saves()) {
        String those =
            Catalogue.of(Experiment.class).stream()
                .filter(kept -> kept.saves())
                .map(kept -> kept.name())
                .collect(Collectors.joining(", "));
        throw mistake(
            "%s keeps no model; those that do are %s, and 'classify fit --algorithm' keeps"
                + " classifiers",
            experiment.name(), those);
      }
    }

    private void requireFiles(Experiment<?> experiment) {
      Experiment.Files wanted = experiment.files();
      not(files.size() < wanted.least() || files.size() > wanted.most())
          .or(
              "%s takes %s; got %s",
              experiment.name(),
              ExperimentReport.files(wanted),
              files.isEmpty() ? "none" : files.size());
      for (Path file : files) {
        UnusableFileException.that(Files.isReadable(file))
            .or(file + ": " + (Files.exists(file) ? "may not be read" : "there is no such file"));
      }
    }
  }

  /** Runs the model that an experiment of a related algorithm has saved. */
  @Command(name = "use")
  static final class Use extends ModelCommand {
    private static final int USUAL = 200;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE")
    private @Nullable Path file;

    @Mixin private Flags.Count count;
    @Mixin private ModelInput models;
    @Mixin private Flags.Seed seed;
    @Mixin private Flags.Out out;

    @Override
    @Nullable Report run() {
      ModelFormat<?> kind = ModelFormat.of(model);
      ModelRunner<?> runner = runner(kind);
      not(file == null && runner.reading() == ModelRunner.Reading.NEEDED)
          .or(model + " is " + kind.text() + ", which needs a FILE: it " + runner.task());
      not(file != null && runner.reading() == ModelRunner.Reading.NONE)
          .or(model + " is " + kind.text() + ", which reads no FILE: it " + runner.task());
      StringBuilder lines = new StringBuilder();
      String found;
      try {
        found = found(runner, lines);
      } catch (IllegalArgumentException | InvalidDataException e) {
        throw new UnusableFileException(e.getMessage() + "; the model " + runner.task());
      } catch (IOException e) {
        throw new UnusableFileException(file + ": cannot be read: " + OutputFile.reason(e), e);
      }
      out.print(lines.toString(), path -> "wrote " + path + "\n");
      if (!found.isEmpty()) {
        println(found + ".");
      }
      return null;
    }

    private <M extends Record & Limited> String found(ModelRunner<M> runner, StringBuilder lines)
        throws IOException {
      return runner
          .run()
          .run(models.read(runner.format(), model), file, count.or(USUAL), seed.first, lines);
    }

    private ModelRunner<?> runner(ModelFormat<?> kind) {
      return Catalogue.runners().stream()
          .filter(own -> own.format().name().equals(kind.name()))
          .findFirst()
          .orElseThrow(
              () ->
                  new UnusableFileException(
                      "%s: is %s, but this command is for models of 'sswim algorithms run --save';"
                          + " use 'sswim predict', 'sswim classify predict' or 'sswim panel"
                          + " predict'",
                      model, kind.text()));
    }
  }
}
