package org.sswim.boosting;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples of a booster.
 *
 * @param columns inputs of a sample
 * @param x row-major {@code [samples][columns]}, NaN for what is unknown; not copied
 * @param y what is wanted: {@code [samples]}; not copied
 * @param weight of the error of each: {@code [samples]}; not copied
 */
record TreeSamples(int columns, float[] x, float[] y, float[] weight) {
  /** Inputs of a time: minute of the week, weekday, day of the year, month and day. */
  static final int CLOCK = 5;

  private static final int MINUTES = 1440;

  /** A window as trees see it. */
  interface Seen {
    /**
     * Writes the inputs of a lead.
     *
     * @param to place of the first
     */
    void write(int lead, float[] out, int to);

    /** What is wanted of a lead. */
    float target(int lead);
  }

  /** Takes a sample. */
  interface Take {
    void sample(Seen seen, int lead, double weight);
  }

  /**
   * Some samples.
   *
   * @param samples gives the same ones at every call
   */
  static TreeSamples of(int columns, Consumer<Take> samples) {
    int[] count = new int[1];
    samples.accept((seen, lead, weight) -> count[0]++);
    TreeSamples table =
        new TreeSamples(
            columns, new float[count[0] * columns], new float[count[0]], new float[count[0]]);
    int[] at = new int[1];
    samples.accept(
        (seen, lead, weight) -> {
          seen.write(lead, table.x, at[0] * columns);
          table.y[at[0]] = seen.target(lead);
          table.weight[at[0]++] = (float) weight;
        });
    return table;
  }

  /** Of so many samples every which one is taken, lest there be more than some. */
  static int step(long all, int most) {
    return (int) Math.max(1, (all + most - 1) / most);
  }

  /** Writes {@value #CLOCK} inputs of a time; NaN for none. */
  static void clock(@Nullable LocalDateTime time, float[] out, int to) {
    if (time == null) {
      Arrays.fill(out, to, to + CLOCK, Float.NaN);
      return;
    }
    int weekday = time.getDayOfWeek().getValue() - 1;
    out[to] = weekday * MINUTES + time.getHour() * 60 + time.getMinute();
    out[to + 1] = weekday;
    out[to + 2] = time.getDayOfYear();
    out[to + 3] = time.getMonthValue();
    out[to + 4] = time.getDayOfMonth();
  }

  /** Number of samples. */
  int rows() {
    return y.length;
  }

  /** The mean weight; 0 without samples. */
  double meanWeight() {
    double sum = 0;
    for (float w : weight) {
      sum += w;
    }
    return sum / Math.max(1, rows());
  }
}
