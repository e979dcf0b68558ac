package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;

/**
 * Half-widths of prediction intervals, conformal. A half-width is one of the n absolute errors at a
 * lead, in the scales of their windows: the {@code ceil((n + 1) level / 100)}-th. Where n is too
 * small, it is the largest. A lead at which no series has a value takes the half-width of the one
 * before, the first ones that of the next.
 */
final class PanelIntervals {
  private PanelIntervals() {}

  /**
   * The half-widths.
   *
   * @param windows that are scored, the last one of each series
   * @param forecasts of their transformed values: {@code [windows][horizon]}
   * @return {@code [levels][horizon]}
   */
  static float[][] widths(
      PanelData data, PanelWindows windows, double[][] forecasts, List<Double> levels) {
    int horizon = windows.targets().columns();
    float[][] widths = new float[levels.size()][horizon];
    int[] last = windows.origins().last();
    float[] errors = new float[last.length];
    int known = -1;
    for (int k = 0; k < horizon && !levels.isEmpty(); k++) {
      int count = 0;
      for (int w : last) {
        int i = windows.origins().series()[w];
        int row = windows.origins().end()[w] + k;
        if (data.observed(i, row, row + 1)) {
          errors[count++] =
              (float)
                  (Math.abs(data.z()[i][row] + data.said(i, row) - forecasts[w][k])
                      / windows.scale(w));
        }
      }
      Arrays.sort(errors, 0, count);
      for (int l = 0; l < levels.size() && count > 0; l++) {
        int rank = (int) Math.ceil((count + 1) * levels.get(l) / 100);
        widths[l][k] = errors[Math.min(count, Math.max(1, rank)) - 1];
        Arrays.fill(widths[l], known < 0 ? 0 : k, horizon, widths[l][k]);
      }
      known = count > 0 ? k : known;
    }
    return widths;
  }
}
