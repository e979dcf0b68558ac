package org.sswim.classification;

/**
 * The answer of a classifier to one sequence.
 *
 * @param best the class of the highest probability, a place among the model's classes; the first of
 *     several
 * @param probabilities of each class, in the model's order: {@code [classes]}
 * @param spikes of all hidden neurons over all steps
 * @param steps that were looked at: those of the sequence, or those for which a vector was shown
 */
public record Classification(int best, float[] probabilities, long spikes, int steps) {}
