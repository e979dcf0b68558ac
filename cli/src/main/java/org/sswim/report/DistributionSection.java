package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.sswim.forecasting.Activity;
import org.sswim.forecasting.ActivityRecorder;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.series.TimeSeries;

/** How delays, supports, spike costs and firing rates of a model's neurons are distributed. */
final class DistributionSection {
  private static final int MOST_WINDOWS = 48;
  private static final int FEWEST_WINDOWS = 4;

  /** Multiplications for all windows together; about a second. */
  private static final double WORK = 1e9;

  private final ForecastModel model;
  private final TimeSeries series;

  /** Neurons of each layer that count. */
  private final List<int[]> own;

  /**
   * Nothing is run yet.
   *
   * @param series whose windows, evenly spread, the neurons see while their firing rate is measured
   */
  DistributionSection(ForecastModel model, TimeSeries series) {
    this.model = model;
    this.series = series;
    HiddenNetwork hidden = model.network().hidden();
    own =
        IntStream.range(0, hidden.layers().size()).mapToObj(l -> OwnNeurons.of(hidden, l)).toList();
  }

  JsonText json() {
    int windows = windows();
    List<Histogram> histograms =
        List.of(
            histogram("Delay", "steps", (layer, i) -> layer.delay()[i]),
            histogram("Support of the PSP", "steps", (layer, i) -> layer.support()[i]),
            histogram("Refractory support", "steps", (layer, i) -> layer.refractorySupport()[i]),
            // Never -0.
            histogram("Spike cost", "voltage per spike", (layer, i) -> 0.0 - layer.cost()[i]),
            new Histogram("Firing rate", "spikes per step", rates(windows)));
    return new JsonText()
        .with("windows", windows)
        .with("neurons", own.stream().mapToInt(neurons -> neurons.length).sum())
        .with("allNeurons", model.network().hidden().neurons())
        .with("histograms", histograms.stream().map(Histogram::json).toList());
  }

  private Histogram histogram(
      String name, String unit, ToDoubleBiFunction<SpikingLayer, Integer> quantity) {
    List<double[]> values = new ArrayList<>();
    for (int l = 0; l < own.size(); l++) {
      SpikingLayer layer = model.network().hidden().layers().get(l);
      values.add(
          IntStream.of(own.get(l)).mapToDouble(i -> quantity.applyAsDouble(layer, i)).toArray());
    }
    return new Histogram(name, unit, values);
  }

  /** Spikes per step of every neuron of every layer, over some windows and all lanes in turn. */
  private List<double[]> rates(int windows) {
    ActivityRecorder recorder = new ActivityRecorder(model, series);
    int lanes = model.spec().channels().lanes(series.channels());
    int first = model.spec().window();
    List<double[]> rates = own.stream().map(neurons -> new double[neurons.length]).toList();
    for (int w = 0; w < windows; w++) {
      int end = first + (int) ((long) (series.rows() - first) * (w + 1) / windows);
      Activity activity = recorder.record(end, w % lanes);
      for (int l = 0; l < rates.size(); l++) {
        for (int i = 0; i < rates.get(l).length; i++) {
          double spikes = activity.count(l, own.get(l)[i]);
          rates.get(l)[i] += spikes / ((double) windows * activity.steps());
        }
      }
    }
    return rates;
  }

  private int windows() {
    double synapses = 0;
    for (SpikingLayer layer : model.network().hidden().layers()) {
      synapses += layer.weights().length;
    }
    double most = WORK / (synapses * model.spec().window());
    int windows = (int) Math.max(FEWEST_WINDOWS, Math.min(MOST_WINDOWS, most));
    return Math.min(windows, series.rows() - model.spec().window() + 1);
  }
}
