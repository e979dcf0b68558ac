package org.sswim.cli;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassFitTask;
import org.sswim.classifiers.ClassRows;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.FittedClassifier;
import org.sswim.comparison.Candidate;
import org.sswim.linalg.Workers;
import org.sswim.report.ClassReport;
import org.sswim.report.Report;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares S-SWIM with its baselines on samples with classes. */
@Command(name = "evaluate")
final class ClassifyEvaluate extends SubCommand {
  /** Whose network a page shows. */
  private static final String SHOWN = "s-swim";

  @Parameters(paramLabel = "TRAIN")
  private Path train;

  @Mixin private Flags.Test tested;

  @Option(names = "--test-names", paramLabel = "GLOB")
  private @Nullable PathMatcher testNames;

  @Option(names = "--folds", paramLabel = "K")
  private int folds = 5;

  @Mixin private Flags.Resume resume;

  @Mixin
  private Models<ClassFitTask, FittedClassifier> models =
      new Models<>(ClassCandidates.ALL, ClassCandidates.USUAL);

  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
  @Mixin private Flags.Energy energy;
  @Mixin private Flags.Out out;
  @Mixin Flags.Results results;
  @Mixin Flags.Svg svg;
  @Mixin private ClassifierMixin classifier;
  @Mixin private SequencesMixin sequences;

  @Override
  Report run() {
    Path test = tested.path;
    OutputFile outFile = out.file();
    List<Candidate<ClassFitTask, FittedClassifier>> chosen = models.chosen();
    LabelledSequences training =
        sequences.read(train, classifier.reading(), classifier.marks.marks());
    SequencesMixin.requireClasses(training, train);
    not(test == null && testNames != null)
        .or("--test-names is for --test; give that, too, or leave it out");
    LabelledSequences testing = test == null ? null : testing(training, test);
    resume.refuseWith("--out", outFile != null);
    not(outFile != null && testing == null)
        .or("--out writes the answers of models for --test; give that, too");
    ClassComparison all =
        SequencesMixin.suited(
            train,
            () ->
                new ClassComparison(
                    training, testing, folds, chosen, seeds.count, classifier.options()));
    ClassComparison some = SequencesMixin.suited(train, all::feasible);
    if (some.models().size() < all.models().size()) {
      tell("nearest-neighbour is left out: so many samples take too long to compare");
    }
    Shown shown =
        new Shown(
            training,
            testing,
            outFile == null || testing == null ? null : new ClassRows(testing),
            new LinkedHashMap<>(),
            new ArrayList<>());
    boolean page = results.report.path != null && testing != null;
    List<ClassScore> scores;
    try {
      scores =
          watched(
              "classify",
              progress ->
                  resume.kept(
                      ClassScore.class,
                      () -> some.about(energy.wanted),
                      memory ->
                          some.run(
                              Workers.of(classifier.threads.count),
                              energy.wanted ? ModelCommand.SAMPLES : 0,
                              shown,
                              // A page shows the first network.
                              memory.anew(
                                  (model, seed) ->
                                      page && shown.pieces.isEmpty() && model.equals(SHOWN)),
                              progress)));
    } catch (IllegalArgumentException e) {
      throw SequencesMixin.refused(train, e);
    }
    if (scores.isEmpty()) {
      throw new UnusableFileException(
          "%s: %s; name other --models", train, shown.leftOut.values().iterator().next());
    }
    shown.leftOut.forEach((model, why) -> tell(model + " is left out: " + why));
    ClassReport table =
        new ClassReport(some, scores, train.toString(), test == null ? null : test.toString());
    if (outFile != null && shown.rows != null) {
      outFile.write(shown.rows.csv());
    }
    return table.report(shown.pieces.isEmpty() ? null : shown.pieces.get(0));
  }

  /** Keeps the first network of S-SWIM, for the page, and all answers where they are written. */
  private record Shown(
      LabelledSequences training,
      @Nullable LabelledSequences testing,
      @Nullable ClassRows rows,
      Map<String, String> leftOut,
      List<ClassReport.Showpiece> pieces)
      implements ClassComparison.Observer {
    @Override
    public void leftOut(String model, String why) {
      leftOut.put(model, why);
    }

    @Override
    public void fitted(String model, FittedClassifier fitted, BatchClassifier.Answers answers) {
      if (rows != null) {
        rows.fitted(model, fitted, answers);
      }
      ClassifierFit fit = fitted.network();
      if (pieces.isEmpty() && fit != null && testing != null && model.equals(SHOWN)) {
        pieces.add(new ClassReport.Showpiece(training, testing, fit, answers));
      }
    }
  }

  private LabelledSequences testing(LabelledSequences training, Path file) {
    LabelledSequences testing =
        sequences.readLike(
            training,
            file,
            testNames == null ? sequences.names : testNames,
            classifier.reading(),
            classifier.marks.marks());
    SequencesMixin.requireLabels(testing, file);
    return testing;
  }
}
