package org.sswim.training;

import org.jspecify.annotations.Nullable;
import org.sswim.network.SkipSynapses;

/**
 * Which skip synapses a network has, see {@link SkipSynapses}.
 *
 * @param delays rows of the window that they see, 0 for no skip synapses
 * @param columns columns beside the channels that they see at every delay
 * @param ahead inputs of the last row alone: known columns ahead and groups
 */
public record SkipShape(int delays, int columns, int ahead) {
  /** No skip synapses. */
  public static final SkipShape NONE = new SkipShape(0, 0, 0);

  /** All that a window of a series can have. */
  static SkipShape of(WindowedSeries series) {
    int columns = series.covariates().present();
    return new SkipShape(series.window(), columns, series.covariates().width() - columns);
  }

  /** Those of a network. */
  static SkipShape of(@Nullable SkipSynapses skip) {
    return skip == null ? NONE : new SkipShape(skip.delays(), skip.columns(), skip.ahead());
  }

  /** Number of synapses of each output. */
  public int count(int signals) {
    return delays == 0 ? 0 : (int) SkipSynapses.count(signals, columns, delays, ahead);
  }

  /**
   * What they see.
   *
   * @param relative whether the channels of a window are taken relative to its last row
   */
  FeatureMap window(int signals, boolean relative) {
    return CovariateWindow.of(new RawWindow(delays, signals, relative), columns, ahead);
  }

  /**
   * The skip synapses among the weights of a read-out.
   *
   * @param weights row-major {@code [features][outputs]}, those of {@link #window} last
   * @param from number of features before them
   * @return null if there are none
   */
  @Nullable SkipSynapses synapses(float[] weights, int from, int signals, int outputs) {
    if (delays == 0) {
      return null;
    }
    float[] skip = new float[count(signals) * outputs];
    int raw = from + signals * delays;
    int sources = signals + columns;
    for (int d = 0; d < delays; d++) {
      // Features are ordered by row, oldest first, then by source; synapses by source, then delay.
      int row = delays - 1 - d;
      for (int s = 0; s < sources; s++) {
        int feature = s < signals ? from + row * signals + s : raw + row * columns + s - signals;
        System.arraycopy(weights, feature * outputs, skip, (s * delays + d) * outputs, outputs);
      }
    }
    int last = delays * sources;
    System.arraycopy(weights, (from + last) * outputs, skip, last * outputs, ahead * outputs);
    return new SkipSynapses(signals, columns, delays, ahead, skip);
  }
}
