package org.sswim.energy;

import org.sswim.forecasting.CentredSeries;
import org.sswim.forecasting.ContextRow;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.network.InputLayer;
import org.sswim.network.SkipSynapses;
import org.sswim.series.TimeSeries;

/**
 * The rows of a series as one lane of a network sees them: standardised, relative, with context.
 */
final class LaneRows {
  private final ForecastModel model;
  private final TimeSeries series;
  private final int lane;
  private final InputLayer input;
  private final ContextRow context;
  private final CentredSeries centred;
  private final float[] taps;
  private final float[] inputs;

  LaneRows(ForecastModel model, TimeSeries series, CentredSeries centred, int lane) {
    this.centred = centred;
    this.model = model;
    this.series = series;
    this.lane = lane;
    input = model.network().hidden().input();
    taps = new float[input.taps() * input.rowWidth()];
    inputs = new float[input.width()];
    context = new ContextRow(model);
  }

  /** Room for an input vector. */
  float[] inputs() {
    return inputs;
  }

  /**
   * The rows that the taps of a row see.
   *
   * @param origin the row that relative inputs are relative to
   * @return row-major {@code [taps][signals + context]}, oldest first; overwritten by the next call
   */
  float[] taps(int row, int origin) {
    int width = input.rowWidth();
    for (int tap = 0; tap < input.taps(); tap++) {
      int to = (input.taps() - 1 - tap) * width;
      for (int s = 0; s < input.signals(); s++) {
        taps[to + s] = value(row - tap, origin, s);
      }
    }
    context.write(series, lane, row, taps, (input.taps() - 1) * width + input.signals());
    return taps;
  }

  /** What skip synapses see at a row, in their order. */
  float[] skipped(int row, SkipSynapses skip) {
    float[] seen = new float[skip.count()];
    float[] beside = new float[input.context()];
    int ahead = seen.length - skip.ahead();
    for (int d = skip.delays() - 1; d >= 0; d--) {
      context.write(series, lane, row - d, beside, 0);
      for (int s = 0; s < skip.sources(); s++) {
        seen[s * skip.delays() + d] =
            s < skip.signals() ? value(row - d, row, s) : beside[skip.place(s, beside.length)];
      }
    }
    System.arraycopy(beside, beside.length - skip.ahead(), seen, ahead, skip.ahead());
    return seen;
  }

  private float value(int row, int origin, int signal) {
    ForecastSpec spec = model.spec();
    int channel = spec.channels().lanes(model.channels().size()) > 1 ? lane : signal;
    float z = centred.value(row, channel);
    return spec.relativeInput() ? z - centred.value(origin, channel) : z;
  }
}
