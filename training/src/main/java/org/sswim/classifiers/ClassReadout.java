package org.sswim.classifiers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.network.Readout;
import org.sswim.samples.Samples;

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

  /**
   * Solves a read-out: of few samples by products of samples, of many by those of features.
   *
   * @param vectors whether samples are vectors; else sequences
   */
  static ClassReadout of(
      Samples samples, ClassOrder order, FeatureMap map, boolean vectors, Workers workers) {
    int n = order.label().length;
    return n <= ClassTask.FEW
        ? dual(ClassTask.features(map, samples, n, workers), order, map, vectors, workers).solve()
        : new PrimalReadout(samples, order, map, workers).solve();
  }

  /** The read-out of the first samples of an order, as many as there are features of. */
  static DualReadout dual(
      float[] features, ClassOrder order, FeatureMap map, boolean vectors, Workers workers) {
    return new DualReadout(
        features,
        map.features(),
        map.skipFeatures(),
        Arrays.copyOf(order.label(), features.length / map.features()),
        order.train().size(),
        ClassScores.lossOfFew(vectors),
        workers);
  }

  /** Mean negative logarithm of the probability of the true class, of samples left out. */
  double logLoss() {
    return leftOut.logLoss(factor);
  }
}
