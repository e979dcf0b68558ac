package org.sswim.stages;

import java.util.Arrays;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Targets of the moment stage for each row: the mean of the channels that were observed. Where
 * there are several channels, the part that each adds follows, 0 where it was not observed.
 *
 * @param columns 1, or 1 + channels
 * @param values {@code [rows][columns]}
 * @param known whether any channel of a row was observed: {@code [rows]}
 */
record MomentTargets(int columns, float[] values, boolean[] known) implements Targets.Values {
  static final int AROUND = 3;

  /** The targets of the first rows of some data. */
  static MomentTargets of(MomentData data, int rows, boolean anomalies) {
    int channels = data.channels();
    int columns = channels == 1 ? 1 : 1 + channels;
    float[] values = new float[Math.multiplyExact(rows, columns)];
    boolean[] known = new boolean[rows];
    float[] row = new float[channels];
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      int count = 0;
      for (int c = 0; c < channels; c++) {
        row[c] = value(data, rows, r, c, anomalies);
        if (!Float.isNaN(row[c])) {
          sum += row[c];
          count++;
        }
      }
      known[r] = count > 0;
      float mean = count > 0 ? (float) (sum / count) : 0;
      values[r * columns] = mean;
      for (int c = 0; columns > 1 && c < channels; c++) {
        values[r * columns + 1 + c] = Float.isNaN(row[c]) ? 0 : row[c] - mean;
      }
    }
    return new MomentTargets(columns, values, known);
  }

  private static float value(MomentData data, int rows, int r, int c, boolean anomalies) {
    if (!data.observed(r, c)) {
      return Float.NaN;
    }
    float own = data.values()[r * data.channels() + c];
    if (!anomalies) {
      return own;
    }
    double sum = 0;
    int count = 0;
    for (int k = -AROUND; k <= AROUND; k++) {
      int at = r + k * data.period();
      if (k != 0 && at >= 0 && at < rows && data.observed(at, c)) {
        sum += data.values()[at * data.channels() + c];
        count++;
      }
    }
    return count == 0 ? Float.NaN : (float) (own - sum / count);
  }

  /** Rows before and behind that anomalies look at. */
  static int reach(MomentData data) {
    return AROUND * data.period();
  }

  /**
   * Makes anomalies of the features of some rows.
   *
   * @param features of rows {@code from - reach .. to + reach} as far as there are: {@code
   *     [][width]}, the first being of row {@code first}
   * @param rows number of rows that may be looked at
   * @param out written: {@code [to - from][width]}
   */
  static void around(
      float[] features, int first, int from, int to, int rows, int period, int width, float[] out) {
    for (int r = from; r < to; r++) {
      int at = (r - from) * width;
      int own = (r - first) * width;
      Arrays.fill(out, at, at + width, 0);
      int count = 0;
      for (int k = -AROUND; k <= AROUND; k++) {
        int other = r + k * period;
        if (k != 0 && other >= 0 && other < rows) {
          int source = (other - first) * width;
          // A mean of differences, so that what comes back every period is 0 to the last bit.
          for (int j = 0; j < width; j++) {
            out[at + j] += features[own + j] - features[source + j];
          }
          count++;
        }
      }
      for (int j = 0; j < width; j++) {
        out[at + j] = count == 0 ? features[own + j] : out[at + j] / count;
      }
    }
  }

  @Override
  public void write(SampleBlock block, int reach, float[] out) {
    for (int i = 0; i < block.count(); i++) {
      System.arraycopy(values, block.start(i) * columns, out, i * columns, columns);
      Arrays.fill(out, i * columns + reach, (i + 1) * columns, 0);
    }
  }

  @Override
  public boolean complete() {
    return false;
  }

  @Override
  public boolean complete(int lane, int place, int reach) {
    return known[place];
  }

  /**
   * Rows as samples, each shown for some steps.
   *
   * @param seen what neurons see of each row: {@code [rows][signals]}
   * @param steps for which they see it
   */
  record Rows(float[] seen, int signals, int steps) implements Samples {
    @Override
    public int places() {
      return seen.length / signals;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return seen[place * signals + signal];
    }
  }
}
