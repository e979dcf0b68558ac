package org.sswim.catalogue;

import java.nio.file.Path;
import java.util.List;
import org.sswim.linalg.Workers;

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
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("files are " + least + " to " + most);
      }
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
     * @param files as many as {@link Experiment#files} says, each readable
     * @param seeds one or more, each of which covers every draw of a run; figures are medians
     * @throws IllegalArgumentException if it can do nothing with such files, naming what is wrong
     */
    Findings run(List<Path> files, O options, List<Long> seeds, Workers workers, Listener listener);
  }

  /** Hears how an experiment goes. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called now and then.
     *
     * @param share of the work that is done, 0 .. 1
     * @param what is being done
     */
    void at(double share, String what);
  }
}
