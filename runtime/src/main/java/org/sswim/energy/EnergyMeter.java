package org.sswim.energy;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.StreamProbe;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkMemory;
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
  private final ForecastCounter counter;

  private EnergyMeter(ForecastModel model) {
    this.model = model;
    hidden = model.network().hidden();
    streaming = model.spec().semantics() == Semantics.STREAMING;
    counter = new ForecastCounter(model);
  }

  /**
   * Counts the forecasts at the last rows of a series.
   *
   * @param series the model's channels; dates if the model needs them
   * @param forecasts number of forecasts to count, at least 1
   * @throws InvalidDataException if the series is too short, lacks channels or dates
   */
  public static EnergyProfile measure(ForecastModel model, TimeSeries series, int forecasts) {
    TimeSeries own = model.selectComplete(series);
    ForecastSpec spec = model.spec();
    long needed = spec.window() + (long) forecasts - 1;
    Checks.that(forecasts >= 1 && own.rows() >= needed, InvalidDataException::new)
        .or(
            "counting %s forecasts needs a window of %s rows and a row more for each further"
                + " forecast, %s rows; the series has %s; count fewer or give more rows",
            forecasts, spec.window(), needed, own.rows());
    return new EnergyMeter(model).count(own, forecasts);
  }

  private EnergyProfile count(TimeSeries series, int forecasts) {
    ForecastSpec spec = model.spec();
    int lanes = spec.channels().lanes(model.channels().size());
    int steps = streaming ? 1 : spec.window() - hidden.input().firstStep();
    int first = series.rows() - forecasts;
    // A window before the first forecast at least, as it needs one to be ready.
    int before =
        Math.max(
            spec.window() - 1,
            streaming ? hidden.input().firstStep() + NetworkMemory.steps(hidden, FORGOTTEN) : 0);
    double[] out = new double[spec.horizon() * model.channels().size()];
    StreamingForecaster forecaster = new StreamingForecaster(model);
    for (int end = first; end < series.rows(); end++) {
      boolean anew = end == first || !streaming;
      if (anew) {
        forecaster = new StreamingForecaster(model);
      }
      for (int row = anew ? Math.max(0, end - before) : end; row <= end; row++) {
        forecaster.watch(streaming && row < end ? StreamProbe.NONE : counter);
        forecaster.push(series, row);
      }
      forecaster.forecast(out);
    }
    return profile(lanes, steps, forecasts);
  }

  private EnergyProfile profile(int lanes, int steps, int forecasts) {
    ForecastSpec spec = model.spec();
    List<SynapseCounter> synapses = counter.layers();
    List<LayerOperations> layers =
        synapses.stream().map(layer -> layer.operations(forecasts)).toList();
    long signals = hidden.input().signals();
    double updates =
        lanes * (steps * NeuronUpdates.perStep(hidden) + NeuronUpdates.perForecast(hidden))
            + counter.updates() / forecasts;
    return new EnergyProfile(
        new Counted.Forecasts(spec.semantics(), lanes, steps, forecasts),
        layers,
        new NeuronOperations(updates, 0),
        layers.stream().mapToDouble(LayerOperations::dense).sum(),
        (double) lanes * spec.window() * signals * spec.horizon() * signals,
        parameterBytes(),
        bufferBytes(lanes, steps),
        SynapseCounter.sparsity(synapses),
        counter.activationSparsity());
  }

  private long parameterBytes() {
    // Means and standard deviations are doubles, all else has four bytes.
    return Float.BYTES * model.parameters() + 2L * Double.BYTES * model.standardizer().channels();
  }

  private long bufferBytes(int lanes, int steps) {
    InputLayer input = hidden.input();
    long perLane = (long) input.taps() * input.rowWidth();
    int reach = Math.max(model.spec().relativeTarget() ? 1 : 0, model.network().skipDelays());
    long recent = (long) reach * model.channels().size();
    // A windowed forecaster keeps the drives of its window and one network, which it resets.
    long state = new NetworkStep(hidden).newState().values();
    int neurons = hidden.layers().get(0).neurons();
    long networks = streaming ? lanes * state : state + (long) lanes * steps * neurons;
    return Float.BYTES * (lanes * perLane + recent + networks + counter.remembered());
  }
}
