package org.sswim.forecasting;

import org.sswim.network.InputLayer;
import org.sswim.network.SkipConnections;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.RunningNetwork;

/**
 * One lane of a network over rows of a series, step by step as its equations say. It is for code
 * that looks at what the network sees and does. Forecasts come from {@link StreamingForecaster},
 * which takes fewer steps to the same.
 */
public final class LaneRun {
  private final ForecastModel model;
  private final TimeSeries series;
  private final int lane;
  private final InputLayer input;
  private final ContextRow context;
  private final CentredSeries centred;
  private final RunningNetwork running;
  private final float[] taps;

  /**
   * A lane at rest.
   *
   * @param series what {@link ForecastModel#select} gave
   * @param centred of the same series
   * @param lane the channel in shared mode, 0 in joint mode
   */
  public LaneRun(ForecastModel model, TimeSeries series, CentredSeries centred, int lane) {
    this.centred = centred;
    this.model = model;
    this.series = series;
    this.lane = lane;
    running = new RunningNetwork(model.network().hidden());
    input = model.network().hidden().input();
    context = new ContextRow(model);
    taps = new float[input.taps() * input.rowWidth()];
  }

  /** Forgets all steps. */
  public void reset() {
    running.reset();
  }

  /**
   * Takes the step of a row.
   *
   * @param origin the row that relative inputs are relative to
   * @return the state after it; the next step changes it
   */
  public NetworkState step(int row, int origin) {
    int width = input.rowWidth();
    int present = (input.taps() - 1) * width;
    for (int tap = 0; tap < input.taps(); tap++) {
      for (int s = 0; s < input.signals(); s++) {
        taps[present - tap * width + s] = value(row - tap, origin, s);
      }
    }
    context.write(series, lane, row, taps, present + input.signals());
    return running.step(taps, present);
  }

  /** The input vector of the last step; the next one changes it. */
  public float[] inputs() {
    return running.inputs();
  }

  /** The features of the read-out after the last step; the next call changes it. */
  public float[] features() {
    return running.features();
  }

  /** The values that the skip connections see at a row, in the order of their weights. */
  public float[] skipped(int row, SkipConnections skip) {
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
    int channel = spec.channels() == ChannelMode.SHARED ? lane : signal;
    float z = centred.value(row, channel);
    return spec.relativeInput() ? z - centred.value(origin, channel) : z;
  }
}
