package org.sswim.report;

import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.sequences.LabelledSequences;

/**
 * A model that a page looks into, with what it says of sequences that it has not seen.
 *
 * @param train sequences that it was fitted to, with their classes
 * @param shown others, with their classes as places among those of the training
 * @param answers what the model says of them
 */
public record Showpiece(
    LabelledSequences train,
    LabelledSequences shown,
    ClassifierFit fit,
    BatchClassifier.Answers answers) {}
