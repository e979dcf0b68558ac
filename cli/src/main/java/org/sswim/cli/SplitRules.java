package org.sswim.cli;

import org.sswim.evaluation.ComparisonOptions.SplitRule;
import org.sswim.evaluation.Split;
import org.sswim.training.WindowRange;
import picocli.CommandLine.ITypeConverter;

/** The two ways to split a series, as options give them. */
final class SplitRules {
  private static final int PARTS = 3;
  private static final double ROUNDING = 1e-9;

  private SplitRules() {}

  /**
   * Shares of the windows. What three shares leave over lies between validation and test, unused.
   *
   * @param text as the user wrote it
   */
  record Shares(String text, double train, double validation, double test) implements SplitRule {
    @Override
    public Split split(int rows, int window, int horizon) {
      Split whole = Split.seqSnn(rows, window, horizon, train, test);
      int total = rows - window - horizon + 1;
      int start = whole.validation().start();
      int own = Math.max(1, (int) Math.floor(total * validation + ROUNDING));
      int end = Math.min(whole.validation().end(), start + own);
      boolean complete = train + validation + test > 1 - ROUNDING;
      return complete
          ? whole
          : new Split(whole.train(), new WindowRange(start, end), whole.test(), whole.scalerRows());
    }

    @Override
    public String toString() {
      return "split " + text + " of the windows";
    }
  }

  /** Blocks of rows. */
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

  /** Reads {@code --split}. */
  static final class SharesConverter implements ITypeConverter<Shares> {
    @Override
    public Shares convert(String text) {
      String[] parts = text.split(",", -1);
      double[] share = new double[PARTS];
      boolean good = parts.length == PARTS;
      double sum = 0;
      for (int i = 0; good && i < PARTS; i++) {
        share[i] = Converters.number(parts[i]);
        sum += share[i];
        good = share[i] > 0 && share[i] < 1;
      }
      if (!good || sum > 1 + ROUNDING) {
        throw Converters.refused(
            "must be three shares above 0 that sum to at most 1, such as .7,.2,.1", text);
      }
      return new Shares(text, share[0], share[1], share[2]);
    }
  }

  /** Reads {@code --rows}. */
  static final class RowsConverter implements ITypeConverter<Rows> {
    private static final int MOST = 100_000_000;

    @Override
    public Rows convert(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != PARTS) {
        throw Converters.refused("must be three numbers of rows, such as 8640,2880,2880", text);
      }
      int[] rows = new int[PARTS];
      for (int i = 0; i < PARTS; i++) {
        rows[i] = (int) Converters.whole(parts[i], 1, MOST);
      }
      return new Rows(rows[0], rows[1], rows[2]);
    }
  }
}
