package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassWatch;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.report.ClassifierReport;
import org.sswim.report.Figures;
import org.sswim.sequences.LabelledSequences;

/** A fit by a related algorithm, saved. */
record AlgorithmFit(Console console, Choice choice) {
  /**
   * An algorithm and its settings.
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

  /** Fits and saves. */
  void run(
      Path train,
      LabelledSequences data,
      ClassifierOptions common,
      Workers workers,
      Path modelFile,
      Flags.Json json,
      @Nullable Path checkpoint) {
    long began = System.nanoTime();
    ClassModel model =
        SequencesMixin.suited(train, () -> fitted(data, common, workers, checkpoint));
    double seconds = (System.nanoTime() - began) * 1e-9;
    ModelFormat.writeAny(model, modelFile);
    json.write(
        () ->
            ClassifierReport.json(model)
                .with("model", modelFile.toString())
                .with("file", train.toString())
                .with("sequences", data.count())
                .with("fitSeconds", seconds));
    console.out().print(ClassifierReport.described(model));
    console
        .out()
        .print(
            Figures.text(
                "%nFitted to %,d samples in %.1f s. Saved: %s%n",
                data.count(), seconds, modelFile));
  }

  private ClassModel fitted(
      LabelledSequences data,
      ClassifierOptions common,
      Workers workers,
      @Nullable Path checkpoint) {
    try (ConsoleProgress progress = new ConsoleProgress(console, choice.label)) {
      return choice.algorithm.fit(
          data, choice.settings, common, workers, new Watch(progress), checkpoint);
    }
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
}
