package org.sswim.comparison;

import org.jspecify.annotations.Nullable;
import org.sswim.energy.EnergyConstants;
import org.sswim.energy.EnergyProfile;

/**
 * The energy of a forecast of all channels, or of the class of a sample.
 *
 * @param macs multiply-accumulates of synapses where neither input nor weight is 0
 * @param acs accumulates of synapses of the same kind
 * @param dense operations of all synapses if no input and no weight were 0
 * @param neuronUpdates multiply-accumulates of kernels
 * @param neuronAccumulates accumulates of neurons
 */
public record Energy(
    double macs, double acs, double dense, double neuronUpdates, double neuronAccumulates) {

  /** What a profile counted. */
  public static Energy of(EnergyProfile profile) {
    return new Energy(
        profile.macs(),
        profile.acs(),
        profile.dense(),
        profile.neurons().macs(),
        profile.neurons().acs());
  }

  /** What takes so many multiply-accumulates and has no network; null for 0. */
  public static @Nullable Energy plain(double macs) {
    return macs > 0 ? new Energy(macs, 0, macs, 0, 0) : null;
  }

  /** Synaptic operations. */
  public double synapticOperations() {
    return macs + acs;
  }

  /** An estimate of the arithmetic: synapses and neurons. */
  public double joules(EnergyConstants constants) {
    return constants.joules(macs + neuronUpdates, acs + neuronAccumulates);
  }
}
