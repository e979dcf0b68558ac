package org.sswim.forecasting;

import java.util.List;
import java.util.Objects;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.Semantics;

/**
 * Records what the neurons of a model do while it looks at a window of a series, with the model's
 * own semantics: from rest, or after as many rows before the window as the network remembers.
 */
public final class ActivityRecorder {
  /** Share of a kernel's peak below which what came before no longer counts. */
  private static final double TOLERANCE = 1e-3;

  private final ForecastModel model;
  private final TimeSeries series;
  private final HiddenNetwork hidden;
  private final InputLayer input;
  private final NetworkStep step;
  private final InputProjection projection;

  /**
   * A recorder.
   *
   * @param series must hold the model's channels, may hold others
   * @throws InvalidSeriesException if a channel is missing, or the model has calendar inputs and
   *     the series no dates
   */
  public ActivityRecorder(ForecastModel model, TimeSeries series) {
    this.model = model;
    this.series = model.select(series);
    hidden = model.network().hidden();
    input = hidden.input();
    if (model.needsDates() && this.series.timeline() == null) {
      throw ContextRow.undated(model.spec());
    }
    step = new NetworkStep(hidden);
    projection = new InputProjection(input, hidden.layers().get(0));
  }

  /**
   * Records one window.
   *
   * @param end one past the last row of the window, window .. rows
   * @param lane the channel in shared mode, 0 in joint mode
   */
  public Activity record(int end, int lane) {
    int start = Objects.checkIndex(end - model.spec().window(), series.rows());
    Objects.checkIndex(lane, model.spec().channels().lanes(series.channels()));
    boolean streaming = model.spec().semantics() == Semantics.STREAMING;
    int before = streaming ? NetworkMemory.steps(hidden, TOLERANCE) : 0;
    int from = Math.max(0, start - before);
    float[] rows = rows(from, end, lane);
    Activity activity = empty(model.spec().window() - input.firstStep());
    NetworkState state = step.newState();
    float[] taps = new float[input.taps() * input.rowWidth()];
    float[] inputs = new float[input.width()];
    float[] drive = new float[hidden.layers().get(0).neurons()];
    int present = input.firstStep() * input.rowWidth();
    for (int t = input.firstStep(); t < end - from; t++) {
      relative(rows, t, streaming ? t : end - from - 1, taps);
      projection.project(taps, present, inputs, drive);
      step.step(drive, state);
      int at = from + t - start - input.firstStep();
      if (at >= 0) {
        keep(state, activity, at);
      }
    }
    return activity;
  }

  /** Standardised rows with their context: {@code [end - from][signals + context]}. */
  private float[] rows(int from, int end, int lane) {
    int width = input.rowWidth();
    float[] rows = new float[Math.multiplyExact(end - from, width)];
    ContextRow context = new ContextRow(model);
    CentredSeries centred = new CentredSeries(model, series);
    for (int r = from; r < end; r++) {
      int at = (r - from) * width;
      for (int s = 0; s < input.signals(); s++) {
        int channel = model.spec().channels() == ChannelMode.SHARED ? lane : s;
        rows[at + s] = centred.value(r, channel);
      }
      context.write(series, lane, r, rows, at + input.signals());
    }
    return rows;
  }

  /** Writes the rows that the taps see at a step, relative to those of a row where the model is. */
  private void relative(float[] rows, int t, int origin, float[] taps) {
    int width = input.rowWidth();
    System.arraycopy(rows, (t - input.firstStep()) * width, taps, 0, taps.length);
    if (model.spec().relativeInput()) {
      for (int i = 0; i < taps.length; i++) {
        taps[i] -= i % width < input.signals() ? rows[origin * width + i % width] : 0;
      }
    }
  }

  private Activity empty(int steps) {
    List<SpikingLayer> layers = hidden.layers();
    boolean[][][] spikes = new boolean[layers.size()][][];
    float[][][] voltages = new float[layers.size()][][];
    for (int l = 0; l < layers.size(); l++) {
      spikes[l] = new boolean[layers.get(l).neurons()][steps];
      voltages[l] = new float[layers.get(l).neurons()][steps];
    }
    return new Activity(input.firstStep(), spikes, voltages);
  }

  private static void keep(NetworkState state, Activity activity, int at) {
    for (int l = 0; l < activity.spikes().length; l++) {
      for (int i = 0; i < activity.spikes()[l].length; i++) {
        activity.spikes()[l][i][at] = state.spikes(l)[i] != 0;
        activity.voltages()[l][i][at] = state.voltages(l)[i];
      }
    }
  }
}
