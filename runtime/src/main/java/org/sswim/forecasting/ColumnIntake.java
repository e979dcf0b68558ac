package org.sswim.forecasting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueScreen;
import org.sswim.stored.StateBytes;

/**
 * What a model sees of some of its columns, row by row. Earlier values stand for missing ones, and
 * outliers are cut to the limits. Values too far from the fitted rows are refused. A row that is
 * refused leaves no trace: what it changes holds from {@link #commit} on. Allocates nothing but
 * itself.
 */
final class ColumnIntake {
  private final ForecastModel model;
  private final String expected;
  private final int first;
  private final ValueScreen screen;
  private final double[] last;
  private final double[] filled;
  private final double[] values;
  private long replaced;
  private long replacedNow;

  /**
   * Nothing seen yet.
   *
   * @param kind what the columns are, such as {@code past columns}, in messages
   * @param first the place of the first one in {@link ForecastModel#columnNames}
   */
  ColumnIntake(ForecastModel model, String kind, List<String> names, int first) {
    this.model = model;
    this.first = first;
    int count = names.size();
    // Who pushes channels knows them; which columns stand beside them is less well known.
    boolean named = first > 0 && count > 0;
    expected = count + " " + kind + (named ? " (" + String.join(", ", names) + ")" : "");
    screen = new ValueScreen(model.limits(), IntStream.range(first, first + count).toArray());
    last = new double[count];
    Arrays.fill(last, Double.NaN);
    filled = new double[count];
    values = new double[count];
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    bytes.doubles(last);
    screen.state(bytes);
    replaced = bytes.number(replaced);
  }

  /** Refuses a row of another number of values. */
  void requireWidth(double[] row) {
    if (row.length != values.length) {
      throw new InvalidDataException("a row must have " + expected + "; got " + row.length);
    }
  }

  /**
   * A row with earlier values in the place of those that are NaN; overwritten by the next call.
   *
   * @throws InvalidDataException if a column that is missing has had no value yet
   */
  double[] fill(double[] row) {
    requireWidth(row);
    for (int c = 0; c < row.length; c++) {
      filled[c] = Double.isNaN(row[c]) ? last[c] : row[c];
      if (Double.isNaN(filled[c])) {
        throw new InvalidDataException(
            ("%s has had no value that could stand in for a missing one; begin with a row that has"
                    + " a value for every channel")
                .formatted(described(model, first + c)));
      }
    }
    return filled;
  }

  /**
   * What stands for the values of a row, within the limits.
   *
   * @param given finite; where a value is missing, what stands for it before any was seen
   * @param seen the same, or NaN where a value is missing
   * @return {@code [columns]}, overwritten by the next call
   * @throws InvalidDataException if a value is not finite
   */
  double[] screen(double[] given, double[] seen) {
    requireWidth(given);
    replacedNow = 0;
    for (int c = 0; c < given.length; c++) {
      requireFinite(model, first + c, given[c]);
      if (Double.isNaN(seen[c])) {
        screen.skip(c);
        values[c] = Double.isNaN(last[c]) ? given[c] : last[c];
      } else {
        values[c] = screen.next(c, given[c]);
        replacedNow += values[c] == given[c] ? 0 : 1;
      }
    }
    return values;
  }

  /** As {@link #screen}, and refuses what is too far from the rows that were fitted. */
  double[] take(double[] given, double[] seen) {
    screen(given, seen);
    for (int c = 0; c < values.length; c++) {
      standardised(model, first + c, values[c]);
    }
    return values;
  }

  /** Whether an earlier value stands for that of a column in the last row. */
  boolean held(int column) {
    return screen.held(column);
  }

  /** The last row has been taken. */
  void commit() {
    System.arraycopy(values, 0, last, 0, last.length);
    screen.commit();
    replaced += replacedNow;
  }

  /** Number of values for which others stood, of all rows that were taken. */
  long replaced() {
    return replaced;
  }

  /**
   * A value as networks see it.
   *
   * @param column the place in {@link ForecastModel#columnNames}
   * @throws InvalidDataException if it is not a number, or too far from those that were fitted
   */
  static float standardised(ForecastModel model, int column, double value) {
    requireFinite(model, column, value);
    Standardizer scale = model.standardizer();
    float z = scale.apply(column, value);
    if (Standardizer.tooFar(z)) {
      throw new InvalidDataException(
          ("%s: %s is too far from the mean %s (std %s) of the rows that the model was fitted on;"
                  + " correct the value")
              .formatted(described(model, column), value, scale.mean(column), scale.std(column)));
    }
    return z;
  }

  private static void requireFinite(ForecastModel model, int column, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidDataException(
          described(model, column) + " must be a finite number; got " + value);
    }
  }

  private static String described(ForecastModel model, int column) {
    String kind = column < model.channels().size() ? "channel" : "column";
    return kind + " '" + model.columnNames().get(column) + "'";
  }
}
