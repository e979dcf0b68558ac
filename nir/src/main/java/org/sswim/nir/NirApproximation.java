package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

/**
 * The nearest model of which NIR can say everything: with exponential kernels of the same mean lag
 * instead of those of compact support.
 *
 * @param model the model without what is lost; the same model if nothing is
 * @param losses what is lost, a line each
 */
public record NirApproximation(ForecastModel model, List<String> losses) {

  /** Copies the list. */
  public NirApproximation {
    losses = List.copyOf(losses);
  }

  /** The approximation of a model. */
  public static NirApproximation of(ForecastModel model) {
    List<String> losses = new ArrayList<>();
    HiddenNetwork hidden = model.network().hidden();
    List<SpikingLayer> layers = new ArrayList<>();
    for (int l = 0; l < hidden.layers().size(); l++) {
      layers.add(sayable(hidden.layers().get(l), "hidden layer " + (l + 1), losses));
    }
    ReadoutBanks banks = hidden.banks();
    Kernel kernel = banks.kernel();
    float[] supports = sayable(kernel, banks.support(), "the read-out", losses);
    if (supports != banks.support()) {
      banks = new ReadoutBanks(Kernels.EXPONENTIAL, banks.delay(), supports);
    }
    if (losses.isEmpty()) {
      return new NirApproximation(model, losses);
    }
    SpikingNetwork network =
        model.network().withHidden(new HiddenNetwork(hidden.input(), layers, banks));
    return new NirApproximation(
        model.withBackground(null).withIntervals(null).withNetwork(network), losses);
  }

  /** What of a hidden layer NIR cannot say, a line each; layers are counted from 0. */
  static List<String> obstacles(SpikingLayer layer, int index) {
    List<String> losses = new ArrayList<>();
    sayable(layer, "hidden layer " + (index + 1), losses);
    return losses;
  }

  private static SpikingLayer sayable(SpikingLayer layer, String place, List<String> losses) {
    Kernel kernel = layer.pspKernel();
    float[] supports = sayable(kernel, layer.support(), place, losses);
    Kernel refractory = layer.refractoryKernel();
    float[] refractorySupports = layer.refractorySupport();
    if (layer.costs()) {
      String what = "the refractory response of " + place;
      refractorySupports = sayable(refractory, refractorySupports, what, losses);
    }
    return SpikingLayer.of(
            supports == layer.support() ? kernel : Kernels.EXPONENTIAL,
            layer.weights(),
            layer.bias())
        .withDelay(layer.delay())
        .withSupport(supports)
        .withRefractoryKernel(
            refractorySupports == layer.refractorySupport() ? refractory : Kernels.EXPONENTIAL)
        .withRefractorySupport(refractorySupports)
        .withCost(layer.cost());
  }

  /** The supports themselves, or those of exponential kernels of the same mean lag. */
  private static float[] sayable(
      Kernel kernel, float[] supports, String place, List<String> losses) {
    if (kernel.form() == Kernel.Form.FINITE) {
      losses.add("the compact-support kernel '" + kernel.name() + "' of " + place);
      float[] replaced = new float[supports.length];
      for (int i = 0; i < replaced.length; i++) {
        replaced[i] = exponential(kernel, supports[i]);
      }
      return replaced;
    }
    for (float support : supports) {
      Kernel.Recursion poles = kernel.recursion(support);
      if (kernel.form() == Kernel.Form.SECOND_ORDER && poles.b() == 0) {
        losses.add(
            "the kernel '" + kernel.name() + "' of " + place + " with a support of " + support);
        return Arrays.copyOf(supports, supports.length);
      }
    }
    return supports;
  }

  /** Mean lag of (1 - a) a^u is a / (1 - a). */
  private static float exponential(Kernel kernel, float support) {
    double[] response = Kernels.response(kernel, support, kernel.length(support));
    double mean = 0;
    for (int u = 0; u < response.length; u++) {
      mean += u * response[u];
    }
    double sigma = mean > 0 ? -1 / Math.log(mean / (1 + mean)) : 0;
    return (float) Math.max(sigma, 1e-3);
  }
}
