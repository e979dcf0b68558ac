package org.sswim.classifiers;

import org.jspecify.annotations.Nullable;
import org.sswim.network.Readout;

/**
 * A solved read-out to classes.
 *
 * @param readout from features to evidence whose softmax is the probability of each class
 * @param penalty the ridge penalty in units of the features' mean variance
 * @param weighing how samples weigh
 * @param leftOut what read-outs said of samples that they had not seen, before the evidence was
 *     brought to probabilities
 * @param factor of the evidence, by which it was
 * @param unseen the read-out before the samples that choose trained it, too; null where there are
 *     no such
 */
record ClassReadout(
    Readout readout,
    double penalty,
    Weighing weighing,
    ClassScores leftOut,
    double factor,
    @Nullable Readout unseen) {

  /** Mean negative logarithm of the probability of the true class, of samples left out. */
  double logLoss() {
    return leftOut.logLoss(factor);
  }
}
