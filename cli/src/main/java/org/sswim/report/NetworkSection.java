package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.sswim.forecasting.ActivityRecorder;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.series.TimeSeries;

/**
 * What the network of a forecaster does: in one window, by its kernels and in all neurons.
 *
 * @param series with the model's channels, in its order
 */
record NetworkSection(ForecastModel model, TimeSeries series) {
  private static final int MOST_NEURONS = 200;
  private static final int VOLTAGES = 6;
  private static final int LAGS = 400;
  private static final int FEWEST_LAGS = 8;
  private static final double NEGLIGIBLE = 0.005;
  private static final int MOST_WINDOWS = 48;
  private static final int FEWEST_WINDOWS = 4;

  /** Multiplications for all windows together; about a second. */
  private static final double WORK = 1e9;

  /**
   * All of it.
   *
   * @param which what the network is, as a phrase
   * @param end row behind the last of the window whose spikes are shown
   */
  JsonText json(String which, int end) {
    return JsonText.of("which", which)
        .with("activity", activity(end))
        .with("kernels", kernels())
        .with("distributions", distributions());
  }

  private HiddenNetwork hidden() {
    return model.network().hidden();
  }

  private SpikingLayer layer(int layer) {
    return hidden().layers().get(layer);
  }

  private IntStream layers() {
    return IntStream.range(0, hidden().layers().size());
  }

  /**
   * The neurons of a layer that do something of their own; all of them if none does. Training may
   * add neurons to deeper layers that only pass on a spike of the layer before.
   */
  private int[] own(int layer) {
    int[] all = IntStream.range(0, layer(layer).neurons()).toArray();
    int[] own = IntStream.of(all).filter(i -> layer == 0 || !layer(layer).relays(i)).toArray();
    return own.length == 0 ? all : own;
  }

  /** Spikes and voltages over a window, of the first channel where channels share a network. */
  private JsonText activity(int end) {
    int window = model.spec().window();
    ActivityRecorder.Activity activity = new ActivityRecorder(model, series).record(end, 0);
    return JsonText.of("channel", series.channelNames().get(0))
        .with("joint", model.spec().channels() == ChannelMode.JOINT)
        .with("dated", series.timeline() != null)
        .with("times", Origin.times(series, end - window, window))
        .with("signal", Origin.rounded(series, 0, end - window, window))
        .with("firstStep", activity.firstStep())
        .with("steps", activity.steps())
        .with("layers", layers().mapToObj(l -> drawn(activity, l)));
  }

  private JsonText drawn(ActivityRecorder.Activity activity, int layer) {
    int[] own = own(layer);
    IntStream shown = Picks.spread(own.length, MOST_NEURONS).map(i -> own[i]);
    // Those that fire most on top.
    int[] order = Picks.ranked(shown, i -> activity.count(layer, i)).toArray();
    boolean[][] spikes = activity.spikes()[layer];
    return JsonText.of("neurons", own.length)
        .with("spikes", IntStream.of(own).mapToLong(i -> activity.count(layer, i)).sum())
        .with("shown", order)
        .with("trains", IntStream.of(order).mapToObj(i -> hex(spikes[i])))
        .with("relays", spikes.length - own.length)
        .with("voltages", voltages(activity, layer, own));
  }

  /** Neurons at even ranks among those that fire at times, the least active first. */
  private static List<JsonText> voltages(ActivityRecorder.Activity activity, int layer, int[] own) {
    IntStream some =
        IntStream.of(own)
            .filter(i -> activity.count(layer, i) > 0)
            .filter(i -> activity.count(layer, i) < activity.steps());
    int[] lively = Picks.ranked(some, i -> activity.count(layer, i)).toArray();
    int[] from = lively.length == 0 ? own : lively;
    Set<Integer> chosen = new LinkedHashSet<>();
    for (int v = 0; v < VOLTAGES; v++) {
      chosen.add(from[(int) ((v + 0.5) * from.length / VOLTAGES)]);
    }
    List<JsonText> voltages = new ArrayList<>();
    for (int i : chosen) {
      double[] voltage = new double[activity.steps()];
      Arrays.setAll(voltage, t -> activity.voltages()[layer][i][t]);
      voltages.add(
          JsonText.of("neuron", i)
              .with("train", hex(activity.spikes()[layer][i]))
              .with("voltage", voltage));
    }
    return voltages;
  }

