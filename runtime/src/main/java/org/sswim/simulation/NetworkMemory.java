package org.sswim.simulation;

import org.sswim.kernel.Kernel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/** How long what a network has seen can still be felt. */
public final class NetworkMemory {
  private NetworkMemory() {}

  /**
   * The number of steps after which every kernel of a network has fallen below a share of its peak.
   * It is summed over the layers and banks that a signal passes. A network that began at rest that
   * many steps ago hardly differs from one that has always run.
   *
   * @param tolerance in (0, 1)
   */
  public static int steps(HiddenNetwork network, double tolerance) {
    double sum = 0;
    for (SpikingLayer layer : network.layers()) {
      double longest = 0;
      for (int i = 0; i < layer.neurons(); i++) {
        double psp = layer.delay()[i] + reach(layer.pspKernel(), layer.support()[i], tolerance);
        double refractory =
            layer.cost()[i] == 0
                ? 0
                : reach(layer.refractoryKernel(), layer.refractorySupport()[i], tolerance);
        longest = Math.max(longest, Math.max(psp, refractory));
      }
      sum += longest;
    }
    double bank = 0;
    ReadoutBanks banks = network.banks();
    for (int m = 0; m < banks.banks(); m++) {
      double reach = reach(banks.kernel(), banks.support()[m], tolerance);
      bank = Math.max(bank, banks.delay()[m] + reach);
    }
    return (int) Math.min(1 << 30, Math.ceil(sum + bank));
  }

  /**
   * Whether a network forgets what it has seen within {@link #steps}. It does if kernels are finite
   * in all layers and banks and there is no spike cost, through which spikes influence others
   * without end.
   */
  public static boolean ends(HiddenNetwork network) {
    boolean ends = network.banks().kernel().form() == Kernel.Form.FINITE;
    for (SpikingLayer layer : network.layers()) {
      ends &= layer.pspKernel().form() == Kernel.Form.FINITE;
      ends &= !layer.costs();
    }
    return ends;
  }

  private static double reach(Kernel kernel, double support, double tolerance) {
    if (kernel.form() == Kernel.Form.FINITE) {
      return kernel.length(support);
    }
    Kernel.Recursion poles = kernel.recursion(support);
    double slowest =
        kernel.form() == Kernel.Form.SECOND_ORDER ? Math.max(poles.a(), poles.b()) : poles.a();
    // Responses of second order rise before they fall.
    double rise = kernel.form() == Kernel.Form.SECOND_ORDER ? 2 : 1;
    return slowest > 0 ? rise * Math.max(1, Math.log(tolerance) / Math.log(slowest)) : 1;
  }
}
