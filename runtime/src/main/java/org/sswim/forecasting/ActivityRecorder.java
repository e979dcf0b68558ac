package org.sswim.forecasting;

import java.util.List;
import java.util.Objects;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.Semantics;

/**
 * Records what the neurons of a model do while it looks at a window of a series, with the model's
 * own semantics. The network starts from rest, or after as many rows before the window as it
 * remembers.
 */
public final class ActivityRecorder {
  /** Share of a kernel's peak below which what came before no longer counts. */
  private static final double TOLERANCE = 1e-3;

  private final ForecastModel model;
  private final TimeSeries series;
  private final HiddenNetwork hidden;
  private final InputLayer input;

  /**
   * A recorder.
   *
   * @param series must hold the model's channels, may hold others
   * @throws InvalidDataException if a channel is missing, or the model needs dates and the series
   *     no dates
   */
  public ActivityRecorder(ForecastModel model, TimeSeries series) {
    this.model = model;
    this.series = model.select(series);
    hidden = model.network().hidden();
    input = hidden.input();
    if (model.needsDates() && this.series.timeline() == null) {
      throw ContextRow.undated();
    }
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
    Recorded recorded = new Recorded(lane);
    StreamingForecaster forecaster = new StreamingForecaster(model);
    int first = start + input.firstStep();
    for (int row = Math.max(0, start - before); row < end; row++) {
      forecaster.watch(row >= first ? recorded : StreamProbe.NONE);
      forecaster.push(series, row);
    }
    if (!streaming) {
      forecaster.features(lane, new float[hidden.features()]);
    }
    return recorded.activity;
  }

  /**
   * Spikes per step of every neuron, means over windows that are evenly spread over the series, of
   * all lanes in turn.
   *
   * @param windows how many, at least 1
   * @return {@code [neurons]} of each layer
   */
  public List<double[]> rates(int windows) {
    int lanes = model.spec().channels().lanes(series.channels());
    int first = model.spec().window();
    List<double[]> rates =
        hidden.layers().stream().map(layer -> new double[layer.neurons()]).toList();
    for (int w = 0; w < windows; w++) {
      int end = first + (int) ((long) (series.rows() - first) * (w + 1) / windows);
      Activity activity = record(end, w % lanes);
      for (int l = 0; l < rates.size(); l++) {
        for (int i = 0; i < rates.get(l).length; i++) {
          rates.get(l)[i] += activity.count(l, i) / ((double) windows * activity.steps());
        }
      }
    }
    return rates;
  }

  /** Keeps what the neurons of a lane do in each step. */
  private final class Recorded implements StreamProbe {
    private final int lane;
    private final Activity activity;
    private int present;
    private int step;

    Recorded(int lane) {
      this.lane = lane;
      int steps = model.spec().window() - input.firstStep();
      List<SpikingLayer> layers = hidden.layers();
      boolean[][][] spikes = new boolean[layers.size()][][];
      float[][][] voltages = new float[layers.size()][][];
      for (int l = 0; l < layers.size(); l++) {
        spikes[l] = new boolean[layers.get(l).neurons()][steps];
        voltages[l] = new float[layers.get(l).neurons()][steps];
      }
      activity = new Activity(input.firstStep(), spikes, voltages);
    }

    @Override
    public void turnTo(int to) {
      present = to;
    }

    @Override
    public void stepped(NetworkState state) {
      for (int l = 0; present == lane && l < activity.spikes().length; l++) {
        for (int i = 0; i < activity.spikes()[l].length; i++) {
          activity.spikes()[l][i][step] = state.spikes(l)[i] != 0;
          activity.voltages()[l][i][step] = state.voltages(l)[i];
        }
      }
      step += present == lane ? 1 : 0;
    }
  }

  /**
   * The spikes and voltages of a model's neurons over one window.
   *
   * @param firstStep row of the window to which step 0 belongs: the first at which all taps are
   *     known
   * @param spikes {@code [layers][neurons][steps]}
   * @param voltages membrane voltages, the refractory response and the bias included, so that a
   *     neuron fires where its voltage is at least 0: {@code [layers][neurons][steps]}
   */
  public record Activity(int firstStep, boolean[][][] spikes, float[][][] voltages) {

    /** Number of steps. */
    public int steps() {
      return spikes[0][0].length;
    }

    /** Number of spikes of a neuron. */
    public int count(int layer, int neuron) {
      int count = 0;
      for (boolean spike : spikes[layer][neuron]) {
        count += spike ? 1 : 0;
      }
      return count;
    }
  }
}
