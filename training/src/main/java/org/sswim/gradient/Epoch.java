package org.sswim.gradient;

/**
 * One epoch of a gradient training; number 0 is the start.
 *
 * @param number epochs done
 * @param trainLoss mean loss over the training samples while they trained, penalties included; NaN
 *     for the start
 * @param validationLoss loss on the validation samples afterwards
 * @param seconds wall-clock time of the training so far, the measurement of validation losses left
 *     out; the start is not in it
 */
public record Epoch(int number, double trainLoss, double validationLoss, double seconds) {}
