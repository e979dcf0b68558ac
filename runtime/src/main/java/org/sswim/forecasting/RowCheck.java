package org.sswim.forecasting;

import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Standardizer;

/**
 * Refuses rows whose channels a model cannot take.
 *
 * @param model the model
 */
record RowCheck(ForecastModel model) {

  /** Refuses a row of another number of channels. */
  void requireWidth(double[] row) {
    if (row.length != model.channels().size()) {
      throw new InvalidSeriesException(
          "a row must have " + model.channels().size() + " values; got " + row.length);
    }
  }

  /**
   * Refuses a row of which a value is no finite number, or too far from those that were fitted.
   *
   * @throws InvalidSeriesException naming the channel, or the number of them
   */
  void require(double[] row) {
    requireWidth(row);
    for (int c = 0; c < row.length; c++) {
      if (!Double.isFinite(row[c])) {
        throw new InvalidSeriesException(
            "channel '" + model.channels().get(c) + "' must be a finite number; got " + row[c]);
      }
      if (Standardizer.tooFar(model.standardizer().apply(c, row[c]))) {
        throw new InvalidSeriesException(
            ("channel '%s': %s is too far from the mean %s (std %s) of the rows that the model"
                    + " was fitted on; correct the value")
                .formatted(
                    model.channels().get(c),
                    row[c],
                    model.standardizer().mean(c),
                    model.standardizer().std(c)));
      }
    }
  }
}
