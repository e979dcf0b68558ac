package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassWatch;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierTrainer;
import org.sswim.classifiers.GradientClassifierFit;
import org.sswim.classifiers.GradientClassifierTrainer;
import org.sswim.classifiers.GradientStart;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.report.ClassifierReport;
import org.sswim.report.Figures;
import org.sswim.report.Report;
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
  private @Nullable Choice algorithm;

  @Mixin private Flags.Saved saved;
  @Mixin private Flags.ThenTrain thenTrain;
  @Mixin private Flags.Checkpoint checkpoint;
  @Mixin Flags.Results results;
  @Mixin private Flags.Verbose verbose;
  @Mixin private ClassifierMixin classifier;
  @Mixin private SequencesMixin sequences;

  /**
   * A related algorithm and its settings.
   *
   * @param label as they were given
   */
  record Choice(String label, Algorithm<?> algorithm, List<String> settings) {

    /**
     * The algorithm of a name with settings behind it.
     *
     * @throws IllegalArgumentException if one of them is unknown or out of range
     */
    static Choice of(String text) {
      List<String> parts = List.of(text.split(":", -1));
      Algorithm<?> algorithm = Catalogue.named(Algorithm.class, "algorithm", parts.get(0));
      List<String> settings = parts.subList(1, parts.size());
      // What is wrong with them is said here.
      algorithm.options(settings);
      return new Choice(text, algorithm, settings);
    }
  }

  @Override
  Report run() {
    if (algorithm != null) {
      refuseOthers(algorithm);
    }
    Path state = checkpoint();
    LabelledSequences data = sequences.read(train, classifier.reading(), classifier.marks.marks());
    SequencesMixin.requireClasses(data, train);
    if (algorithm == null) {
      return network(data);
    }
    return related(algorithm, data, state);
  }

  private Report related(Choice chosen, LabelledSequences data, @Nullable Path state) {
    long began = System.nanoTime();
    ClassModel model =
        watched(
            train,
            chosen.label,
            progress ->
                chosen.algorithm.fit(
                    data,
                    chosen.settings,
                    classifier.options(),
                    Workers.of(classifier.threads.count),
                    new Watch(progress),
                    state));
    double seconds = (System.nanoTime() - began) * 1e-9;
    ModelFormat.writeAny(model, saved.path);
    return found(ClassifierReport.of(train.toString(), model), data, seconds)
        .say(
            Figures.text(
                "%nFitted to %,d samples in %.1f s. Saved: %s%n",
                data.count(), seconds, saved.path));
  }

  private record Watch(ConsoleProgress progress) implements ClassWatch {
    @Override
    public void at(double share, String what) {
      progress.at(share, what);
    }

    @Override
    public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
      // A fit has no test to look at it with.
    }
  }

  private Report found(Report of, LabelledSequences data, double seconds) {
    return of.with("model", saved.path.toString())
        .with("file", train.toString())
        .with("sequences", data.count())
        .with("fitSeconds", seconds);
  }

  private Report network(LabelledSequences data) {
    long began = System.nanoTime();
    Integer epochs = thenTrain.epochs;
    GradientClassifierFit gradients =
        epochs == null ? null : watched(train, "epochs", told -> thenTrained(data, epochs, told));
    ClassifierFit fit =
        gradients == null ? watched(train, "fit", told -> fitted(data, told)) : gradients.fit();
    double seconds = (System.nanoTime() - began) * 1e-9;
    ModelFormat.CLASSIFIER.write(sequences.remembered(fit.model()), saved.path);
    return found(
            ClassifierReport.report(train.toString(), data, fit, verbose.all, gradients),
            data,
            seconds)
        .say(
            Figures.text(
                "%nFitted to %,d samples in %.1f s: %.1f %% of left-out samples get the correct"
                    + " class (log loss %.3f). Saved: %s%n",
                data.count(),
                seconds,
                100 * fit.leftOutAccuracy(),
                fit.leftOutLogLoss(),
                saved.path));
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
    that(algorithm.algorithm().resumable())
        .or(
            "--checkpoint means nothing to --algorithm %s, which keeps no state to go on from: leave it"
                + " out",
            algorithm.label());
    return state;
  }

  /** Refuses what would count for S-SWIM, but means nothing to an algorithm. */
  private void refuseOthers(Choice algorithm) {
    for (OptionSpec option : given()) {
      String name = option.longestName();
      that(OF_ALGORITHMS.contains(name))
          .or(
              "%s means nothing to --algorithm %s: leave it out; settings follow the name of the"
                  + " algorithm, see 'sswim algorithms %s'",
              name, algorithm.label(), algorithm.label().split(":", 2)[0]);
    }
  }

  private ClassifierFit fitted(LabelledSequences data, ConsoleProgress progress) {
    return new ClassifierTrainer(classifier.options(), Workers.of(classifier.threads.count))
        .telling(progress)
        .fit(data);
  }

  private GradientClassifierFit thenTrained(
      LabelledSequences data, int most, ConsoleProgress progress) {
    return new GradientClassifierTrainer(
            classifier.options().withEpochs(most), Workers.of(classifier.threads.count))
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
