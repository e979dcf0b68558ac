package org.sswim.gradient;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a network that stay the same while its numbers train.
 *
 * @param reading what its read-out sees
 * @param fields inputs that each neuron of the first layer sees, in the order of {@link
 *     org.sswim.network.InputLayer}, each once: {@code [neurons][]}. All other weights are 0 and
 *     stay 0. Null where every neuron sees every input, as where there is context
 */
public record Structure(Reading reading, int @Nullable [] @Nullable [] fields) {

  /** Banks are read, and every neuron sees every input. */
  public static final Structure PLAIN = new Structure(Reading.BANKS, null);

  /** The features that the read-out of a network sees of the spikes of its last layer. */
  public enum Reading {
    /** Its banks, as they stand at the last step of a sample. */
    BANKS,
    /**
     * The mean rates in as many consecutive sections of a sample as there are banks. Of T steps,
     * section s of S holds those from {@code floor(s T / S)} to before {@code floor((s + 1) T /
     * S)}, at least one.
     */
    SECTIONS
  }
}
