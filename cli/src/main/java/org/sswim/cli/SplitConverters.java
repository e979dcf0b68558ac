package org.sswim.cli;

import org.sswim.evaluation.SplitRule;
import picocli.CommandLine.ITypeConverter;

/** Reads the two ways to split a series. */
final class SplitConverters {
  private static final int PARTS = 3;

  private SplitConverters() {}

  /** Reads {@code --split}. */
  static final class Shares implements ITypeConverter<SplitRule.Shares> {
    @Override
    public SplitRule.Shares convert(String text) {
      String[] parts = text.split(",", -1);
      double[] share = new double[PARTS];
      for (int i = 0; i < PARTS; i++) {
        share[i] = parts.length == PARTS ? Converters.number(parts[i]) : Double.NaN;
      }
      boolean whole = Math.abs(share[0] + share[1] + share[2] - 1) <= 1e-6;
      try {
        if (!whole) {
          throw new IllegalArgumentException("the shares do not sum to 1");
        }
        return new SplitRule.Shares(share[0], share[1], share[2]);
      } catch (IllegalArgumentException e) {
        throw Converters.refused(
            "must be three shares above 0 that sum to 1, such as .7,.2,.1", text);
      }
    }
  }

  /** Reads {@code --rows}. */
  static final class Rows implements ITypeConverter<SplitRule.Rows> {
    private static final int MOST = 100_000_000;

    @Override
    public SplitRule.Rows convert(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != PARTS) {
        throw Converters.refused("must be three numbers of rows, such as 8640,2880,2880", text);
      }
      int[] rows = new int[PARTS];
      for (int i = 0; i < PARTS; i++) {
        rows[i] = (int) Converters.whole(parts[i], 1, MOST);
      }
      return new SplitRule.Rows(rows[0], rows[1], rows[2]);
    }
  }
}
