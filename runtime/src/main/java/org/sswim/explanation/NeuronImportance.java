package org.sswim.explanation;

/**
 * How much of a period's forecasts a neuron carries.
 *
 * @param neuron index within the last hidden layer
 * @param meanAbsolute mean absolute contribution, see {@link Explanation}, in standard deviations
 *     of the channel
 * @param share of the variance that the neurons make: the covariance of its contribution with the
 *     sum of all neurons, over the variance of that sum. The shares of all neurons sum to 1. A
 *     share is below 0 where a neuron holds others back
 */
public record NeuronImportance(int neuron, double meanAbsolute, double share) {}
