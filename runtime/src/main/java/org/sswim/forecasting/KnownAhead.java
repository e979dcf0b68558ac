package org.sswim.forecasting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.KnownRows;
import org.sswim.moments.MomentInputs;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.stored.StateBytes;

/**
 * The known columns of a stream, which run ahead of its channels: a forecast needs those of the
 * rows that it forecasts. Each row is announced once. Allocates nothing but itself.
 */
final class KnownAhead {
  private final Standardizer standardizer;
  private final int firstColumn;
  private final int horizon;
  private final int history;
  private final ColumnIntake intake;
  private final float[] row;
  private final double[] values;
  private final @Nullable KnownRows rows;

  /** Rows that were announced before the first row of the channels. */
  private long before;

  /** Nothing announced yet. */
  KnownAhead(ForecastModel model) {
    MomentInputs inputs = model.momentInputs();
    List<String> names = model.knownColumns();
    standardizer = model.standardizer();
    firstColumn = model.channels().size() + model.spec().covariates().past().size();
    horizon = model.spec().horizon();
    intake = new ColumnIntake(model, "known columns", names, firstColumn);
    row = new float[names.size()];
    values = new double[names.size()];
    if (inputs == null || names.isEmpty()) {
      rows = null;
      history = 0;
    } else {
      rows = new KnownRows(inputs, horizon);
      history = inputs.spans().stream().mapToInt(Integer::intValue).max().orElse(1) - 1;
    }
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    intake.state(bytes);
    before = bytes.number(before);
    if (rows != null) {
      rows.state(bytes);
    }
  }

  /** Rows that are known behind so many rows of the channels. */
  long ahead(long seen) {
    return rows == null ? horizon : rows.rows() - before - seen;
  }

  /**
   * Takes the known columns of the next row.
   *
   * @param given in the model's order, NaN where a value is missing: the last one stands in
   * @param seen rows of the channels so far
   * @throws InvalidDataException if there is nothing to stand in, a value is out of range, or the
   *     row is farther ahead than is kept. Nothing has changed then
   */
  void announce(double[] given, long seen) {
    intake.requireWidth(given);
    if (rows == null) {
      return;
    }
    if (ahead(seen) > horizon) {
      throw new InvalidDataException(
          "known columns may be announced "
              + horizon
              + " rows ahead of the next row, as far as a forecast reaches; push that row first");
    }
    double[] filled = intake.fill(given);
    double[] taken = intake.take(filled, filled);
    for (int c = 0; c < row.length; c++) {
      row[c] = standardizer.apply(firstColumn + c, taken[c]);
    }
    intake.commit();
    rows.add(row, 0);
  }

  /**
   * Takes what columns know up to a horizon behind a row, and, ahead of the first row, of those
   * before it.
   *
   * @param known the columns, in the model's order
   * @param at their row that belongs to the next row of the channels
   * @param seen rows of the channels before this one
   */
  void follow(@Nullable TimeSeries known, int at, long seen) {
    if (rows == null || known == null) {
      return;
    }
    long next;
    if (rows.rows() == 0) {
      before = Math.min(history, at);
      next = at - before;
    } else {
      next = at + ahead(seen);
    }
    for (; next < Math.min(known.rows(), (long) at + 1 + horizon); next++) {
      known.copyRow((int) next, values);
      announce(values, seen);
    }
  }

  /** Refuses a row whose known columns are missing. */
  void requireRow(long seen) {
    if (ahead(seen) < 1) {
      throw new InvalidDataException(
          "the known columns of a row must be announced ahead of it; those of row "
              + (seen + 1)
              + " are missing");
    }
  }

  /** Refuses a forecast of rows whose known columns are missing. */
  void requireForecast(long seen) {
    long missing = horizon - ahead(seen);
    if (missing > 0) {
      throw new InvalidDataException(
          ("a forecast needs the known columns of the %s rows that it forecasts; those of the"
                  + " last %s are missing")
              .formatted(horizon, missing));
    }
  }

  /**
   * What the columns make of a row.
   *
   * @param number of the row among those of the channels, counted from 0
   * @param out written: {@code [knownWidth]}
   */
  void write(long number, float[] out) {
    if (rows != null) {
      rows.write(before + number, out);
    }
  }
}
