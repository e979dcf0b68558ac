package org.sswim.cli;

import java.util.Arrays;
import org.sswim.evaluation.SplitRule;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code --split}: three shares, or three numbers of rows. */
final class SplitConverter implements ITypeConverter<SplitRule> {
  private static final int PARTS = 3;
  private static final int MOST = 100_000_000;

  @Override
  public SplitRule convert(String text) {
    double[] part = Arrays.stream(text.split(",", -1)).mapToDouble(Converters::number).toArray();
    if (part.length == PARTS) {
      double sum = part[0] + part[1] + part[2];
      if (Arrays.stream(part).allMatch(rows -> rows >= 1 && rows <= MOST && rows % 1 == 0)) {
        return new SplitRule.Rows((int) part[0], (int) part[1], (int) part[2]);
      }
      if (Arrays.stream(part).allMatch(share -> share > 0) && Math.abs(sum - 1) <= 1e-6) {
        return new SplitRule.Shares(part[0], part[1], part[2]);
      }
    }
    throw Converters.refused(
        "must be three shares above 0 that sum to 1, such as 0.7,0.2,0.1, or three numbers of rows,"
            + " such as 8640,2880,2880",
        text);
  }
}
