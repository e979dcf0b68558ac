package org.sswim.energy;

/**
 * The synaptic operations of one weight matrix or connection, per forecast of all channels or per
 * sample.
 *
 * <p>An operation is effective where neither the input nor the weight is 0; dense counts every
 * synapse at every presentation. Operations are accumulates (ACs) where every input seen was -1, 0
 * or 1, as spikes are. A number of spikes counts as that many accumulates. All others are
 * multiply-accumulates (MACs).
 *
 * @param name what the weights join
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param presentations how often inputs are presented, summed over the lanes; inputs that stay the
 *     same are presented once
 * @param zeroInputs share of the input values that were 0, in [0, 1]
 * @param zeroWeights share of the weights that are 0, in [0, 1]
 * @param accumulates whether the operations are ACs
 * @param effective effective operations, a mean over the forecasts or samples
 * @param dense dense operations
 * @see <a href="https://arxiv.org/abs/2304.04640">Yik et al., NeuroBench: synaptic operations</a>
 */
public record LayerOperations(
    String name,
    int inputs,
    int outputs,
    double presentations,
    double zeroInputs,
    double zeroWeights,
    boolean accumulates,
    double effective,
    double dense) {

  /** Effective multiply-accumulates; 0 where the operations are ACs. */
  public double macs() {
    return accumulates ? 0 : effective;
  }

  /** Effective accumulates; 0 where the operations are MACs. */
  public double acs() {
    return accumulates ? effective : 0;
  }
}
