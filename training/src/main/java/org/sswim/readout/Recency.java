package org.sswim.readout;

import java.util.List;
import org.sswim.linalg.HoldOuts;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeSolver;

/**
 * Chooses by how much recent samples count more than old ones: each block of the training samples
 * weighs a share of what the next one does. What was long ago may say little of what comes; so a
 * share is judged as it is used, by errors on the block behind those that train, for every block
 * but the first two, and on the samples that choose.
 *
 * @param solver with the penalty of skip features
 * @param part of the read-outs that have most target columns
 * @param weight of the target columns
 * @param penalties to try
 */
record Recency(RidgeSolver solver, int part, double[] weight, double[] penalties) {
  private static final List<Double> SHARES = List.of(0.8, 0.6);

  /** Share of the error that must be gained; less is chance. */
  private static final double CLEAR = 0.002;

  /** The best share, 1 if none is clearly better. */
  double choose(FitEquations equations) {
    double best = 1;
    if (equations.blocks().size() < 2) {
      return best;
    }
    double least = (1 - CLEAR) * error(equations, 1);
    for (double share : SHARES) {
      double error = error(equations, share);
      if (error < least) {
        least = error;
        best = share;
      }
    }
    return best;
  }

  private double error(FitEquations equations, double share) {
    FitEquations aged = equations.aged(share);
    NormalEquations train = aged.blocks().get(0).copy();
    double sum = 0;
    for (int b = 1; b < aged.blocks().size(); b++) {
      train.add(aged.blocks().get(b));
      boolean last = b == aged.blocks().size() - 1;
      NormalEquations next = last ? aged.validation().get(part) : aged.leftOut().get(b + 1);
      HoldOuts once = solver.holdOuts(List.of(train), new int[] {weight.length});
      sum += once.path(List.of(next), weight, penalties, 0).choose().squaredError();
    }
    return sum;
  }
}
