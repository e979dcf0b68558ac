package org.sswim.classifiers;

import org.sswim.gradient.Epoch;

/**
 * How well a network that gradients train names the classes of test sequences after an epoch.
 *
 * @param epoch epochs done, 0 for the start
 * @param seconds wall-clock time of the training so far, the start left out
 * @param leftOutLogLoss mean of {@code -ln p} of the true class of training sequences left out,
 *     which say which epoch is best
 * @param accuracy share of the test sequences whose most probable class is theirs
 * @param logLoss mean of {@code -ln p} of their true class, p at least 1e-15
 */
public record EpochScore(
    int epoch, double seconds, double leftOutLogLoss, double accuracy, double logLoss) {

  /** Scores answers to test sequences. */
  static EpochScore of(Epoch epoch, BatchClassifier.Answers answers, int[] label) {
    LeftOutScore score = LeftOutScore.of(answers.probability(), label);
    return new EpochScore(
        epoch.number(), epoch.seconds(), epoch.validationLoss(), score.accuracy(), score.logLoss());
  }
}
