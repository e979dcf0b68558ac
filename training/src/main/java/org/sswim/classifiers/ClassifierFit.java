package org.sswim.classifiers;

import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassifierModel;
import org.sswim.sampling.NeuronPairs;

/**
 * A trained classifier and what its training found.
 *
 * @param model the classifier
 * @param plan what left-out samples chose
 * @param leftOutAccuracy share of the samples left out that it names correctly
 * @param leftOutLogLoss mean of {@code -ln p} of their true classes
 * @param pairs the training samples that the neurons of the first layer were drawn from, by their
 *     numbers in the data; null for random weights
 */
public record ClassifierFit(
    ClassifierModel model,
    ClassifierPlan plan,
    double leftOutAccuracy,
    double leftOutLogLoss,
    @Nullable NeuronPairs pairs) {}
