package org.sswim.explanation;

import java.util.List;

/**
 * The part that one neuron adds to a forecast.
 *
 * @param neuron index within the last hidden layer
 * @param contribution on the series' own scale
 * @param spikes rows of the series at which it fired within the window, earliest first
 */
public record NeuronShare(int neuron, double contribution, List<Integer> spikes) {

  /** Copies the list. */
  public NeuronShare {
    spikes = List.copyOf(spikes);
  }
}
