package org.sswim.evaluation;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.sswim.checks.Checks;
import org.sswim.samples.SampleRange;
import org.sswim.series.Fault;
import org.sswim.series.Problem;

/**
 * How the windows of a series are split for one horizon. Its text is the rule's name in reports.
 */
public interface SplitRule {
  /** The split of most benchmarks: 0.7 of the windows train, 0.2 validate and 0.1 test. */
  SplitRule USUAL = new Shares(0.7, 0.2, 0.1);

  /**
   * The split of a series with the given number of rows.
   *
   * @throws org.sswim.series.InvalidDataException if a part would be empty
   */
  Split split(int rows, int window, int horizon);

  /**
   * The protocol "seqsnn": of the {@code n - H - O + 1} windows of stride 1 the first {@code
   * floor(total * train)} train and the last {@code floor(total * test)} test. Those between
   * validate, but for what the three shares leave over, which lies before the test windows. The
   * last O - 1 before those never validate, because some of their targets are targets of test
   * windows. Scalers see the rows that training windows see as inputs.
   *
   * @param train share of the windows that train, above 0
   * @param validation share that validates, above 0
   * @param test share that tests, above 0; the three sum to at most 1
   * @see <a href="https://arxiv.org/abs/2402.01533">Lv et al. 2024</a>
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
      int total = rows - window - horizon + 1;
      int first = windows(total, train);
      int last = windows(total, test);
      int end = total - last - (horizon - 1);
      int needed = neededWindows(horizon) + window + horizon;
      Checks.that(
              total >= 1 && first >= 1 && last >= 1 && end > first,
              Fault.of(Problem.TOO_FEW_ROWS).got(rows).against(needed)::error)
          .or(
              "too few rows: window %s and horizon %s need about %s rows for this split; the series"
                  + " has %s",
              window, horizon, needed, rows);
      if (train + validation + test <= 1 - ROUNDING) {
        end = Math.min(end, first + Math.max(1, windows(total, validation)));
      }
      return new Split(
          new SampleRange(0, first),
          new SampleRange(first, end),
          new SampleRange(total - last, total),
          first + window - 1);
    }

    /** The tolerance keeps floor(10 * 0.7) at 7 whatever the rounding of the product. */
    private static int windows(int total, double share) {
      return (int) Math.floor(total * share + ROUNDING);
    }

    private int neededWindows(int horizon) {
      double between = Math.max(1e-3, 1 - train - test);
      return (int) Math.ceil(Math.max((horizon + 1) / between, Math.max(1 / train, 1 / test)));
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
   * The protocol "ltsf": blocks of rows train, validate and test. A window's targets lie in its
   * block; its inputs may reach back into the block before. Rows after the three blocks are unused.
   * Scalers see the training block.
   *
   * @param train rows of the training block
   * @param validation rows of the validation block
   * @param test rows of the test block
   */
  record Rows(int train, int validation, int test) implements SplitRule {
    @Override
    public Split split(int rows, int window, int horizon) {
      long needed = (long) train + validation + test;
      Checks.that(needed <= rows, Fault.of(Problem.LARGE_BLOCKS).got(rows).against(needed)::error)
          .or(
              "the blocks of %s, %s and %s rows need %s rows; the series has %s",
              train, validation, test, needed, rows);
      int least = window + horizon;
      Checks.that(
              train >= least && validation >= horizon && test >= horizon,
              Fault.of(Problem.SMALL_BLOCKS).against(least)::error)
          .or(
              "window %s and horizon %s need blocks of at least %s, %s and %s rows; got %s,"
                  + " %s and %s",
              window, horizon, least, horizon, horizon, train, validation, test);
      return new Split(
          new SampleRange(0, train - least + 1),
          new SampleRange(train - window, train + validation - least + 1),
          new SampleRange(train + validation - window, (int) needed - least + 1),
          train);
    }

    @Override
    public String toString() {
      return "blocks of " + train + ", " + validation + " and " + test + " rows";
    }
  }
}
