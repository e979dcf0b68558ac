package org.sswim.spiketrains;

import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.network.HiddenNetwork;

/**
 * A network whose outputs spike. Its outputs see the filtered spikes of a hidden network, the
 * filtered signals themselves (skip connections), or both. Features are ordered: those of the
 * hidden network, {@code [banks][neurons]}, then those of the skip connections, {@code
 * [supports][signals]}.
 *
 * <p>A skip connection sees a signal through an exponential post-synaptic potential of unit sum.
 * Immutable; the arrays are shared, not copied.
 *
 * @param signals number of signals of a step, at least 1
 * @param hidden the hidden network; null for outputs that see the signals alone
 * @param skip supports of the skip connections, in steps, above 0; none without them
 * @param outputs the output neurons
 */
public record SpikeTrainModel(
    int signals, @Nullable HiddenNetwork hidden, float[] skip, SpikingOutputs outputs) {

  /** Checks that the parts fit each other. */
  public SpikeTrainModel {
    int features = SpikeFeatures.count(signals, hidden, skip);
    Checks.that(outputs.drive().features() == features)
        .or("the outputs must have %s features; got %s", features, outputs.drive().features());
  }

  /** Number of parameters of all layers. */
  public long parameters() {
    return outputs.parameters() + skip.length + (hidden == null ? 0 : hidden.parameters());
  }

  /** Number of hidden neurons. */
  public int neurons() {
    return hidden == null ? 0 : hidden.neurons();
  }
}
