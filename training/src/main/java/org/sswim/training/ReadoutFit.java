package org.sswim.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.HoldOuts;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.PenaltyChoice;
import org.sswim.linalg.PenaltyPath;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolution;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * Fits linear read-outs by ridge regression: one pass over the windows for all horizons, then for
 * each horizon the penalties that do best on windows that are left out.
 *
 * <p>Left out are the validation windows and, in turn, each block of the training windows: a single
 * block may be unlike the future, as where the season changes. Blocks are neighbours, so a few
 * windows at their ends share rows with those that train. Features seen through skip synapses may
 * bear less penalty than the others, as the same windows choose.
 */
public final class ReadoutFit {
  /** More than 1 never was best on the series tried: raw values carry most of a forecast. */
  private static final double[] SKIP_PENALTIES = {1, 0.1, 0.01};

  /** Windows of a lane in a block that is left out. */
  private static final int FEWEST = 2;

  /**
   * Features among which penalties are chosen. Choosing costs several hundred times the cube of
   * their number; a part of alike features asks for the same penalty but for their number.
   */
  private static final int CHOOSING = 1600;

  private final RidgeOptions options;
  private final int season;
  private final SeedStreams streams;
  private final Workers workers;

  /** A fit for plans without superposed copies. */
  public ReadoutFit(RidgeOptions options, int season) {
    this(options, season, 0, Workers.available());
  }

  /**
   * A fit.
   *
   * @param season what targets are relative to, see {@link NetworkPlan#targetSeason}
   * @param seed covers the draws of superposed copies
   */
  public ReadoutFit(RidgeOptions options, int season, long seed, Workers workers) {
    this.workers = workers;
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
    ReadoutEquations equations = new ReadoutEquations(series, map, plan, season, streams, workers);
    CompleteWindows.require(series, plan);
    List<WindowRange> ranges = plan.trainBlocks(blocks(series, plan, equations.bytes()));
    List<Integer> longest = Collections.nCopies(ranges.size(), plan.longest());
    List<ReadoutEquations.Share> shares = ReadoutEquations.shares(ranges, longest);
    int sums = ranges.size();
    List<NormalEquations> leftOut = equations.accumulate(shares, sums, 0);
    List<NormalEquations> blocks =
        plan.copies() > 0 ? equations.accumulate(shares, sums, plan.copies()) : leftOut;
    List<ReadoutEquations.Share> extra = extra(plan);
    int horizons = plan.horizons().size();
    List<NormalEquations> validation = equations.accumulate(plan.validation(), plan.horizons());
    boolean more = plan.refit() && plan.copies() > 0;
    List<ReadoutEquations.Share> all = ReadoutEquations.shares(plan.validation(), plan.horizons());
    return new FitEquations(
        blocks,
        leftOut,
        extra.isEmpty() ? List.of() : equations.accumulate(extra, horizons, plan.copies()),
        validation,
        more ? equations.accumulate(all, horizons, plan.copies()) : validation);
  }

  /** The equations of some windows besides, one range per horizon, without superposed copies. */
  List<NormalEquations> accumulate(
      WindowedSeries series, FeatureMap map, FitPlan plan, List<WindowRange> ranges) {
    return new ReadoutEquations(series, map, plan, season, streams, workers)
        .accumulate(ranges, plan.horizons());
  }

  /** As many blocks as the options ask for, or 1 where they would be too small or too large. */
  private int blocks(WindowedSeries series, FitPlan plan, double bytes) {
    int wanted = options.blocks();
    boolean small = plan.commonTrain().count() / wanted < FEWEST * plan.stride();
    if (!small && !series.complete()) {
      small =
          plan.trainBlocks(wanted).stream()
              .mapToLong(b -> CompleteWindows.count(series, b, plan.longest(), plan.stride()))
              .anyMatch(windows -> windows < (long) FEWEST * series.lanes());
    }
    double all = 3.0 * wanted * bytes;
    return small || all > Runtime.getRuntime().maxMemory() / 2.0 ? 1 : wanted;
  }

  /** The training windows beyond those that all horizons share. */
  private static List<ReadoutEquations.Share> extra(FitPlan plan) {
    List<ReadoutEquations.Share> extra = new ArrayList<>();
    WindowRange common = plan.commonTrain();
    for (int h = 0; h < plan.horizons().size(); h++) {
      WindowRange own = plan.train().get(h);
      int horizon = plan.horizons().get(h);
      if (own.start() < common.start()) {
        WindowRange head = new WindowRange(own.start(), common.start());
        extra.add(new ReadoutEquations.Share(head, horizon, h));
      }
      if (own.end() > common.end()) {
        WindowRange tail = new WindowRange(common.end(), own.end());
        extra.add(new ReadoutEquations.Share(tail, horizon, h));
      }
    }
    return extra;
  }

