package org.sswim.series;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.stored.Labelled;

/**
 * Which cells of a CSV file count as missing, and what is done about them.
 *
 * @param policy what to do about missing cells
 * @param values numbers that stand for a missing value, besides empty cells, NaN and Infinity
 * @param gaps what to do about rows that a regular series of dates lacks
 */
public record MissingOptions(Policy policy, List<Double> values, Gaps gaps) {

  /** The ways to treat missing cells. */
  public enum Policy implements Labelled {
    /** Refuse the file and name the place. */
    FAIL,
    /** Carry the last value of the column forward; a gap before the first value is refused. */
    FILL,
    /**
     * As {@link #FILL}, and remember which cells were missing, see {@link TimeSeries#missing}; the
     * first value stands in a gap before it. In a stream, where nothing is fitted or measured, the
     * same as {@link #FILL}.
     */
    MASK;
  }

  /** The ways to treat rows that a regular series of dates lacks. */
  public enum Gaps implements Labelled {
    /** Take the rows as they are. */
    KEEP,
    /** Put them in, as rows of missing cells. */
    INSERT;
  }

  /** Copies the values and refuses those that are not finite, which are missing anyway. */
  public MissingOptions {
    values = List.copyOf(values);
    for (double value : values) {
      Checks.that(Double.isFinite(value))
          .or("a value that stands for a missing one must be finite; got %s", value);
    }
  }

  /** A policy alone. */
  public static MissingOptions of(Policy policy) {
    return new MissingOptions(policy, List.of(), Gaps.KEEP);
  }

  /** Whether a number stands for a missing value. */
  boolean counts(double value) {
    for (double missing : values) {
      if (value == missing) {
        return true;
      }
    }
    return false;
  }
}
