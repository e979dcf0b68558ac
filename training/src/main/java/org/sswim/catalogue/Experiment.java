package org.sswim.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sswim.checks.Checks;
import org.sswim.linalg.Workers;
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

/**
 * An entry of the catalogue that tries an algorithm where a table of classifiers cannot. It reads
 * files of its kind, or none, and gives a table.
 *
 * @param card what it is
 * @param files what it reads
 * @param defaults options that are used unless others are asked for
 * @param published options as in the paper
 * @param study does it
 * @param saves whether its findings hold a model that can be kept
 * @param <O> record of its options
 */
public record Experiment<O extends Record>(
    Card card, Files files, O defaults, O published, Study<O> study, boolean saves)
    implements Entry<O> {

  /** An experiment that keeps no model. */
  public Experiment(Card card, Files files, O defaults, O published, Study<O> study) {
    this(card, files, defaults, published, study, false);
  }

  /**
   * The files that an experiment reads.
   *
   * @param least how many at least
   * @param most how many at most
   * @param what they are, as a phrase: {@code "images that train, images that test"}
   */
  public record Files(int least, int most, String what) {
    /** No files. */
    public static final Files NONE = new Files(0, 0, "none");

    /** Checks the range. */
    public Files {
      Checks.not(least < 0 || most < least).or("files are %s to %s", least, most);
    }
  }

  /**
   * Does an experiment. Stateless; equal options, files and seeds give equal findings but for
   * seconds, whatever the number of workers.
   */
  @FunctionalInterface
  public interface Study<O extends Record> {
    /**
     * Does it.
     *
     * @throws IllegalArgumentException if it can do nothing with such files, naming what is wrong
     */
    Findings run(Run<O> run);
  }

  /**
   * The inputs of a run of an experiment.
   *
   * @param files as many as {@link Experiment#files} says, each readable
   * @param seeds one or more, each of which covers every draw of a trial; figures are medians
   * @param progress hears how it goes
   */
  public record Run<O extends Record>(
      List<Path> files, O options, List<Long> seeds, Workers workers, FitProgress progress) {

    /** One file of those that it reads. */
    public Path file(int number) {
      return files.get(number);
    }

    /**
     * The outcomes of variants: a list for each, of an outcome for each seed.
     *
     * @param variants in the order of the table
     * @param name of a variant, as progress shows it
     */
    public <V, R> List<List<R>> trials(
        List<V> variants, Function<? super V, String> name, Trial<V, R> trial) {
      WorkPieces pieces = new WorkPieces(progress, (double) variants.size() * seeds.size());
      List<List<R>> all = new ArrayList<>();
      for (V variant : variants) {
        List<R> own = new ArrayList<>();
        for (long seed : seeds) {
          FitProgress piece = pieces.next(1, name.apply(variant) + ", seed " + seed);
          own.add(trial.run(variant, seed, piece));
        }
        all.add(own);
      }
      return all;
    }
  }

  /** Tries a variant with a seed. */
  @FunctionalInterface
  public interface Trial<V, R> {
    /** The outcome. */
    R run(V variant, long seed, FitProgress progress);
  }
}
