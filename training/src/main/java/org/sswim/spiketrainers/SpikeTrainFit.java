package org.sswim.spiketrainers;

import java.util.Map;
import org.sswim.spiketrains.SpikeTrainModel;

/**
 * A trained model and how it came about.
 *
 * @param model the network
 * @param leftOutCoincidence coincidence factors on left-out sequences, of the usual window and of
 *     the same step, from before the last solution on all sequences. It is the mean of both and of
 *     all outputs
 * @param skip whether outputs see the signals themselves
 * @param feeling number of outputs that feel their own spikes
 * @param seconds wall-clock time by phase: sample, choose, solve
 */
public record SpikeTrainFit(
    SpikeTrainModel model,
    double leftOutCoincidence,
    boolean skip,
    int feeling,
    Map<String, Double> seconds) {

  /** Copies the map. */
  public SpikeTrainFit {
    seconds = Map.copyOf(seconds);
  }
}
