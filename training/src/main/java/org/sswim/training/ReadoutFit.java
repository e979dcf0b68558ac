package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.PenaltyChoice;
import org.sswim.linalg.PenaltyPath;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolution;
import org.sswim.linalg.RidgeSolver;
import org.sswim.sampling.SeedStreams;

/**
 * Fits linear read-outs by ridge regression: one pass over the windows for all horizons, then for
 * each horizon the penalty that does best on its validation windows. Features seen through skip
 * synapses may bear less penalty than the others, as the same windows choose.
 */
public final class ReadoutFit {
  /** More than 1 never was best on the series tried: raw values carry most of a forecast. */
  private static final double[] SKIP_PENALTIES = {0.1, 0.01};

  private final RidgeOptions options;
  private final int season;
  private final SeedStreams streams;

  /** A fit for plans without superposed copies. */
  public ReadoutFit(RidgeOptions options, int season) {
    this(options, season, 0);
  }

  /**
   * A fit.
   *
   * @param season what targets are relative to, see {@link NetworkPlan#targetSeason}
   * @param seed covers the draws of superposed copies
   */
  public ReadoutFit(RidgeOptions options, int season, long seed) {
    this.options = options;
    this.season = season;
    this.streams = new SeedStreams(seed);
  }

  /**
   * Fits the read-out of every horizon of the plan.
   *
   * @param map the features
   * @return one read-out per horizon, in the plan's order
   */
  public List<FittedReadout> fit(WindowedSeries series, FeatureMap map, FitPlan plan) {
    return solve(series, map.skipFeatures(), plan, accumulate(series, map, plan), List.of());
  }

  /** The first half of {@link #fit}: the pass over the windows. */
  FitEquations accumulate(WindowedSeries series, FeatureMap map, FitPlan plan) {
    ReadoutEquations equations = new ReadoutEquations(series, map, plan, season, streams);
    List<NormalEquations> train =
        equations.accumulate(plan.train(), plan.horizons(), plan.copies());
    List<NormalEquations> validation = equations.accumulate(plan.validation(), plan.horizons());
    boolean more = plan.refit() && plan.copies() > 0;
    return new FitEquations(
        train,
        validation,
        more
            ? equations.accumulate(plan.validation(), plan.horizons(), plan.copies())
            : validation);
  }

  /**
   * The second half of {@link #fit}.
   *
   * @param skipFeatures how many of the last features are seen through skip synapses
   * @param equations changed where the plan fits again on all windows
   * @param similar read-outs of a similar network, from whose penalties the search starts, one per
   *     horizon; none for a search over the whole range
   */
  List<FittedReadout> solve(
      WindowedSeries series,
      int skipFeatures,
      FitPlan plan,
      FitEquations equations,
      List<FittedReadout> similar) {
    List<FittedReadout> fitted = new ArrayList<>();
    for (int h = 0; h < plan.horizons().size(); h++) {
      fitted.add(
          solveOne(
              series,
              skipFeatures,
              plan,
              plan.horizons().get(h),
              equations.train().get(h),
              equations.validation().get(h),
              equations.rest().get(h),
              similar.isEmpty()
                  ? PenaltyPath.defaultPenalties()
                  : new double[] {similar.get(h).solution().wantedPenalty()}));
    }
    return fitted;
  }

  private FittedReadout solveOne(
      WindowedSeries series,
      int skipFeatures,
      FitPlan plan,
      int horizon,
      NormalEquations train,
      NormalEquations validation,
      NormalEquations rest,
      double[] penalties) {
    int outputs = series.outputs(horizon);
    double[] columnWeight = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      // In shared mode the samples of a channel carry its weight, in joint mode its columns do.
      columnWeight[k] = series.lanes() > 1 ? 1 : plan.channelWeight()[k % series.signals()];
    }
    Penalty penalty = choose(skipFeatures, train, validation, penalties, columnWeight);
    PenaltyChoice chosen = penalty.choice();
    double error = chosen.squaredError() / (validation.weight() * outputs);
    if (plan.refit()) {
      train.add(rest);
    }
    RidgeSolution solution =
        new RidgeSolver(options, penalty.block()).solve(train, outputs, chosen.penalty());
    return new FittedReadout(
        horizon,
        narrow(solution.weights()),
        narrow(solution.intercept()),
        season,
        error,
        chosen.atEnd(),
        penalty.block().factor(),
        solution);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** The common penalty by itself, then lower ones for the skip features, each from the best. */
  private Penalty choose(
      int skipFeatures,
      NormalEquations train,
      NormalEquations validation,
      double[] penalties,
      double[] columnWeight) {
    PenaltyChoice common =
        new RidgeSolver(options).path(train, validation, columnWeight, penalties).choose();
    Penalty best = new Penalty(BlockPenalty.NONE, common);
    for (double factor : skipFeatures > 0 ? SKIP_PENALTIES : new double[0]) {
      BlockPenalty block = new BlockPenalty(skipFeatures, factor);
      double[] start = {best.choice.penalty()};
      PenaltyChoice choice =
          new RidgeSolver(options, block).path(train, validation, columnWeight, start).choose();
      if (choice.squaredError() < best.choice.squaredError()) {
        best = new Penalty(block, choice);
      }
    }
    return best;
  }

  private record Penalty(BlockPenalty block, PenaltyChoice choice) {}
}
