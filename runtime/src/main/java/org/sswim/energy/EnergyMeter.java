package org.sswim.energy;

import java.util.ArrayList;
import java.util.List;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.CalendarProfile;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.Semantics;

/** Runs a model over the last rows of a series and counts what every forecast takes. */
public final class EnergyMeter {
  /**
   * A streaming network runs up so long that its kernels have fallen to this share of their peak.
   */
  private static final double FORGOTTEN = 1e-3;

  private final ForecastModel model;
  private final HiddenNetwork hidden;
  private final boolean streaming;
  private final List<SynapseCounter> layers = new ArrayList<>();
  private final NetworkStep step;
  private final NetworkState state;
  private final float[] drive;
  private final float[] scratch;
  private final float[] features;
  private long spikes;
  private long outputs;

  private EnergyMeter(ForecastModel model) {
    this.model = model;
    hidden = model.network().hidden();
    streaming = model.spec().semantics() == Semantics.STREAMING;
    step = new NetworkStep(hidden);
    state = step.newState();
    drive = new float[hidden.layers().get(0).neurons()];
    scratch = new float[hidden.last().neurons()];
    features = new float[hidden.features()];
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      String from = l == 0 ? "input" : "hidden " + l;
      layers.add(
          new SynapseCounter(from + " -> hidden " + (l + 1), layer.weights(), layer.neurons()));
    }
    SpikingNetwork network = model.network();
    layers.add(
        new SynapseCounter("read-out", network.readout().weights(), network.readout().outputs()));
    if (network.skip() != null) {
      layers.add(
          new SynapseCounter("skip synapses", network.skip().weights(), network.skip().outputs()));
    }
  }

  /**
   * Counts the forecasts at the last rows of a series.
   *
   * @param series the model's channels; dates if the model has calendar inputs
   * @param forecasts number of forecasts to count, at least 1
   * @throws InvalidSeriesException if the series is too short, lacks channels or dates
   */
  public static EnergyProfile measure(ForecastModel model, TimeSeries series, int forecasts) {
    TimeSeries own = model.selectComplete(series);
    ForecastSpec spec = model.spec();
    long needed = spec.window() + (long) forecasts - 1;
    if (forecasts < 1 || own.rows() < needed) {
      throw new InvalidSeriesException(
          "counting "
              + forecasts
              + " forecasts needs a window of "
              + spec.window()
              + " rows and a row more for each further forecast, "
              + needed
              + " rows; the series has "
              + own.rows()
              + "; count fewer or give more rows");
    }
    return new EnergyMeter(model).count(own, forecasts);
  }

  private EnergyProfile count(TimeSeries series, int forecasts) {
    ForecastSpec spec = model.spec();
    int lanes = spec.channels().lanes(model.channels().size());
    int steps = streaming ? 1 : spec.window() - hidden.input().firstStep();
    int first = series.rows() - forecasts;
    for (int lane = 0; lane < lanes; lane++) {
      LaneRows rows = new LaneRows(model, series, lane);
      InputProjection projection = new InputProjection(hidden.input(), hidden.layers().get(0));
      if (streaming) {
        state.reset();
        int memory = NetworkMemory.steps(hidden, FORGOTTEN);
        int begin = Math.max(hidden.input().firstStep(), first - memory);
        for (int row = begin; row < series.rows(); row++) {
          advance(rows, projection, row, row, row >= first);
          if (row >= first) {
            read(rows, row);
          }
        }
      } else {
        for (int end = first; end < series.rows(); end++) {
          state.reset();
          for (int row = end - steps + 1; row <= end; row++) {
            advance(rows, projection, row, end, true);
          }
          read(rows, end);
        }
      }
    }
    return profile(lanes, steps, forecasts);
  }

  private void advance(
      LaneRows rows, InputProjection projection, int row, int origin, boolean counted) {
    InputLayer input = hidden.input();
    float[] taps = rows.taps(row, origin);
    float[] inputs = rows.inputs();
    projection.project(taps, (input.taps() - 1) * input.rowWidth(), inputs, drive);
    step.step(drive, state);
    if (!counted) {
      return;
    }
    float[] before = inputs;
    for (int l = 0; l < hidden.layers().size(); l++) {
      layers.get(l).present(before);
      before = state.spikes(l);
      for (float spike : before) {
        spikes += spike == 0 ? 0 : 1;
      }
      outputs += before.length;
    }
  }

  private void read(LaneRows rows, int row) {
    int at = hidden.layers().size();
    step.features(state, scratch, features, 0);
    layers.get(at).present(features);
    SkipSynapses skip = model.network().skip();
    if (skip != null) {
      layers.get(at + 1).present(rows.skipped(row, skip));
    }
  }

  private EnergyProfile profile(int lanes, int steps, int forecasts) {
    long weights = layers.stream().mapToLong(SynapseCounter::weights).sum();
    long zero = layers.stream().mapToLong(SynapseCounter::zeroWeights).sum();
    ForecastSpec spec = model.spec();
    long signals = hidden.input().signals();
    return new EnergyProfile(
        spec.semantics(),
        lanes,
        steps,
        forecasts,
        layers.stream().map(layer -> layer.operations(forecasts)).toList(),
        lanes * (steps * NeuronUpdates.perStep(hidden) + NeuronUpdates.perForecast(hidden)),
        (double) lanes * spec.window() * signals * spec.horizon() * signals,
        parameterBytes(),
        bufferBytes(lanes, steps),
        (double) zero / weights,
        1 - (double) spikes / outputs);
  }

  private long parameterBytes() {
    // Means and standard deviations are doubles, all else has four bytes.
    CalendarProfile profile = model.profile();
    int coefficients = profile == null ? 0 : profile.coefficients().length;
    return Float.BYTES * (model.network().parameters() + coefficients)
        + 2L * Double.BYTES * model.standardizer().channels();
  }

  private long bufferBytes(int lanes, int steps) {
    InputLayer input = hidden.input();
    long perLane = (long) input.taps() * input.rowWidth();
    int reach = Math.max(model.spec().targetSeason(), model.network().skipDelays());
    long recent = (long) reach * model.channels().size();
    // A windowed forecaster keeps the drives of its window and one network, which it resets.
    long networks =
        streaming ? lanes * state.values() : state.values() + (long) lanes * steps * drive.length;
    return Float.BYTES * (lanes * perLane + recent + networks);
  }
}
