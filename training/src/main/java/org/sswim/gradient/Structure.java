package org.sswim.gradient;

import org.jspecify.annotations.Nullable;

/**
 * What a network is beyond its numbers, and stays while it trains.
 *
 * @param reading what its read-out sees
 * @param fields inputs that each neuron of the first layer sees, in the order of {@link
 *     org.sswim.network.InputLayer}, each once: {@code [neurons][]}. All other weights are 0 and
 *     stay 0. Null where every neuron sees every input, as where there is context
 */
public record Structure(Reading reading, int @Nullable [] @Nullable [] fields) {

  /** Banks are read, and every neuron sees every input. */
  public static final Structure PLAIN = new Structure(Reading.BANKS, null);
}
