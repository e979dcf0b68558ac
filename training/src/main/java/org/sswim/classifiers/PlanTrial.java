package org.sswim.classifiers;

/**
 * Scores of a small network of a plan on samples that it has not seen.
 *
 * @param neurons of the network
 * @param logLoss mean of {@code -ln p} of the true class; the plan of the least is taken
 * @param accuracy share named correctly
 */
public record PlanTrial(ClassifierPlan plan, int neurons, double logLoss, double accuracy) {}
