package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/**
 * Responses of a network to one unit input and to one spike. Shown are the neurons with the least,
 * the middle and the largest support or spike cost of every layer, and the read-out's banks.
 */
final class KernelSection {
  private static final int LAGS = 400;
  private static final int FEWEST_LAGS = 8;
  private static final double NEGLIGIBLE = 0.005;

  private KernelSection() {}

  static JsonText of(HiddenNetwork hidden) {
    List<JsonText> psp = new ArrayList<>();
    List<JsonText> refractory = new ArrayList<>();
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      int[] own = OwnNeurons.of(hidden, l);
      List<Integer> potentials = spread(own, n -> layer.delay()[n] + (double) layer.support()[n]);
      for (int i : potentials) {
        psp.add(
            potential(layer.pspKernel(), layer.delay()[i], layer.support()[i])
                .with("layer", l + 1)
                .with("neuron", i)
                .with("alike", potentials.size() == 1));
      }
      List<Integer> costs = spread(own, n -> layer.cost()[n]);
      for (int i : costs) {
        refractory.add(
            curve(refraction(layer, i))
                .with("layer", l + 1)
                .with("neuron", i)
                .with("alike", costs.size() == 1)
                .with("cost", Rounding.rounded(0.0 - layer.cost()[i]))
                .with("support", Rounding.rounded(layer.refractorySupport()[i])));
      }
    }
    ReadoutBanks banks = hidden.banks();
    for (int m = 0; m < banks.banks(); m++) {
      psp.add(potential(banks.kernel(), banks.delay()[m], banks.support()[m]).with("bank", m + 1));
    }
    return JsonText.of("layers", hidden.layers().size())
        .with("pspKernel", hidden.layers().get(0).pspKernel())
        .with("refractoryKernel", hidden.layers().get(0).refractoryKernel())
        .with("psp", psp)
        .with("refractory", refractory);
  }

  /** The first, the middle and the last by a figure, where these differ. */
  private static List<Integer> spread(int[] neurons, IntToDoubleFunction figure) {
    int[] order = Picks.ranked(IntStream.of(neurons), figure).toArray();
    Map<Double, Integer> chosen = new LinkedHashMap<>();
    for (int at : new int[] {0, (neurons.length - 1) / 2, neurons.length - 1}) {
      int i = order[at];
      chosen.putIfAbsent(figure.applyAsDouble(i), i);
    }
    return List.copyOf(chosen.values());
  }

  private static JsonText potential(Kernel kernel, int delay, float support) {
    double[] response = new double[Math.max(LAGS, delay + FEWEST_LAGS)];
    double[] own = Kernels.response(kernel, support, response.length - delay);
    System.arraycopy(own, 0, response, delay, own.length);
    return curve(response).with("delay", delay).with("support", Rounding.rounded(support));
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
}
