package org.sswim.boosting;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * What is known of a row without the past of the channels: its clock, if there are dates, and the
 * columns whose future is known.
 */
final class TargetMoments {
  /** Minute of the day and of the week, weekday, day of the year, month, day of the month. */
  private static final int CLOCK = 1 + TreeSamples.CLOCK;

  /** Of a known column: the row, means of the last rows, a season before, when the window ends. */
  private static final int OF_COLUMN = 5;

  private static final int FEW = 3;

  /** Row-major {@code [rows and a horizon][CLOCK]}; empty without dates. */
  private final float[] clock;

  private final @Nullable TimeSeries known;
  private final int columns;
  private final int day;

  /** Sums of the known columns up to a row: {@code [rows + 1][columns]}. */
  private final double[] sums;

  /**
   * Those of a series.
   *
   * @param day rows of the longer mean of known columns
   * @param horizon rows behind the last whose clock is asked for
   */
  TargetMoments(TimeSeries series, int day, int horizon) {
    clock = clock(series.timeline(), horizon);
    known = series.known();
    columns = known == null ? 0 : known.channels();
    this.day = day;
    sums = new double[known == null ? 0 : (known.rows() + 1) * columns];
    for (int i = 0; known != null && i < known.rows() * columns; i++) {
      sums[i + columns] = sums[i] + known.value(i / columns, i % columns);
    }
  }

  private static float[] clock(@Nullable Timeline timeline, int horizon) {
    if (timeline == null || !timeline.hasInterval()) {
      return new float[0];
    }
    int rows = timeline.rows();
    float[] clock = new float[(rows + horizon) * CLOCK];
    for (int row = 0; row < rows + horizon; row++) {
      LocalDateTime time = row < rows ? timeline.at(row) : timeline.next(row - rows + 1);
      clock[row * CLOCK] = time.getHour() * 60 + time.getMinute();
      TreeSamples.clock(time, clock, row * CLOCK + 1);
    }
    return clock;
  }

  /** Number of inputs. */
  int width() {
    return (clock.length == 0 ? 0 : CLOCK) + columns * OF_COLUMN;
  }

  /**
   * Writes the inputs of a row.
   *
   * @param lead rows from the last one of the window to this one
   * @param before the row that it is like, a season before; below 0 for none
   * @param at where in out they begin
   * @return where they end
   */
  int write(int row, int lead, int before, float[] out, int at) {
    int to = at;
    if (clock.length > 0) {
      System.arraycopy(clock, row * CLOCK, out, to, CLOCK);
      to += CLOCK;
    }
    if (known == null || row >= known.rows()) {
      Arrays.fill(out, to, to + columns * OF_COLUMN, Float.NaN);
      return to + columns * OF_COLUMN;
    }
    for (int c = 0; c < columns; c++) {
      out[to++] = (float) known.value(row, c);
      out[to++] = mean(row, FEW, c);
      out[to++] = mean(row, day, c);
      out[to++] = before < 0 ? Float.NaN : (float) known.value(before, c);
      out[to++] = (float) known.value(row - lead, c);
    }
    return to;
  }

  private float mean(int row, int rows, int c) {
    int from = Math.max(0, row + 1 - rows);
    double sum = sums[(row + 1) * columns + c] - sums[from * columns + c];
    return (float) (sum / (row + 1 - from));
  }
}
