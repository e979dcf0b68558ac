package org.sswim.spiketrains;

import org.sswim.checks.Checks;
import org.sswim.network.Readout;

/**
 * Output neurons that spike. Output k has at step t the voltage
 *
 * <pre>
 *   v_k(t) = sum_f w_fk feature_f(t) + b_k + c_k eta_k(t)
 *   eta_k(t) = sum_{u >= 1} exp(-(u - 1) / varsigma_k) s_k(t - u)
 * </pre>
 *
 * and fires, s_k(t) = 1, where {@code v_k(t) >= 0}: the neurons of the network's definition, whose
 * refractory kernel is an exponential of unit peak.
 *
 * @param drive w and b
 * @param cost c_k, the voltage that the step after a spike loses, written as a number that is at
 *     most 0: {@code [outputs]}. It is 0 for an output that does not feel its own spikes. Shared,
 *     not copied
 * @param support varsigma_k, in time steps, above 0: {@code [outputs]}. Shared, not copied
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, section 2</a>
 */
public record SpikingOutputs(Readout drive, float[] cost, float[] support) {

  /** Checks shapes and ranges. */
  public SpikingOutputs {
    int outputs = drive.outputs();
    Checks.that(cost.length == outputs && support.length == outputs)
        .or(
            "%s outputs need as many costs and supports; got %s and %s",
            outputs, cost.length, support.length);
    Checks.each(
        "spike costs must be finite and at most 0", cost, c -> c <= 0 && Double.isFinite(c));
    Checks.positive("refractory supports", support);
  }

  /** Number of outputs. */
  public int outputs() {
    return drive.outputs();
  }

  /** Number of parameters: weights, biases, costs and supports. */
  public long parameters() {
    return drive.weights().length + 3L * outputs();
  }
}
