package org.sswim.moments;

import org.sswim.checks.Checks;
import org.sswim.network.HiddenNetwork;
import org.sswim.stored.Axes;

/**
 * The last stage of a forecast: what moment and past add together to a row ahead, one lead of one
 * channel at a time:
 *
 * <pre>
 *   h = b + sum_j a_j x_j + sum_n w_n s_n,   x_j = (input_j - mean_j) / deviation_j
 * </pre>
 *
 * <p>with the spikes s of neurons that see x for one step. It is on the scale on which channels are
 * standardised. Immutable; the arrays are shared, not copied.
 *
 * @param inputs what it sees
 * @param neurons of one layer and one step, with {@code inputs.width()} signals
 * @param mean of each input: {@code [width]}
 * @param deviation of each input, above 0: {@code [width]}
 * @param bias b
 * @param linear a: {@code [width]}
 * @param spikes w: {@code [neurons]}
 */
public record JointModel(
    JointInputs inputs,
    HiddenNetwork neurons,
    @Axes("inputs") float[] mean,
    @Axes("inputs") float[] deviation,
    float bias,
    @Axes("inputs") float[] linear,
    @Axes("neurons") float[] spikes) {
  private static final String STAGE = "a joint stage";

  /** Checks shapes and ranges. */
  public JointModel {
    int width = inputs.width();
    require("means", mean, width);
    require("deviations", deviation, width);
    require("linear weights", linear, width);
    require("weights of spikes", spikes, neurons.last().neurons());
    for (float value : deviation) {
      Checks.that(value > 0).or("deviations of a joint stage must be above 0; got %s", value);
    }
    Checks.that(Math.abs(bias) <= MomentModel.LARGEST)
        .or("the bias of a joint stage must be at most %s; got %s", MomentModel.LARGEST, bias);
    MomentModel.requireOneLayer(STAGE, neurons, width);
  }

  private static void require(String what, float[] values, int length) {
    Checks.not(values.length != length)
        .or("%s of a joint stage must be %s; got %s", what, length, values.length);
    MomentModel.requireSmall(what, STAGE, values);
  }

  /** Number of parameters, those of its neurons included. */
  public long parameters() {
    return 1L
        + mean.length
        + deviation.length
        + linear.length
        + spikes.length
        + neurons.parameters();
  }
}
