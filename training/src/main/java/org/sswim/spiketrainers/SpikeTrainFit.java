package org.sswim.spiketrainers;

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
 */
public record SpikeTrainFit(
    SpikeTrainModel model, double leftOutCoincidence, boolean skip, int feeling) {}
