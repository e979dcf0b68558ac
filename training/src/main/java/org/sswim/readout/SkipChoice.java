package org.sswim.readout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.HoldOuts;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.PenaltyChoice;
import org.sswim.linalg.PenaltyPath;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.Workers;

/**
 * What samples that are left out say of features that a read-out sees through skip synapses: which
 * penalty they bear beside spikes, and whether they are better without spikes.
 *
 * @param options of the regression
 * @param features how many of the last features, at least 1
 */
record SkipChoice(RidgeOptions options, int features, Workers workers) {
  /** More than 1 never was best on the series tried: raw values carry most of a forecast. */
  private static final double[] PENALTIES = {1, 0.1, 0.01, 1e-4};

  /** What these are weighed at: {@code 10^-4, ..., 10^2}. */
  static final double[] DECADES =
      IntStream.rangeClosed(-4, 2).mapToDouble(k -> Math.pow(10, k)).toArray();

  /**
   * The penalty over that of the spikes, by the samples that choose alone.
   *
   * @param equations one set of samples that choose a part
   * @param weights of the target columns, one array a part
   * @return one a part
   */
  double[] penalties(FitEquations equations, List<double[]> weights) {
    double[] best = new double[weights.size()];
    Arrays.fill(best, 1);
    double[] least = new double[best.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] outputs = weights.stream().mapToInt(weight -> weight.length).toArray();
    for (double factor : PENALTIES) {
      HoldOuts last =
          new RidgeSolver(options, new BlockPenalty(features, factor), workers)
              .holdOuts(List.of(equations.without(-1)), outputs);
      for (int h = 0; h < best.length; h++) {
        double error =
            last.path(List.of(equations.validation().get(h)), weights.get(h), DECADES, 0)
                .choose()
                .squaredError();
        if (error < least[h]) {
          least[h] = error;
          best[h] = factor;
        }
      }
    }
    return best;
  }

  /** The equations without the features of spikes, and without superposed copies. */
  FitEquations alone(FitEquations gathered, double recency) {
    int all = gathered.features();
    FitEquations alone =
        gathered.withoutCopies().select(IntStream.range(all - features, all).toArray());
    return recency < 1 ? alone.aged(recency) : alone;
  }

  /** The best penalties without spikes, by the same samples as those with. */
  PenaltyChoice alone(HoldOuts holdOuts, List<NormalEquations> leftOut, double[] weight) {
    return holdOuts
        .path(leftOut, weight, PenaltyPath.defaultPenalties(), options.directions())
        .choose();
  }

  /** A solver of equations without spikes. */
  RidgeSolver solver() {
    return new RidgeSolver(options, BlockPenalty.NONE, workers);
  }
}
