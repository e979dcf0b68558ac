package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierTrainer;
import org.sswim.linalg.Workers;
import org.sswim.model.ClassifierFile;
import org.sswim.report.ClassPage;
import org.sswim.report.ClassifierReport;
import org.sswim.sequences.InvalidSequencesException;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a classifier and saves it. */
@Command(
    name = "fit",
    customSynopsis = "sswim classify fit TRAIN --model OUT [OPTIONS]",
    description = "Fits a spiking network to labelled sequences or images and saves it.",
    footer = {
      "",
      "Example:",
      "  ./sswim classify fit recordings --model digits.sswim",
    })
@SuppressWarnings("NullAway.Init")
final class ClassifyFit extends SubCommand {
  @Parameters(paramLabel = "TRAIN", description = "Labelled sequences; of an idx pair its images.")
  private Path train;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "OUT",
      description = "Where to save the model (required).")
  private Path model;

  @Option(names = "--json", paramLabel = "OUT", description = "Also write what was found here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private ClassifierMixin classifier;
  @Mixin private SequencesMixin sequences;

  @Override
  void run() {
    OutputFile modelFile =
        OutputFile.regular("--model", model).distinctFrom(train, "the file to fit");
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(train, "the file to fit").distinctFrom(model, "--model");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile
          .distinctFrom(train, "the file to fit")
          .distinctFrom(model, "--model")
          .distinctFrom(json, "--json");
    }
    LabelledSequences data = sequences.read(train);
    SequencesMixin.requireClasses(data, train);
    console().note("fitting " + data.count() + " sequences ...");
    long began = System.nanoTime();
    ClassifierFit fit;
    try {
      fit = new ClassifierTrainer(classifier.options(), Workers.of(classifier.threads())).fit(data);
    } catch (IllegalArgumentException e) {
      throw new InvalidSequencesException(train, String.valueOf(e.getMessage()), e);
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    ClassifierFile.write(fit.model(), modelFile.path());
    if (jsonFile != null) {
      jsonFile.write(
          ClassifierReport.json(fit)
              .with("model", model.toString())
              .with("file", train.toString())
              .with("sequences", data.count())
              .with("fitSeconds", seconds)
              .toString());
    }
    if (reportFile != null) {
      reportFile.write(ClassPage.fitted(train.toString(), data, fit));
    }
    console().out().print(ClassifierReport.fitted(fit, verbose.all()));
    console().out().print(ClassifierReport.saved(fit, data.count(), model.toString(), seconds));
  }
}
