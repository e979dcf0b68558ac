package org.sswim.forecasters;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.sswim.forecasting.ChannelMode;
import org.sswim.series.TimeSeries;

/** Two channels of which some values are missing, and by definition which windows are complete. */
public final class GappySeries {
  /** Rows. */
  public static final int ROWS = 160;

  /** H. */
  public static final int WINDOW = 5;

  /** O. */
  public static final int HORIZON = 3;

  /** Channels. */
  public static final int CHANNELS = 2;

  /** Two noisy waves of which some cells are missing: single ones, and long runs. */
  public static BitSet gaps() {
    BitSet missing = new BitSet();
    for (int r : new int[] {0, 17, 18, 60, 61, 62, 63, 64, 65, 66, 67, 68, 120, 140}) {
      missing.set(r * CHANNELS + r % CHANNELS);
    }
    return missing;
  }

  /** The waves, of which some cells are missing. */
  public static TimeSeries series(BitSet missing) {
    Random random = new Random(5);
    double[] values = new double[ROWS * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      double noise = random.nextGaussian();
      double wave = 10 * Math.sin((i / CHANNELS + 3 * (i % CHANNELS)) / 4.0);
      values[i] = missing.get(i) ? Double.NaN : wave + noise;
    }
    return TimeSeries.partial(List.of("a", "b"), values, null);
  }

  /** The waves with the gaps. */
  public static TrainingData data(ChannelMode mode) {
    return TrainingData.of(series(gaps()), ROWS, WINDOW, mode);
  }

  /** By the definition: no target of the window is missing. */
  public static boolean complete(ChannelMode mode, int lane, int start) {
    for (int k = 0; k < HORIZON; k++) {
      for (int c = 0; c < CHANNELS; c++) {
        boolean seen = mode == ChannelMode.JOINT || c == lane;
        if (seen && gaps().get((start + WINDOW + k) * CHANNELS + c)) {
          return false;
        }
      }
    }
    return true;
  }

  private GappySeries() {}
}
