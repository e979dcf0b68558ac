package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.linalg.Workers;
import org.sswim.report.ClassAnswers;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the classes of the sequences of a file. */
@Command(
    name = "predict",
    customSynopsis = "sswim classify predict MODEL FILE [OPTIONS]",
    description = "Names the class of every sequence of a file, as CSV.",
    footer = {
      "",
      "Example:",
      "  ./sswim classify predict digits.sswim t10k-images-idx3-ubyte.gz --out named.csv"
    })
@SuppressWarnings("NullAway.Init")
final class ClassifyPredict extends SubCommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file, from classify fit.")
  private Path model;

  @Parameters(index = "1", paramLabel = "FILE", description = "Sequences, with classes or without.")
  private Path file;

  @InGroup(HelpGroup.OUTPUT)
  @Option(
      names = "--out",
      paramLabel = "CSV",
      description = "Where to write the classes; else to standard output.")
  private @Nullable Path out;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write them as JSON here.")
  private @Nullable Path json;

  @Mixin private SequencesMixin sequences;

  @Override
  void run() {
    OutputFile outFile = checked("--out", out, json, "--json");
    OutputFile jsonFile = checked("--json", json, null, "");
    ClassModel fitted = ModelInput.classifier(model);
    LabelledSequences data = sequences.readFor(fitted, file);
    ClassAnswers answers =
        new ClassAnswers(
            fitted, data, BatchClassifier.answers(fitted, data.values(), Workers.available()));
    if (outFile == null) {
      console().print(answers.csv());
    } else {
      outFile.write(answers.csv());
      if (!outFile.device()) {
        console().print(answers.sentence(outFile.path().toString()));
      }
    }
    if (jsonFile != null) {
      jsonFile.write(
          answers.json().with("model", model.toString()).with("file", file.toString()).toString());
    }
  }

  private @Nullable OutputFile checked(
      String option, @Nullable Path path, @Nullable Path other, String otherRole) {
    OutputFile output = OutputFile.optional(option, path);
    if (output != null) {
      output
          .distinctFrom(file, "the file to name")
          .distinctFrom(model, "the model")
          .distinctFrom(other, otherRole);
    }
    return output;
  }
}
