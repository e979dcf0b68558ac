package org.sswim.spiketrainers;

import org.sswim.spiketrains.SpikeTrainScore;

/**
 * How a candidate did on sequences that it had not seen.
 *
 * @param model its name
 * @param seed of data by formula and of networks
 * @param score of its trains
 * @param seconds wall-clock time of training
 * @param neurons hidden neurons
 * @param parameters numbers learnt or drawn
 * @param spikes of hidden and output neurons in a sequence, mean
 * @param skip whether outputs see the signals themselves
 * @param feeling number of outputs that feel their own spikes
 */
public record SpikeResult(
    String model,
    long seed,
    SpikeTrainScore score,
    double seconds,
    int neurons,
    long parameters,
    double spikes,
    boolean skip,
    int feeling) {}
