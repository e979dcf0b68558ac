package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.HoldOuts;
import org.sswim.linalg.PenaltyChoice;
import org.sswim.linalg.PenaltyPath;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.TargetChange;
import org.sswim.linalg.Workers;
import org.sswim.samples.Targets;

/**
 * What samples that are left out say of features that a read-out sees through skip synapses: which
 * penalty they bear beside spikes, and whether they are better without spikes.
 *
 * @param options of the regression
 * @param features how many of the last features, at least 1
 */
record SkipChoice(RidgeOptions options, int features, Workers workers) {
  /** More than 1 never was best on the series tried: raw values carry most of a forecast. */
  private static final double[] PENALTIES = {1, 0.1, 0.01};

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

  /**
   * Read-outs without spikes, of equations without superposed copies.
   *
   * @param recency what a block of the training samples weighs of what the next one does
   */
  Alone alone(FitSplit split, FitEquations gathered, double recency) {
    FitEquations own = own(gathered);
    return alone(split, recency < 1 ? own.aged(recency) : own);
  }

  /**
   * The same as a baseline has it: all samples count alike, and targets are changes from the last
   * step, to whose 0 penalties pull.
   *
   * @param targets those of the equations
   */
  Alone baseline(FitSplit split, FitEquations gathered, Targets targets) {
    return alone(split, own(gathered).withTargets(fromLast(targets)));
  }

  private FitEquations own(FitEquations gathered) {
    int all = gathered.features();
    return gathered.withoutCopies().select(IntStream.range(all - features, all).toArray());
  }

  private Alone alone(FitSplit split, FitEquations own) {
    RidgeSolver solver = new RidgeSolver(options, BlockPenalty.NONE, workers);
    return new Alone(solver, own, ReadoutFit.holdOuts(split, own, solver), options.directions());
  }

  /** What makes of targets changes from the last step; features are values of samples, in order. */
  static List<TargetChange> fromLast(Targets targets) {
    List<TargetChange> changes = new ArrayList<>();
    for (int k = 0; k < targets.columns(); k++) {
      Targets.CountedFrom counted = targets.countedFrom(k);
      if (counted != null) {
        changes.add(new TargetChange(k, counted.from(), 1));
        changes.add(new TargetChange(k, counted.last(), -1));
      }
    }
    return changes;
  }

  /**
   * Read-outs without spikes.
   *
   * @param directions among the targets that may have penalties of their own
   */
  record Alone(RidgeSolver solver, FitEquations equations, HoldOuts holdOuts, int directions) {
    /** The best penalties of a part, by the same samples as those with spikes. */
    PenaltyChoice choose(int part, double[] weight) {
      return holdOuts
          .path(
              ReadoutFit.leftOut(equations, part),
              weight,
              PenaltyPath.defaultPenalties(),
              directions)
          .choose();
    }
  }
}
