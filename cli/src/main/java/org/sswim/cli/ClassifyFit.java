package org.sswim.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierTrainer;
import org.sswim.classifiers.GradientClassifierFit;
import org.sswim.classifiers.GradientClassifierTrainer;
import org.sswim.classifiers.GradientStart;
import org.sswim.linalg.Workers;
import org.sswim.model.ClassifierFile;
import org.sswim.report.ClassPage;
import org.sswim.report.ClassifierReport;
import org.sswim.report.GradientClasses;
import org.sswim.report.JsonText;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.InvalidSequencesException;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

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
  /** Options that count with an algorithm, too. */
  private static final Set<String> OF_ALGORITHMS =
      Set.of(
          "--algorithm",
          "--model",
          "--json",
          "--checkpoint",
          "--neurons",
          "--seed",
          "--threads",
          "--label",
          "--names");

  @Parameters(paramLabel = "TRAIN", description = "Labelled sequences; of an idx pair its images.")
  private Path train;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "OUT",
      description = "Where to save the model (required).")
  private Path model;

  @Option(
      names = "--then-train",
      paramLabel = "EPOCHS",
      converter = GradientMixin.Epochs.class,
      description = {
        "Train the fitted network further by gradients, at most so many passes over the",
        "sequences but some that are left out; what names these better is kept."
      })
  private @Nullable Integer epochs;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      converter = AlgorithmName.class,
      description = {
        "Train by a related algorithm instead, with settings behind it: dsr:steps=20; see",
        "'sswim algorithms'. Of the options below only --neurons, of one hidden layer, --seed",
        "and --threads are taken."
      })
  private AlgorithmFit.@Nullable Choice algorithm;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "With --algorithm: save the state here after every epoch, and go on from it where an",
        "interrupted run of the same call stopped."
      })
  private @Nullable Path checkpoint;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write what was found here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private ClassifierMixin classifier;
  @Mixin private SequencesMixin sequences;

  @Override
  void run() {
    OutputFile modelFile =
        OutputFile.regular("--model", model)
            .distinctFrom(train, "the file to fit")
            .distinctFrom(IdxFile.labelsBeside(train), "the labels of its images");
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile
          .distinctFrom(train, "the file to fit")
          .distinctFrom(IdxFile.labelsBeside(train), "the labels of its images")
          .distinctFrom(model, "--model");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile
          .distinctFrom(train, "the file to fit")
          .distinctFrom(IdxFile.labelsBeside(train), "the labels of its images")
          .distinctFrom(model, "--model")
          .distinctFrom(json, "--json");
    }
    if (algorithm != null) {
      refuseOthers(algorithm);
    }
    requireCheckpoint();
    LabelledSequences data = sequences.read(train);
    SequencesMixin.requireClasses(data, train);
    if (algorithm != null) {
      new AlgorithmFit(console(), algorithm)
          .run(
              train,
              data,
              classifier.options(),
              classifier.threads(),
              modelFile,
              jsonFile,
              checkpoint);
      return;
    }
    long began = System.nanoTime();
    ClassifierFit fit;
    GradientClassifierFit gradients = null;
    try {
      if (epochs == null) {
        fit = fitted(data);
      } else {
        gradients = thenTrained(data, epochs);
        fit = gradients.fit();
      }
    } catch (IllegalArgumentException e) {
      throw InvalidSequencesException.refused(train, e);
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    ClassifierFile.write(fit.model(), modelFile.path());
    if (jsonFile != null) {
      JsonText found = ClassifierReport.json(fit);
      if (gradients != null) {
        found.with("gradients", GradientClasses.json(gradients));
      }
      jsonFile.write(
          found
              .with("model", model.toString())
              .with("file", train.toString())
              .with("sequences", data.count())
              .with("fitSeconds", seconds)
              .toString());
    }
    if (reportFile != null) {
      reportFile.write(ClassPage.fitted(train.toString(), data, fit));
    }
    console().print(ClassifierReport.fitted(fit, verbose.all()));
    if (gradients != null) {
      console().print(GradientClasses.sentence(gradients));
    }
    console().print(ClassifierReport.saved(fit, data.count(), model.toString(), seconds));
  }

  private void requireCheckpoint() {
    if (checkpoint == null) {
      return;
    }
    OutputFile.regular("--checkpoint", checkpoint)
        .distinctFrom(train, "the file to fit")
        .distinctFrom(IdxFile.labelsBeside(train), "the labels of its images")
        .distinctFrom(model, "--model")
        .distinctFrom(json, "--json");
    if (algorithm == null) {
      throw mistake("--checkpoint is of trainings in epochs: give an --algorithm, or leave it out");
    }
    if (!algorithm.algorithm().resumable()) {
      throw mistake(
          "--checkpoint means nothing to --algorithm "
              + algorithm.label()
              + ", which keeps no state to go on from: leave it out");
    }
  }

  /** Refuses what would count for S-SWIM, but means nothing to an algorithm. */
  private void refuseOthers(AlgorithmFit.Choice algorithm) {
    for (OptionSpec option : given()) {
      String name = option.longestName();
      if (!OF_ALGORITHMS.contains(name)) {
        throw mistake(
            String.format(
                "%s means nothing to --algorithm %s, which trains by itself and has no page: leave"
                    + " it out; its settings stand behind its name, see 'sswim algorithms %s'",
                name, algorithm.label(), algorithm.label().split(":", 2)[0]));
      }
    }
  }

  private ClassifierFit fitted(LabelledSequences data) {
    try (ConsoleProgress progress = new ConsoleProgress(console(), "fit")) {
      return new ClassifierTrainer(classifier.options(), Workers.of(classifier.threads()))
          .telling(progress)
          .fit(data);
    }
  }

  /** An algorithm with its settings. */
  static final class AlgorithmName implements ITypeConverter<AlgorithmFit.Choice> {
    @Override
    public AlgorithmFit.Choice convert(String text) {
      try {
        return AlgorithmFit.Choice.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  private GradientClassifierFit thenTrained(LabelledSequences data, int most) {
    try (ConsoleProgress progress = new ConsoleProgress(console(), "epochs")) {
      return new GradientClassifierTrainer(
              classifier.options().withEpochs(most), Workers.of(classifier.threads()))
          .fit(
              data,
              GradientStart.S_SWIM,
              (epoch, network) ->
                  progress.at(
                      epoch.number(),
                      most,
                      String.format(
                          Locale.ROOT, "log loss of those left out %.3f", epoch.validationLoss())));
    }
  }
}
