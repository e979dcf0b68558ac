package org.sswim.cli;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierTrainer;
import org.sswim.classifiers.GradientClassifierFit;
import org.sswim.classifiers.GradientClassifierTrainer;
import org.sswim.classifiers.GradientStart;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.report.ClassPage;
import org.sswim.report.ClassifierReport;
import org.sswim.report.Figures;
import org.sswim.report.GradientClasses;
import org.sswim.report.JsonText;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a classifier and saves it. */
@Command(name = "fit")
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

  @Parameters(paramLabel = "TRAIN")
  private Path train;

  @Option(names = "--algorithm", paramLabel = "NAME")
  private AlgorithmFit.@Nullable Choice algorithm;

  @Mixin private Flags.Saved saved;
  @Mixin private Flags.ThenTrain thenTrain;
  @Mixin private Flags.Checkpoint checkpoint;
  @Mixin private Flags.Results results;
  @Mixin private Flags.Verbose verbose;
  @Mixin private ClassifierMixin classifier;
  @Mixin private SequencesMixin sequences;

  @Override
  void run() {
    Path model = saved.path;
    if (algorithm != null) {
      refuseOthers(algorithm);
    }
    Path state = checkpoint();
    LabelledSequences data = sequences.read(train, classifier.reading());
    SequencesMixin.requireClasses(data, train);
    if (algorithm != null) {
      new AlgorithmFit(console(), algorithm)
          .run(
              train,
              data,
              classifier.options(),
              Workers.of(classifier.threads()),
              model,
              results.json,
              state);
      return;
    }
    long began = System.nanoTime();
    Integer epochs = thenTrain.epochs;
    GradientClassifierFit gradients =
        epochs == null ? null : SequencesMixin.suited(train, () -> thenTrained(data, epochs));
    ClassifierFit fit =
        gradients == null
            ? SequencesMixin.suited(train, () -> watched("fit", told -> fitted(data, told)))
            : gradients.fit();
    double seconds = (System.nanoTime() - began) * 1e-9;
    ModelFormat.CLASSIFIER.write(fit.model(), model);
    JsonText found = ClassifierReport.json(fit);
    if (gradients != null) {
      found.with("gradients", GradientClasses.json(gradients));
    }
    results.write(
        () ->
            found
                .with("model", model.toString())
                .with("file", train.toString())
                .with("sequences", data.count())
                .with("fitSeconds", seconds),
        () -> ClassPage.fitted(train.toString(), data, fit));
    console().print(ClassifierReport.fitted(fit, verbose.all));
    if (gradients != null) {
      console().print(GradientClasses.sentence(gradients));
    }
    console().print(ClassifierReport.saved(fit, data.count(), model.toString(), seconds));
  }

  private @Nullable Path checkpoint() {
    Path state = checkpoint.path;
    if (state == null) {
      return null;
    }
    if (algorithm == null) {
      throw mistake(
          "--checkpoint is for trainings in epochs: give an --algorithm, or leave it out");
    }
    mistakeIf(
        !algorithm.algorithm().resumable(),
        "--checkpoint means nothing to --algorithm %s, which keeps no state to go on from: leave it"
            + " out",
        algorithm.label());
    return state;
  }

  /** Refuses what would count for S-SWIM, but means nothing to an algorithm. */
  private void refuseOthers(AlgorithmFit.Choice algorithm) {
    for (OptionSpec option : given()) {
      String name = option.longestName();
      mistakeIf(
          !OF_ALGORITHMS.contains(name),
          "%s means nothing to --algorithm %s: leave it out; settings follow the name of the"
              + " algorithm, see 'sswim algorithms %s'",
          name,
          algorithm.label(),
          algorithm.label().split(":", 2)[0]);
    }
  }

  private ClassifierFit fitted(LabelledSequences data, ConsoleProgress progress) {
    return new ClassifierTrainer(classifier.options(), Workers.of(classifier.threads()))
        .telling(progress)
        .fit(data);
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
                      Figures.text("log loss of those left out %.3f", epoch.validationLoss())));
    }
  }
}
