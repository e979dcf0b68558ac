package org.sswim.spiketrainers;

import java.util.List;
import org.sswim.spiketrains.SpikeTrainModel;
import org.sswim.training.Choice;

/**
 * A trained model and how it came about.
 *
 * @param model the network
 * @param leftOutCoincidence coincidence factors on left-out sequences, of the usual window and of
 *     the same step, from before the last solution on all sequences. It is the mean of both and of
 *     all outputs
 * @param choices what outputs see; errors are what the coincidence lacks of 1
 * @param feeling number of outputs that feel their own spikes
 */
public record SpikeTrainFit(
    SpikeTrainModel model, double leftOutCoincidence, List<Choice> choices, int feeling) {}
