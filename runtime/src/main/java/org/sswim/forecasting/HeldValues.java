package org.sswim.forecasting;

import java.util.Arrays;
import java.util.List;
import org.sswim.series.InvalidSeriesException;

/** The last value of every channel, which stands in for one that is missing. */
final class HeldValues {
  private final double[] last;
  private final double[] filled;

  /** No values yet. */
  HeldValues(int channels) {
    last = new double[channels];
    filled = new double[channels];
    Arrays.fill(last, Double.NaN);
  }

  /** Remembers a row without missing values. */
  void keep(double[] row) {
    System.arraycopy(row, 0, last, 0, last.length);
  }

  /** Takes over what another one remembers. */
  void copyFrom(HeldValues other) {
    keep(other.last);
  }

  /**
   * A row with the last values in the place of those that are NaN; overwritten by the next call.
   *
   * @throws InvalidSeriesException if a channel that is missing has had no value yet
   */
  double[] fill(double[] row, List<String> channels) {
    for (int c = 0; c < row.length; c++) {
      filled[c] = Double.isNaN(row[c]) ? last[c] : row[c];
      if (Double.isNaN(filled[c])) {
        throw new InvalidSeriesException(
            ("channel '%s' has had no value that could stand in for a missing one; begin with a"
                    + " row that has a value for every channel")
                .formatted(channels.get(c)));
      }
    }
    return filled;
  }
}