  /**
   * The second half of {@link #fit}.
   *
   * @param skipFeatures how many of the last features are seen through skip synapses
   * @param similar read-outs of a similar network, from whose penalties the search starts, one per
   *     horizon; none for a search over the whole range
   */
  List<FittedReadout> solve(
      WindowedSeries series,
      int skipFeatures,
      FitPlan plan,
      FitEquations equations,
      List<FittedReadout> similar) {
    // Widths are told apart by errors of all their features.
    FitEquations part = similar.isEmpty() ? part(equations, skipFeatures) : equations;
    double share = (double) part.features() / equations.features();
    double[] skipPenalties = skipPenalties(series, skipFeatures, plan, part);
    List<FittedReadout> fitted = new ArrayList<>();
    HoldOuts holdOuts = null;
    for (int h = 0; h < skipPenalties.length; h++) {
      RidgeSolver solver = solver(skipFeatures, skipPenalties[h]);
      if (holdOuts == null || skipPenalties[h] != skipPenalties[h - 1]) {
        holdOuts = holdOuts(series, plan, part, solver);
      }
      double[] penalties =
          similar.isEmpty()
              ? PenaltyPath.defaultPenalties()
              : around(similar.get(h).solution().wantedPenalty());
      PenaltyChoice choice =
          holdOuts
              .path(
                  leftOut(part, h), columnWeight(series, plan, h), penalties, options.directions())
              .choose()
              .times(1 / share);
      fitted.add(
          solveOne(series, plan, h, equations, new Search(solver, skipPenalties[h], choice)));
    }
    return fitted;
  }

  /** The equations of at most {@link #CHOOSING} features, all skip features among them. */
  private static FitEquations part(FitEquations equations, int skipFeatures) {
    int spiking = equations.features() - skipFeatures;
    int most = CHOOSING - skipFeatures;
    if (spiking <= most || most < CHOOSING / 4) {
      return equations;
    }
    int[] chosen = new int[most + skipFeatures];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = i < most ? (int) ((long) i * spiking / most) : spiking + i - most;
    }
    return equations.select(chosen);
  }

  /** The penalty of skip features over that of the others, by the validation windows alone. */
  private double[] skipPenalties(
      WindowedSeries series, int skipFeatures, FitPlan plan, FitEquations equations) {
    double[] best = new double[plan.horizons().size()];
    Arrays.fill(best, 1);
    if (skipFeatures == 0) {
      return best;
    }
    double[] least = new double[best.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] targets = plan.horizons().stream().mapToInt(series::outputs).toArray();
    for (double factor : SKIP_PENALTIES) {
      HoldOuts last =
          solver(skipFeatures, factor).holdOuts(List.of(equations.without(-1)), targets);
      for (int h = 0; h < best.length; h++) {
        double error =
            last.path(
                    List.of(equations.validation().get(h)),
                    columnWeight(series, plan, h),
                    PenaltyPath.defaultPenalties(),
                    0)
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

  private RidgeSolver solver(int skipFeatures, double factor) {
    return new RidgeSolver(options, new BlockPenalty(skipFeatures, factor), workers);
  }

  /**
   * Two decades to either side, in half decades, so that directions have something to choose from.
   */
  private static double[] around(double penalty) {
    return IntStream.rangeClosed(-4, 4).mapToDouble(k -> penalty * Math.pow(10, k / 2.0)).toArray();
  }

  private HoldOuts holdOuts(
      WindowedSeries series, FitPlan plan, FitEquations equations, RidgeSolver solver) {
    List<NormalEquations> trainings = new ArrayList<>();
    for (int b = 0; b < equations.blocks().size() && equations.blocks().size() > 1; b++) {
      trainings.add(equations.without(b));
    }
    trainings.add(equations.without(-1));
    int[] targets = plan.horizons().stream().mapToInt(series::outputs).toArray();
    return solver.holdOuts(trainings, targets);
  }

  /** What is left out of each training: its block, and of the last the validation windows. */
  private static List<NormalEquations> leftOut(FitEquations equations, int h) {
    List<NormalEquations> leftOut =
        new ArrayList<>(equations.leftOut().size() > 1 ? equations.leftOut() : List.of());
    leftOut.add(equations.validation().get(h));
    return leftOut;
  }

  private static double[] columnWeight(WindowedSeries series, FitPlan plan, int h) {
    return columnWeight(series, plan.channelWeight(), plan.horizons().get(h));
  }

  /** Weights of the target columns of a horizon. */
  static double[] columnWeight(WindowedSeries series, double[] channelWeight, int horizon) {
    double[] weight = new double[series.outputs(horizon)];
    for (int k = 0; k < weight.length; k++) {
      // In shared mode the samples of a channel carry its weight, in joint mode its columns do.
      weight[k] = series.lanes() > 1 ? 1 : channelWeight[k % series.signals()];
    }
    return weight;
  }

  private FittedReadout solveOne(
      WindowedSeries series, FitPlan plan, int h, FitEquations equations, Search search) {
    int horizon = plan.horizons().get(h);
    int outputs = series.outputs(horizon);
    double samples = 0;
    for (NormalEquations leftOut : leftOut(equations, h)) {
      samples += leftOut.weight();
    }
    double values = samples * outputs;
    FittedReadout before =
        plan.refit()
            ? solve(horizon, outputs, equations.training(h, false), values, search, null)
            : null;
    return solve(horizon, outputs, equations.training(h, plan.refit()), values, search, before);
  }

  /** Solves for {@code outputs} targets; {@code values} is the number of values left out. */
  private FittedReadout solve(
      int horizon,
      int outputs,
      NormalEquations training,
      double values,
      Search search,
      @Nullable FittedReadout before) {
    PenaltyChoice chosen = search.choice;
    RidgeSolution solution = search.solver.solve(training, outputs, chosen.penalty(), chosen.own());
    return new FittedReadout(
        horizon,
        narrow(solution.weights()),
        narrow(solution.intercept()),
        narrow(training.featureMeans()),
        season,
        chosen.squaredError() / values,
        chosen.atEnd(),
        chosen.own().count(),
        search.skipPenalty,
        PenaltyCurve.of(chosen.tried(), values),
        solution,
        before);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private record Search(RidgeSolver solver, double skipPenalty, PenaltyChoice choice) {}
}
