package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spi.ClassFit;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.model.ClassModelFile;
import org.sswim.options.Auto;
import org.sswim.report.ClassModelReport;
import org.sswim.sequences.InvalidSequencesException;
import org.sswim.sequences.LabelledSequences;

/** A fit by a related algorithm, saved. */
final class AlgorithmFit {
  private static final int PER_CENT = 100;

  private final Console console;
  private final Choice choice;

  AlgorithmFit(Console console, Choice choice) {
    this.console = console;
    this.choice = choice;
  }

  /**
   * An algorithm and its options.
   *
   * @param fit trains with them
   */
  record Choice(String label, Fit fit) {

    /** Trains with options that are chosen. */
    @FunctionalInterface
    interface Fit {
      ClassModel fit(
          LabelledSequences data, long seed, Workers workers, ClassCandidate.Watch watch);
    }

    /**
     * The algorithm of a name with settings behind it.
     *
     * @throws IllegalArgumentException if one of them is unknown or out of range
     */
    static Choice of(String text) {
      List<String> parts = List.of(text.split(":", -1));
      return of(text, Candidates.algorithm(parts.get(0)), parts.subList(1, parts.size()));
    }

    private static <O extends Record> Choice of(
        String label, Algorithm<O> algorithm, List<String> settings) {
      O options = algorithm.options(settings);
      ClassFit<O> fit = algorithm.fit();
      return new Choice(
          label, (data, seed, workers, watch) -> fit.fit(data, options, seed, workers, watch));
    }
  }

  /** Fits and saves. */
  void run(
      Path train,
      LabelledSequences data,
      long seed,
      Auto<Integer> threads,
      OutputFile modelFile,
      @Nullable OutputFile jsonFile) {
    long began = System.nanoTime();
    ClassModel model;
    try (ConsoleProgress progress = new ConsoleProgress(console, choice.label)) {
      model = choice.fit.fit(data, seed, Workers.of(threads), new Watch(progress));
    } catch (IllegalArgumentException e) {
      throw new InvalidSequencesException(train, String.valueOf(e.getMessage()), e);
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    ClassModelFile.write(model, modelFile.path());
    if (jsonFile != null) {
      jsonFile.write(
          ClassModelReport.json(model)
              .with("model", modelFile.path().toString())
              .with("file", train.toString())
              .with("sequences", data.count())
              .with("fitSeconds", seconds)
              .toString());
    }
    console.out().print(ClassModelReport.described(model));
    console
        .out()
        .print(
            String.format(
                Locale.ROOT,
                "%nFitted to %,d sequences in %.1f s. Saved: %s%n",
                data.count(),
                seconds,
                modelFile.path()));
  }

  private record Watch(ConsoleProgress progress) implements ClassCandidate.Watch {
    @Override
    public void at(double share, String what) {
      progress.at((int) (share * PER_CENT), PER_CENT, what);
    }

    @Override
    public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
      // A fit has no test to look at it with.
    }
  }
}
