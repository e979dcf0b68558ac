package org.sswim.classifiers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassCandidate.FittedCandidate;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.EnergyConstants;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.NeuronOperations;

/**
 * What the class of a sample takes, see {@link EnergyProfile}; means over some samples.
 *
 * @param macs effective multiply-accumulates of synapses
 * @param acs effective accumulates of synapses
 * @param neurons operations of the neurons themselves
 */
public record ClassEnergy(double macs, double acs, NeuronOperations neurons) {

  /**
   * Counts what a candidate takes; null of one whose operations are not known.
   *
   * @param samples all that may be named, see {@link ClassMeter#spread}
   * @param count how many of them are counted
   */
  static @Nullable ClassEnergy of(FittedCandidate fitted, List<float[]> samples, int count) {
    if (fitted.model() != null) {
      EnergyProfile profile = ClassMeter.measure(fitted.model(), ClassMeter.spread(samples, count));
      return new ClassEnergy(profile.macs(), profile.acs(), profile.neurons());
    }
    return fitted.macs() > 0 ? new ClassEnergy(fitted.macs(), 0, new NeuronOperations(0, 0)) : null;
  }

  /** Effective synaptic operations of either kind. */
  public double synapticOperations() {
    return macs + acs;
  }

  /** An estimate of the arithmetic: synapses and neurons. */
  public double joules(EnergyConstants constants) {
    return constants.joules(macs + neurons.macs(), acs + neurons.acs());
  }
}
