package org.sswim.evaluation;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.sswim.checks.Checks;
import org.sswim.samples.SampleRange;

/**
 * How the windows of a series are split for one horizon. Its text is the rule's name in reports.
 */
public interface SplitRule {
  /** The split of most benchmarks: 0.7 of the windows train, 0.2 validate and 0.1 test. */
  SplitRule USUAL = new Shares(0.7, 0.2, 0.1);

  /**
   * The split of a series with the given number of rows.
   *
   * @throws org.sswim.series.InvalidSeriesException if a part would be empty
   */
  Split split(int rows, int window, int horizon);

  /**
   * The protocol "seqsnn", {@link Split#seqSnn}. What the three shares leave over lies between
   * validation and test, unused.
   *
   * @param train share of the windows that train, above 0
   * @param validation share that validates, above 0
   * @param test share that tests, above 0; the three sum to at most 1
   */
  record Shares(double train, double validation, double test) implements SplitRule {
    private static final double ROUNDING = 1e-9;

    /** Checks the ranges. */
    public Shares {
      Checks.that(
              train > 0 && validation > 0 && test > 0 && train + validation + test <= 1 + ROUNDING)
          .or(
              "must be three shares above 0 that sum to at most 1, such as 0.7,0.2,0.1; got"
                  + " %s",
              text(train, validation, test));
    }

    @Override
    public Split split(int rows, int window, int horizon) {
      Split whole = Split.seqSnn(rows, window, horizon, train, test);
      if (train + validation + test > 1 - ROUNDING) {
        return whole;
      }
      int total = rows - window - horizon + 1;
      int start = whole.validation().start();
      int own = Math.max(1, (int) Math.floor(total * validation + ROUNDING));
      int end = Math.min(whole.validation().end(), start + own);
      return new Split(
          whole.train(), new SampleRange(start, end), whole.test(), whole.scalerRows());
    }

    @Override
    public String toString() {
      return "split " + text(train, validation, test) + " of the windows";
    }

    private static String text(double... shares) {
      return DoubleStream.of(shares).mapToObj(Double::toString).collect(Collectors.joining(","));
    }
  }

  /**
   * The protocol "ltsf", {@link Split#ltsf}: blocks of rows.
   *
   * @param train rows of the training block
   * @param validation rows of the validation block
   * @param test rows of the test block
   */
  record Rows(int train, int validation, int test) implements SplitRule {
    @Override
    public Split split(int rows, int window, int horizon) {
      return Split.ltsf(rows, window, horizon, train, validation, test);
    }

    @Override
    public String toString() {
      return "blocks of " + train + ", " + validation + " and " + test + " rows";
    }
  }
}
