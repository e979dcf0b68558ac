package org.sswim.evaluation;

import org.sswim.checks.Checks;
import org.sswim.samples.SampleRange;
import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;

/**
 * Training, validation and test windows for one horizon.
 *
 * <p>No choice that a trainer makes may see a value that a test window is scored on. Scalers are
 * fitted on rows {@code 0 .. scalerRows}.
 *
 * @param train windows that train
 * @param validation windows on which penalties and options are chosen
 * @param test windows that are scored
 * @param scalerRows number of leading rows on which scalers may be fitted
 */
public record Split(SampleRange train, SampleRange validation, SampleRange test, int scalerRows) {

  /**
   * The protocol "seqsnn": of the {@code n - H - O + 1} windows of stride 1 the first {@code
   * floor(total * trainShare)} train, the last {@code floor(total * testShare)} test, and those
   * between validate. The last O - 1 of the validation windows are left out, because some of their
   * targets are targets of test windows. Scalers see the rows that training windows see as inputs.
   *
   * @param rows n
   * @param window H
   * @param horizon O
   * @param trainShare share of the windows that train, in (0, 1)
   * @param testShare share of the windows that test, in (0, 1)
   * @throws InvalidSeriesException if a part would be empty, with the number of rows needed
   * @see <a href="https://arxiv.org/abs/2402.01533">Lv et al. 2024</a>
   */
  public static Split seqSnn(
      int rows, int window, int horizon, double trainShare, double testShare) {
    Checks.that(trainShare > 0 && testShare > 0 && trainShare + testShare < 1)
        .or(
            "the shares that train and test must be above 0 and leave some to validate; got %s"
                + " and %s",
            trainShare, testShare);
    int total = rows - window - horizon + 1;
    // The tolerance keeps floor(10 * 0.7) at 7 whatever the rounding of the product.
    int train = (int) Math.floor(total * trainShare + 1e-9);
    int test = (int) Math.floor(total * testShare + 1e-9);
    int validationEnd = total - test - (horizon - 1);
    if (total < 1 || train < 1 || test < 1 || validationEnd <= train) {
      throw tooShort(rows, window, horizon, neededRows(window, horizon, trainShare, testShare));
    }
    return new Split(
        new SampleRange(0, train),
        new SampleRange(train, validationEnd),
        new SampleRange(total - test, total),
        train + window - 1);
  }

  private static int neededRows(int window, int horizon, double trainShare, double testShare) {
    double between = Math.max(1e-3, 1 - trainShare - testShare);
    double total = Math.max((horizon + 1) / between, Math.max(1 / trainShare, 1 / testShare));
    return (int) Math.ceil(total) + window + horizon;
  }

  /**
   * The protocol "ltsf": blocks of rows train, validate and test. A window's targets lie in its
   * block; its inputs may reach back into the block before. Rows after the three blocks are unused.
   * Scalers see the training block.
   *
   * @param rows n
   * @param window H
   * @param horizon O
   * @param trainRows rows of the training block
   * @param validationRows rows of the validation block
   * @param testRows rows of the test block
   * @throws InvalidSeriesException if a block is too short or the series ends before the blocks do
   */
  public static Split ltsf(
      int rows, int window, int horizon, int trainRows, int validationRows, int testRows) {
    long needed = (long) trainRows + validationRows + testRows;
    Checks.that(needed <= rows, Fault.of(Problem.LARGE_BLOCKS).got(rows).against(needed)::error)
        .or(
            "the blocks of %s, %s and %s rows need %s rows; the series has %s",
            trainRows, validationRows, testRows, needed, rows);
    Checks.that(
            trainRows >= window + horizon && validationRows >= horizon && testRows >= horizon,
            Fault.of(Problem.SMALL_BLOCKS).against(window + horizon)::error)
        .or(
            "window %s and horizon %s need blocks of at least %s, %s and %s rows; got %s,"
                + " %s and %s",
            window,
            horizon,
            window + horizon,
            horizon,
            horizon,
            trainRows,
            validationRows,
            testRows);
    int validationStart = trainRows - window;
    int testStart = trainRows + validationRows - window;
    return new Split(
        new SampleRange(0, trainRows - window - horizon + 1),
        new SampleRange(validationStart, trainRows + validationRows - window - horizon + 1),
        new SampleRange(testStart, (int) needed - window - horizon + 1),
        trainRows);
  }

  private static InvalidSeriesException tooShort(int rows, int window, int horizon, int needed) {
    return new InvalidSeriesException(
        Fault.of(Problem.TOO_FEW_ROWS).got(String.valueOf(rows)).against(needed),
        ("too few rows: window %s and horizon %s need about %s rows for this split; the"
                + " series has %s")
            .formatted(window, horizon, needed, rows));
  }
}
