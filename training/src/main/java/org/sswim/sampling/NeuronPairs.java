package org.sswim.sampling;

/**
 * The pairs of training windows behind the neurons of a layer: of those mixed into a neuron's
 * direction, the ones whose windows its voltage tells apart best, the best first. Pairs on the two
 * sides of the threshold come before others, the wider apart the better.
 *
 * @param pairs number of pairs kept for each neuron, at least 1
 * @param silent number of the window of the lower voltage: {@code [neurons][pairs]}
 * @param firing number of the window of the higher voltage: {@code [neurons][pairs]}
 * @param step step at which they are told apart, counted from 0: {@code [neurons][pairs]}
 * @param voltages of the two at that step, without the refractory response: {@code
 *     [neurons][pairs][2]}
 * @param mixing weight of the difference, firing minus silent, in the direction: {@code
 *     [neurons][pairs]}
 */
public record NeuronPairs(
    int pairs, int[] silent, int[] firing, int[] step, float[] voltages, float[] mixing) {}
