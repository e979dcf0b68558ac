package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
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
    return JsonText.of("windows", windows)
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

  /**
   * How a quantity of neurons is distributed, layer by layer over the same bins.
   *
   * @param name of the quantity
   * @param unit of the quantity
   * @param values by layer
   */
  record Histogram(String name, String unit, List<double[]> values) {
    private static final int BINS = 20;

    JsonText json() {
      double min = values.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
      double max = values.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
      JsonText json = JsonText.of("name", name).with("unit", unit);
      if (min == max) {
        return json.with("constant", Rounding.rounded(min));
      }
      boolean whole =
          max - min < BINS
              && values.stream().flatMapToDouble(Arrays::stream).allMatch(v -> v == Math.rint(v));
      int bins = whole ? (int) (max - min) + 1 : BINS;
      double width = whole ? 1 : (max - min) / bins;
      double first = whole ? min - 0.5 : min;
      double[] edges = new double[bins + 1];
      Arrays.setAll(edges, b -> first + b * width);
      List<Object> layers = new ArrayList<>();
      for (double[] own : values) {
        int[] counts = new int[bins];
        for (double value : own) {
          counts[Math.min(bins - 1, (int) ((value - first) / width))]++;
        }
        layers.add(Arrays.stream(counts).boxed().toList());
      }
      return json.with("whole", whole)
          .with("median", Rounding.rounded(median()))
          .with("edges", edges)
          .with("layers", layers);
    }

    private double median() {
      double[] all = values.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
      return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
    }
  }
}
