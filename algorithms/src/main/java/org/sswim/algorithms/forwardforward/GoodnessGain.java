package org.sswim.algorithms.forwardforward;

import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.Vectors;

/**
 * The factor of goodness that makes the softmax over all classes a probability: that of the least
 * log loss of some training samples. It changes no decision.
 */
final class GoodnessGain {
  private static final double LEAST = 1e-3;
  private static final double MOST = 1e2;

  /** Factors tried, evenly in their logarithm. */
  private static final int TRIED = 101;

  private GoodnessGain() {}

  /**
   * The gain of the first layers.
   *
   * @param some numbers of the samples that are looked at
   */
  static double of(ForwardNetwork network, Vectors data, int layers, int[] some) {
    int classes = network.classes();
    int rows = some.length;
    ForwardRun forward = new ForwardRun(network, data, layers, rows);
    List<LayerRun> runs = forward.runs(rows, false);
    forward.take(some, 0, rows);
    double[] summed = new double[rows * classes];
    double[] own = new double[rows];
    int[] said = new int[rows];
    for (int k = 0; k < classes; k++) {
      Arrays.fill(said, k);
      forward.run(rows, said, runs);
      for (LayerRun run : runs) {
        run.goodness(rows, own);
        for (int r = 0; r < rows; r++) {
          summed[r * classes + k] += own[r];
        }
      }
    }
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    float[] evidence = new float[summed.length];
    float[] unused = new float[summed.length];
    for (int i = 0; i < TRIED; i++) {
      double gain = LEAST * Math.pow(MOST / LEAST, i / (TRIED - 1.0));
      for (int j = 0; j < evidence.length; j++) {
        evidence[j] = (float) (gain * summed[j]);
      }
      double loss = CrossEntropy.of(rows, classes, evidence, forward.label(), 1, unused);
      if (loss < least) {
        least = loss;
        best = gain;
      }
    }
    return best;
  }
}
