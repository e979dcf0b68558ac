package org.sswim.classifiers;

import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * A fitted candidate of classification and its size.
 *
 * @param predictor what it says
 * @param neurons of all hidden layers; 0 of no network
 * @param parameters numbers that it has learnt or drawn
 * @param network what the training of an S-SWIM network found; null for others
 * @param model the network that names the classes; null for models without a network
 * @param macs multiply-accumulates that a model without a network takes for a sample; 0 if it
 *     multiplies nothing, or if they are not known
 */
public record FittedClassifier(
    Predictor predictor,
    int neurons,
    long parameters,
    @Nullable ClassifierFit network,
    @Nullable ClassModel model,
    double macs) {

  /** Says classes. */
  @FunctionalInterface
  public interface Predictor {
    /** The answers to sequences like those that it was fitted to. */
    BatchClassifier.Answers answers(LabelledSequences data);
  }

  /** One without a network. */
  static FittedClassifier plain(Predictor predictor, long parameters, double macs) {
    return new FittedClassifier(predictor, 0, parameters, null, null, macs);
  }

  /** A fitted network. */
  static FittedClassifier of(ClassifierFit fit, Workers workers) {
    ClassifierModel model = fit.model();
    BatchClassifier batch = new BatchClassifier(model, workers);
    return new FittedClassifier(
        data -> batch.classify(data.values()), model.neurons(), model.parameters(), fit, model, 0);
  }

  /** A model that says what it says when it runs. */
  public static FittedClassifier of(ClassModel model, Workers workers) {
    return new FittedClassifier(
        data -> BatchClassifier.answers(model, data.values(), workers),
        model.neurons(),
        model.parameters(),
        null,
        model,
        0);
  }
}
