package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/**
 * Responses of a network to one unit input and to one spike, for the neurons with the least, the
 * middle and the largest support or spike cost of every layer, and for the read-out's banks.
 */
final class KernelSection {
  private static final int LAGS = 400;
  private static final int FEWEST_LAGS = 8;
  private static final double NEGLIGIBLE = 0.005;
  private static final int DIGITS = 4;

  private final HiddenNetwork hidden;

  KernelSection(ForecastModel model) {
    hidden = model.network().hidden();
  }

  JsonText json() {
    List<JsonText> psp = new ArrayList<>();
    List<JsonText> refractory = new ArrayList<>();
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      int[] own = OwnNeurons.of(hidden, l);
      List<Integer> potentials = spread(own, n -> layer.delay()[n] + (double) layer.support()[n]);
      for (int i : potentials) {
        psp.add(
            curve(potential(layer.pspKernel(), layer.delay()[i], layer.support()[i]))
                .with("layer", l + 1)
                .with("neuron", i)
                .with("alike", (Object) (potentials.size() == 1))
                .with("delay", layer.delay()[i])
                .with("support", rounded(layer.support()[i])));
      }
      List<Integer> costs = spread(own, n -> layer.cost()[n]);
      for (int i : costs) {
        refractory.add(
            curve(refraction(layer, i))
                .with("layer", l + 1)
                .with("neuron", i)
                .with("alike", (Object) (costs.size() == 1))
                .with("cost", rounded(0.0 - layer.cost()[i]))
                .with("support", rounded(layer.refractorySupport()[i])));
      }
    }
    ReadoutBanks banks = hidden.banks();
    for (int m = 0; m < banks.banks(); m++) {
      psp.add(
          curve(potential(banks.kernel(), banks.delay()[m], banks.support()[m]))
              .with("bank", m + 1)
              .with("delay", banks.delay()[m])
              .with("support", rounded(banks.support()[m])));
    }
    return new JsonText()
        .with("layers", hidden.layers().size())
        .with("pspKernel", hidden.layers().get(0).pspKernel().name())
        .with("refractoryKernel", hidden.layers().get(0).refractoryKernel().name())
        .objects("psp", psp)
        .objects("refractory", refractory);
  }

  private static @Nullable Object rounded(double value) {
    return Rounding.significant(DIGITS, value).get(0);
  }

  /** The first, the middle and the last by a figure, where these differ. */
  private static List<Integer> spread(int[] neurons, IntToDoubleFunction figure) {
    List<Integer> order =
        IntStream.of(neurons)
            .boxed()
            .sorted(Comparator.comparingDouble(figure::applyAsDouble))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    for (int at : new int[] {0, (neurons.length - 1) / 2, neurons.length - 1}) {
      int i = order.get(at);
      double value = figure.applyAsDouble(i);
      if (chosen.stream().noneMatch(other -> figure.applyAsDouble(other) == value)) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  private static double[] potential(Kernel kernel, int delay, float support) {
    double[] response = new double[Math.max(LAGS, delay + FEWEST_LAGS)];
    double[] own = Kernels.response(kernel, support, response.length - delay);
    System.arraycopy(own, 0, response, delay, own.length);
    return response;
  }

  private static double[] refraction(SpikingLayer layer, int neuron) {
    double[] response =
        Kernels.refractoryResponse(
            layer.refractoryKernel(), layer.refractorySupport()[neuron], LAGS);
    for (int u = 0; u < response.length; u++) {
      response[u] *= layer.cost()[neuron];
    }
    return response;
  }

  /** A response up to where it has died away. */
  private static JsonText curve(double[] response) {
    double peak = 0;
    for (double value : response) {
      peak = Math.max(peak, Math.abs(value));
    }
    int length = response.length;
    while (length > FEWEST_LAGS && Math.abs(response[length - 1]) <= NEGLIGIBLE * peak) {
      length--;
    }
    double[] shown = new double[length];
    for (int u = 0; u < length; u++) {
      // Never -0, which would read oddly.
      shown[u] = response[u] + 0.0;
    }
    return new JsonText().with("values", (Object) Rounding.significant(DIGITS, shown));
  }
}
