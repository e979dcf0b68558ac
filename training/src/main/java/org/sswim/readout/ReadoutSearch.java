package org.sswim.readout;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.PenaltyChoice;
import org.sswim.linalg.RidgeSolution;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.TargetChange;
import org.sswim.samples.Targets;

/**
 * What was found on left-out samples of one read-out.
 *
 * @param solver of all features, or of those of {@code alone}
 * @param alone equations without spikes, if they ask for none; else null
 * @param none whether they ask for no read-out at all
 * @param beside what the read-out is averaged with; null for nothing
 */
record ReadoutSearch(
    RidgeSolver solver,
    @Nullable FitEquations alone,
    double skipPenalty,
    PenaltyChoice choice,
    double recency,
    boolean none,
    @Nullable Beside beside) {

  /**
   * The read-out of some samples.
   *
   * @param samples which of the equations are solved
   */
  RidgeSolution solution(
      int outputs, FitEquations equations, Function<FitEquations, NormalEquations> samples) {
    NormalEquations solving = samples.apply(alone == null ? equations : alone);
    RidgeSolution solved =
        solver
            .solve(solving, outputs, choice.penalty(), choice.own())
            .behind(equations.features() - solving.features());
    RidgeSolution mean = beside == null ? solved : beside.mean(solved, samples);
    return none ? solved.withoutEffect() : mean;
  }

  ReadoutSearch without() {
    return new ReadoutSearch(solver, alone, skipPenalty, choice, recency, true, null);
  }

  ReadoutSearch beside(Beside other) {
    return new ReadoutSearch(solver, alone, skipPenalty, choice, recency, none, other);
  }

  /**
   * A baseline without spikes.
   *
   * @param choice its penalties
   * @param targets those of the read-out that it is averaged with
   */
  record Beside(SkipChoice.Alone baseline, PenaltyChoice choice, Targets targets) {

    /** The mean of a read-out and of the baseline, for the targets of the former. */
    RidgeSolution mean(RidgeSolution other, Function<FitEquations, NormalEquations> samples) {
      int outputs = other.targets();
      RidgeSolution own =
          baseline
              .solver()
              .solve(samples.apply(baseline.equations()), outputs, choice.penalty(), choice.own());
      int before = other.features() - own.features();
      double[] weights = own.behind(before).weights().clone();
      for (TargetChange change : SkipChoice.fromLast(targets)) {
        if (change.target() < outputs) {
          weights[(before + change.feature()) * outputs + change.target()] -= change.factor();
        }
      }
      return other.with(mean(other.weights(), weights), mean(other.intercept(), own.intercept()));
    }

    private static double[] mean(double[] one, double[] other) {
      double[] mean = new double[one.length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (one[i] + other[i]) / 2;
      }
      return mean;
    }
  }
}
