package org.sswim.classifiers;

import java.util.Objects;
import org.sswim.classification.ClassifierModel;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * Scores of a classifier on sequences that it has not seen.
 *
 * @param losses {@code -ln p} of the true class of each, p at least 1e-15: {@code [sequences]}
 * @param accuracy share that it names correctly
 */
public record LeftOutScore(double[] losses, double accuracy) {
  private static final double LEAST = 1e-15;

  static LeftOutScore of(ClassifierModel model, LabelledSequences data, Workers workers) {
    return of(
        new BatchClassifier(model, workers).classify(data.values()).probability(),
        Objects.requireNonNull(data.label()));
  }

  /**
   * The score of answers.
   *
   * @param probability {@code [sequences][classes]}
   */
  public static LeftOutScore of(double[] probability, int[] label) {
    int classes = probability.length / label.length;
    double[] losses = new double[label.length];
    int right = 0;
    for (int i = 0; i < losses.length; i++) {
      losses[i] = -Math.log(Math.max(LEAST, probability[i * classes + label[i]]));
      right += ClassScore.best(probability, i, classes) == label[i] ? 1 : 0;
    }
    return new LeftOutScore(losses, (double) right / label.length);
  }

  /** Mean of the losses. */
  public double logLoss() {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum / losses.length;
  }

  /** Whether the mean loss is less by some standard errors of the differences of each sequence. */
  boolean clearlyBetterThan(LeftOutScore other, double errors) {
    int n = losses.length;
    double mean = other.logLoss() - logLoss();
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double rest = other.losses[i] - losses[i] - mean;
      squares += rest * rest;
    }
    return mean > errors * Math.sqrt(squares / n / Math.max(1, n - 1));
  }
}
