package org.sswim.boosting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.Seasons;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.series.Covariates;

/**
 * The inputs of trees for a window, a lead and a channel. Values are relative to the last one of
 * the window, and so is what they forecast; scaled, both are in deviations of the window.
 */
final class Inputs {
  private static final int[] NEAR = {0, 1, 2, 3, 4, 6, 12};
  private static final int DAYS = 7;
  private static final int FEW = 3;

  /** Seasons whose values at the phase of the target are averaged. */
  private static final int PHASES = 4;

  /** The least deviation of a window, in deviations of the channel over the training rows. */
  private static final float FLAT = 0.05f;

  private final WindowedSeries windows;
  private final TargetMoments moments;
  private final @Nullable Covariates covariates;
  private final boolean scaled;
  private final int[] seasons;
  private final int[] lags;
  private final int level;
  private final int pastColumns;
  private final int head;

  /**
   * Inputs of the windows of a series.
   *
   * @param trainRows leading rows in which seasons may be looked for
   * @param horizon O
   */
  Inputs(TrainingData data, int trainRows, int horizon, boolean scaled) {
    this.scaled = scaled;
    windows = data.windows();
    int window = windows.window();
    seasons =
        Seasons.within(window, data.series(), trainRows).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    int day = Arrays.stream(seasons).min().orElse(DAYS);
    level = Arrays.stream(seasons).max().orElse(Math.min(window, FEW));
    lags =
        IntStream.concat(
                Arrays.stream(NEAR), IntStream.rangeClosed(1, DAYS).map(days -> days * day - 1))
            .filter(lag -> lag < window)
            .sorted()
            .distinct()
            .toArray();
    moments = new TargetMoments(data.series(), day, horizon);
    covariates = data.series().covariates();
    pastColumns = covariates == null ? 0 : covariates.pastNames().size();
    head = lags.length + 5 + pastColumns + (windows.signals() > 1 ? windows.signals() : 0);
  }

  /** Number of inputs. */
  int width() {
    return head + 2 + 2 * seasons.length + moments.width() + (windows.channels() > 1 ? 1 : 0);
  }

  /** A window of a signal, and what all of its leads have in common. */
  Seen seen(int lane, int start, int signal) {
    return new Seen(lane, start, signal);
  }

  /** A window of a signal. */
  final class Seen implements TreeSamples.Seen {
    private final int lane;
    private final int start;
    private final int signal;
    private final int last;
    private final float[] common = new float[head];

    /** The last value of the window. */
    final float base;

    /** In which values relative to it are. */
    final float unit;

    private Seen(int lane, int start, int signal) {
      this.lane = lane;
      this.start = start;
      this.signal = signal;
      last = start + windows.window() - 1;
      base = value(last);
      float mean = mean(windows.window());
      double squares = 0;
      for (int row = start; row <= last; row++) {
        squares += (value(row) - mean) * (value(row) - mean);
      }
      float deviation = (float) Math.sqrt(squares / windows.window());
      unit = scaled ? Math.max(deviation, FLAT) : 1;
      int at = 0;
      for (int lag : lags) {
        common[at++] = relative(value(last - lag));
      }
      common[at++] = relative(mean);
      common[at++] = relative(mean(level));
      common[at++] = relative(mean(Math.min(windows.window(), FEW)));
      common[at++] = base;
      common[at++] = deviation;
      for (int c = 0; covariates != null && covariates.past() != null && c < pastColumns; c++) {
        common[at++] = (float) covariates.past().value(last, c);
      }
      for (int s = 0; windows.signals() > 1 && s < windows.signals(); s++) {
        common[at++] = windows.value(lane, last, s);
      }
    }

    private float value(int row) {
      return windows.value(lane, row, signal);
    }

    private float relative(double value) {
      return (float) ((value - base) / unit);
    }

    private float mean(int rows) {
      double sum = 0;
      for (int row = last + 1 - rows; row <= last; row++) {
        sum += value(row);
      }
      return (float) (sum / rows);
    }

    /** What is wanted at a lead. */
    @Override
    public float target(int lead) {
      return relative(value(last + lead));
    }

    /** The last row of the window that lies a whole number of seasons before a lead. */
    private int like(int lead, int season) {
      return last + 1 - season + (lead - 1) % season;
    }

    /**
     * Writes the inputs of a lead.
     *
     * @param to where in out they begin
     */
    @Override
    public void write(int lead, float[] out, int to) {
      System.arraycopy(common, 0, out, to, head);
      int at = to + head;
      out[at++] = lead;
      for (int season : seasons) {
        int like = like(lead, season);
        double sum = 0;
        int count = 0;
        for (int row = like; row >= start && count < PHASES; row -= season) {
          sum += value(row);
          count++;
        }
        out[at++] = relative(value(like));
        out[at++] = relative(sum / count);
      }
      // As far back as the target is ahead.
      int mirrored = last + 1 - lead;
      out[at++] = mirrored < start ? Float.NaN : relative(value(mirrored));
      int before = seasons.length == 0 ? -1 : like(lead, seasons[0]);
      at = moments.write(last + lead, lead, before, out, at);
      if (windows.channels() > 1) {
        out[at] = windows.channel(lane, signal);
      }
    }
  }
}