  /** Four steps a digit, the first in its highest bit. */
  static String hex(boolean[] spikes) {
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < spikes.length; t += 4) {
      int digit = 0;
      for (int b = 0; b < 4; b++) {
        digit = 2 * digit + (t + b < spikes.length && spikes[t + b] ? 1 : 0);
      }
      text.append(Character.forDigit(digit, 16));
    }
    return text.toString();
  }

  /**
   * Responses to one unit input and to one spike. Shown are the neurons with the least, the middle
   * and the largest support or spike cost of every layer, and the read-out's banks.
   */
  private JsonText kernels() {
    List<JsonText> psp = new ArrayList<>();
    List<JsonText> refractory = new ArrayList<>();
    for (int l : layers().toArray()) {
      SpikingLayer layer = layer(l);
      List<Integer> potentials = spread(l, n -> layer.delay()[n] + (double) layer.support()[n]);
      for (int i : potentials) {
        psp.add(
            potential(layer.pspKernel(), layer.delay()[i], layer.support()[i])
                .with("layer", l + 1)
                .with("neuron", i)
                .with("alike", potentials.size() == 1));
      }
      List<Integer> costs = spread(l, n -> layer.cost()[n]);
      for (int i : costs) {
        refractory.add(
            curve(refraction(layer, i))
                .with("layer", l + 1)
                .with("neuron", i)
                .with("alike", costs.size() == 1)
                .with("cost", 0.0 - layer.cost()[i])
                .with("support", layer.refractorySupport()[i]));
      }
    }
    ReadoutBanks banks = hidden().banks();
    for (int m = 0; m < banks.banks(); m++) {
      psp.add(potential(banks.kernel(), banks.delay()[m], banks.support()[m]).with("bank", m + 1));
    }
    return JsonText.of("layers", hidden().layers().size())
        .with("pspKernel", layer(0).pspKernel())
        .with("refractoryKernel", layer(0).refractoryKernel())
        .with("psp", psp)
        .with("refractory", refractory);
  }

  /** The first, the middle and the last of a layer by a figure, where these differ. */
  private List<Integer> spread(int layer, IntToDoubleFunction figure) {
    int[] order = Picks.ranked(IntStream.of(own(layer)), figure).toArray();
    Map<Double, Integer> chosen = new LinkedHashMap<>();
    for (int at : new int[] {0, (order.length - 1) / 2, order.length - 1}) {
      chosen.putIfAbsent(figure.applyAsDouble(order[at]), order[at]);
    }
    return List.copyOf(chosen.values());
  }

  private static JsonText potential(Kernel kernel, int delay, float support) {
    double[] response = new double[Math.max(LAGS, delay + FEWEST_LAGS)];
    double[] own = Kernels.response(kernel, support, response.length - delay);
    System.arraycopy(own, 0, response, delay, own.length);
    return curve(response).with("delay", delay).with("support", support);
  }

  private static double[] refraction(SpikingLayer layer, int neuron) {
    double[] response =
        Kernels.refractoryResponse(
            layer.refractoryKernel(), layer.refractorySupport()[neuron], LAGS);
    return Arrays.stream(response).map(value -> value * layer.cost()[neuron]).toArray();
  }

  /** A response up to where it has died away. */
  private static JsonText curve(double[] response) {
    double peak = Arrays.stream(response).map(Math::abs).max().orElse(0);
    int length = response.length;
    while (length > FEWEST_LAGS && Math.abs(response[length - 1]) <= NEGLIGIBLE * peak) {
      length--;
    }
    // Never -0, which would read oddly.
    return JsonText.of(
        "values", Arrays.stream(response, 0, length).map(value -> value + 0.0).toArray());
  }

  /** How delays, supports, spike costs and firing rates of the neurons are distributed. */
  private JsonText distributions() {
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
        .with("neurons", layers().map(l -> own(l).length).sum())
        .with("allNeurons", hidden().neurons())
        .with("histograms", histograms, Histogram::json);
  }

  private Histogram histogram(
      String name, String unit, ToDoubleBiFunction<SpikingLayer, Integer> quantity) {
    return new Histogram(
        name,
        unit,
        layers()
            .mapToObj(
                l ->
                    IntStream.of(own(l))
                        .mapToDouble(i -> quantity.applyAsDouble(layer(l), i))
                        .toArray())
            .toList());
  }

  /** Spikes per step of every neuron of every layer, over some windows and all lanes in turn. */
  private List<double[]> rates(int windows) {
    List<double[]> rates = new ActivityRecorder(model, series).rates(windows);
    return layers()
        .mapToObj(l -> IntStream.of(own(l)).mapToDouble(i -> rates.get(l)[i]).toArray())
        .toList();
  }

  /** How many windows, evenly spread over the series, firing rates are measured in. */
  private int windows() {
    double synapses = hidden().layers().stream().mapToDouble(l -> l.weights().length).sum();
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
      double[] all = values.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
      double min = all[0];
      double max = all[all.length - 1];
      JsonText json = JsonText.of("name", name).with("unit", unit);
      if (min == max) {
        return json.with("constant", min);
      }
      boolean whole = max - min < BINS && Arrays.stream(all).allMatch(v -> v == Math.rint(v));
      int bins = whole ? (int) (max - min) + 1 : BINS;
      double width = whole ? 1 : (max - min) / bins;
      double first = whole ? min - 0.5 : min;
      double[] edges = new double[bins + 1];
      Arrays.setAll(edges, b -> first + b * width);
      List<int[]> layers = new ArrayList<>();
      for (double[] own : values) {
        int[] counts = new int[bins];
        for (double value : own) {
          counts[Math.min(bins - 1, (int) ((value - first) / width))]++;
        }
        layers.add(counts);
      }
      return json.with("whole", whole)
          .with("median", (all[(all.length - 1) / 2] + all[all.length / 2]) / 2)
          .with("edges", edges)
          .with("layers", layers);
    }
  }
}
