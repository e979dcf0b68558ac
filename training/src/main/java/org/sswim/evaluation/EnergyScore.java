package org.sswim.evaluation;

import org.jspecify.annotations.Nullable;
import org.sswim.energy.EnergyConstants;
import org.sswim.energy.EnergyProfile;

/**
 * What a forecast of all channels takes in one row of a comparison, see {@link
 * org.sswim.energy.EnergyProfile}.
 *
 * @param model the model
 * @param horizon O
 * @param seed the seed; null for models without random numbers
 * @param macs effective multiply-accumulates of synapses
 * @param acs effective accumulates of synapses
 * @param dense synaptic operations if no input and no weight were 0
 * @param neuronUpdates multiply-accumulates of the kernels of neurons and banks
 */
public record EnergyScore(
    Candidate model,
    int horizon,
    @Nullable Long seed,
    double macs,
    double acs,
    double dense,
    double neuronUpdates) {

  /** What was counted of a network. */
  static EnergyScore of(Candidate model, int horizon, @Nullable Long seed, EnergyProfile profile) {
    return new EnergyScore(
        model,
        horizon,
        seed,
        profile.macs(),
        profile.acs(),
        profile.dense(),
        profile.neurons().macs());
  }

  /** An estimate of the arithmetic of a forecast. */
  public double joules(EnergyConstants constants) {
    return constants.joules(macs + neuronUpdates, acs);
  }
}
