package org.sswim.forecasting;

import java.util.stream.IntStream;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.ValueScreen;

/**
 * Rows of a stream behind the limits of a model. A row that turns out to be refused leaves no
 * trace: what it changes holds from {@link #commit} on. Allocates nothing but itself.
 */
final class ScreenedRows {
  private final ForecastModel model;
  private final ValueScreen channels;
  private final ValueScreen beside;
  private final double[] row;
  private final double[] values;
  private long replaced;
  private long replacedNow;

  /** Nothing seen yet. */
  ScreenedRows(ForecastModel model) {
    this.model = model;
    row = new double[model.channels().size()];
    values = new double[model.spec().covariates().past().size()];
    channels = new ValueScreen(model.limits(), IntStream.range(0, row.length).toArray());
    int width = row.length + values.length;
    beside = new ValueScreen(model.limits(), IntStream.range(row.length, width).toArray());
  }

  /** Takes over what another one of the same model has seen. */
  void copyFrom(ScreenedRows other) {
    channels.copyFrom(other.channels);
    beside.copyFrom(other.beside);
    replaced = other.replaced;
  }

  /**
   * What stands for the channels of a row.
   *
   * @param given finite
   * @param seen the same, or NaN where it stands for what is missing
   * @return {@code [channels]}, overwritten by the next call
   * @throws InvalidSeriesException if a value is not finite
   */
  double[] row(double[] given, double[] seen) {
    replacedNow = 0;
    for (int c = 0; c < row.length; c++) {
      if (!Double.isFinite(given[c])) {
        throw new InvalidSeriesException(
            "channel '" + model.channels().get(c) + "' must be a finite number; got " + given[c]);
      }
      row[c] = given[c];
      if (Double.isNaN(seen[c])) {
        channels.skip(c);
      } else {
        row[c] = channels.next(c, given[c]);
      }
      replacedNow += row[c] == given[c] ? 0 : 1;
    }
    return row;
  }

  /**
   * What stands for the values beside them; what is not finite is left to others to refuse.
   *
   * @return {@code [values]}, overwritten by the next call
   */
  double[] beside(double[] given) {
    for (int i = 0; i < given.length && i < values.length; i++) {
      boolean finite = Double.isFinite(given[i]);
      values[i] = finite ? beside.next(i, given[i]) : given[i];
      replacedNow += !finite || values[i] == given[i] ? 0 : 1;
    }
    return given.length == values.length ? values : given;
  }

  /** Whether an earlier value stands for that of a channel in the last row. */
  boolean held(int channel) {
    return channels.held(channel);
  }

  /** The last row has been taken. */
  void commit() {
    channels.commit();
    beside.commit();
    replaced += replacedNow;
  }

  /** Number of values for which others stood, of all rows that were taken. */
  long replaced() {
    return replaced;
  }
}
