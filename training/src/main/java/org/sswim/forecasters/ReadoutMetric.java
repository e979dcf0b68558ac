package org.sswim.forecasters;

import java.util.Arrays;
import org.sswim.features.SkipShape;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.OutputMetric;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;

/**
 * The read-out of a fitted model in the metric of the windows of a series: how much forecasts move
 * if its weights do, see {@link OutputMetric}. It also gives the model with other weights. Skip
 * connections and bias then undo what they can.
 */
public final class ReadoutMetric {
  private final ForecastModel model;
  private final OutputMetric metric;
  private final int features;

  /**
   * Passes over the windows of a series, once.
   *
   * @param series the model's channels, in its order: the series that it was fitted on or one like
   *     it
   * @throws InvalidDataException if the series is too short
   */
  public ReadoutMetric(ForecastModel model, TimeSeries series, Workers workers) {
    this.model = model;
    features = model.network().hidden().features();
    ModelWindows windows =
        new ModelWindows(
            model, series, RecordedOptions.of(model.provenance()).validationShare(), workers);
    metric = new OutputMetric(windows.all(), features);
  }

  /** The quadratic form: {@code features x features}; not to be modified. */
  public double[] matrix() {
    return metric.matrix();
  }

  /** What a weight of 1 in these units is per unit of each feature: {@code [features]}. */
  public float[] units() {
    float[] units = new float[features];
    for (int f = 0; f < features; f++) {
      units[f] = (float) metric.unit(f);
    }
    return units;
  }

  /** The weights of the model in these units: row-major {@code [features][outputs]}. */
  public double[] weights() {
    float[] weights = model.network().readout().weights();
    int outputs = model.network().outputs();
    double[] out = new double[weights.length];
    Arrays.setAll(out, i -> weights[i] / metric.unit(i / outputs));
    return out;
  }

  /**
   * The model with other weights of its read-out.
   *
   * @param weights row-major {@code [features][outputs]}, per unit of the features
   * @param undone whether skip connections and bias make the best of it, or stay
   */
  public ForecastModel with(float[] weights, boolean undone) {
    SpikingNetwork network = model.network();
    int outputs = network.outputs();
    float[] all = SkipShape.weights(network).clone();
    System.arraycopy(weights, 0, all, 0, weights.length);
    float[] bias = network.readout().bias().clone();
    if (undone) {
      float[] old = network.readout().weights();
      double[] change = new double[weights.length];
      Arrays.setAll(change, i -> ((double) weights[i] - old[i]) / metric.unit(i / outputs));
      metric.undo(outputs, change, all, bias);
    }
    return model.withNetwork(SkipShape.of(network.skip()).network(network.hidden(), all, bias));
  }
}
