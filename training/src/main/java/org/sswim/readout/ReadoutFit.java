package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.HoldOuts;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.PenaltyChoice;
import org.sswim.linalg.PenaltyPath;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolution;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.SeedStreams;

/**
 * Fits linear read-outs by ridge regression: one pass over the samples for all of them, then for
 * each the penalties that do best on samples that are left out.
 *
 * <p>Left out are the samples that choose and, in turn, each block of those that train: a single
 * block may be unlike what comes, as where the season changes. Blocks are neighbours, so that where
 * samples slide a few at their ends share steps with those that train. Features seen through skip
 * synapses may bear less penalty than the others, as the same samples choose.
 */
public final class ReadoutFit {
  /** More than 1 never was best on the series tried: raw values carry most of a forecast. */
  private static final double[] SKIP_PENALTIES = {1, 0.1, 0.01};

  /** Samples of a lane in a block that is left out. */
  private static final int FEWEST = 2;

  /**
   * Features among which penalties are chosen. Choosing costs several hundred times the cube of
   * their number; a part of alike features asks for the same penalty but for their number.
   */
  private static final int CHOOSING = 1600;

  private final RidgeOptions options;
  private final SeedStreams streams;
  private final Workers workers;
  private final @Nullable ErrorWeights weights;

  /**
   * A fit.
   *
   * @param seed covers the draws of superposed copies
   */
  public ReadoutFit(RidgeOptions options, long seed, Workers workers) {
    this(options, new SeedStreams(seed), workers, null);
  }

  private ReadoutFit(
      RidgeOptions options, SeedStreams streams, Workers workers, @Nullable ErrorWeights weights) {
    this.options = options;
    this.workers = workers;
    this.streams = streams;
    this.weights = weights;
  }

  /** The same fit of samples that count by the errors of a read-out on them. */
  ReadoutFit weighted(ErrorWeights newWeights) {
    return new ReadoutFit(options, streams, workers, newWeights);
  }

  /**
   * Fits the read-out of every part of a split.
   *
   * @param targets as many columns as the part that has most
   * @param map the features
   * @return one read-out a part, in its order
   */
  public List<FittedReadout> fit(Samples samples, Targets targets, FeatureMap map, FitSplit split) {
    FitEquations equations = accumulate(samples, targets, map, split);
    return solve(targets, map.skipFeatures(), split, equations, List.of());
  }

  /** The first half of {@link #fit}: the pass over the samples. */
  public FitEquations accumulate(Samples samples, Targets targets, FeatureMap map, FitSplit split) {
    ReadoutEquations equations =
        new ReadoutEquations(samples, targets, map, split, streams, workers, weights);
    int wanted = blocks(samples, targets, split, equations.bytes());
    List<SampleRange> ranges = split.trainBlocks(wanted);
    List<Integer> all = Collections.nCopies(ranges.size(), split.columns());
    List<ReadoutEquations.Share> shares = ReadoutEquations.shares(ranges, all);
    int sums = ranges.size();
    List<NormalEquations> leftOut = equations.accumulate(shares, sums, 0);
    List<NormalEquations> blocks =
        split.copies() > 0 ? equations.accumulate(shares, sums, split.copies()) : leftOut;
    List<ReadoutEquations.Share> extra = extra(split);
    int parts = split.parts().size();
    List<ReadoutEquations.Share> chosenBy =
        ReadoutEquations.shares(
            split.parts().stream().map(FitSplit.Part::choose).toList(), columns(split));
    List<NormalEquations> choosing = equations.accumulate(chosenBy, parts, 0);
    boolean more = split.refit() && split.copies() > 0;
    return new FitEquations(
        blocks,
        leftOut,
        extra.isEmpty() ? List.of() : equations.accumulate(extra, parts, split.copies()),
        choosing,
        more ? equations.accumulate(chosenBy, parts, split.copies()) : choosing);
  }

  /** The equations of some samples besides, one range a part, without superposed copies. */
  public List<NormalEquations> accumulate(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, List<SampleRange> ranges) {
    return new ReadoutEquations(samples, targets, map, split, streams, workers)
        .accumulate(ranges, columns(split));
  }

  private static List<Integer> columns(FitSplit split) {
    return split.parts().stream().map(FitSplit.Part::columns).toList();
  }

  /** As many blocks as the options ask for, or 1 where they would be too small or too large. */
  private int blocks(Samples samples, Targets targets, FitSplit split, double bytes) {
    int wanted = options.blocks();
    boolean small = split.commonTrain().count() / wanted < FEWEST * split.stride();
    if (!small && !targets.complete()) {
      int columns = split.columns();
      small =
          split.trainBlocks(wanted).stream()
              .mapToLong(b -> CompleteSamples.count(samples, targets, b, columns, split.stride()))
              .anyMatch(complete -> complete < (long) FEWEST * samples.lanes());
    }
    double all = 3.0 * wanted * bytes;
    return small || all > Runtime.getRuntime().maxMemory() / 2.0 ? 1 : wanted;
  }

  /** The training samples beyond those that all parts share. */
  private static List<ReadoutEquations.Share> extra(FitSplit split) {
    List<ReadoutEquations.Share> extra = new ArrayList<>();
    SampleRange common = split.commonTrain();
    for (int p = 0; p < split.parts().size(); p++) {
      SampleRange own = split.parts().get(p).train();
      int columns = split.parts().get(p).columns();
      if (own.start() < common.start()) {
        SampleRange head = new SampleRange(own.start(), common.start());
        extra.add(new ReadoutEquations.Share(head, columns, p));
      }
      if (own.end() > common.end()) {
        SampleRange tail = new SampleRange(common.end(), own.end());
        extra.add(new ReadoutEquations.Share(tail, columns, p));
      }
    }
    return extra;
  }

  /**
   * The second half of {@link #fit}.
   *
   * @param skipFeatures how many of the last features are seen through skip synapses
   * @param similar read-outs of a similar network, from whose penalties the search starts, one a
   *     part; none for a search over the whole range
   */
  public List<FittedReadout> solve(
      Targets targets,
      int skipFeatures,
      FitSplit split,
      FitEquations equations,
      List<FittedReadout> similar) {
    // Widths are told apart by errors of all their features.
    FitEquations part = similar.isEmpty() ? part(equations, skipFeatures) : equations;
    double share = (double) part.features() / equations.features();
    double[] skipPenalties = skipPenalties(targets, skipFeatures, split, part);
    List<FittedReadout> fitted = new ArrayList<>();
    HoldOuts holdOuts = null;
    for (int h = 0; h < skipPenalties.length; h++) {
      RidgeSolver solver = solver(skipFeatures, skipPenalties[h]);
      if (holdOuts == null || skipPenalties[h] != skipPenalties[h - 1]) {
        holdOuts = holdOuts(split, part, solver);
      }
      double[] penalties =
          similar.isEmpty()
              ? PenaltyPath.defaultPenalties()
              : around(similar.get(h).solution().wantedPenalty());
      PenaltyChoice choice =
          holdOuts
              .path(
                  leftOut(part, h),
                  columnWeight(targets, split, h),
                  penalties,
                  options.directions())
              .choose()
              .times(1 / share);
      fitted.add(solveOne(split, h, equations, new Search(solver, skipPenalties[h], choice)));
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

  /** The penalty of skip features over that of the others, by the samples that choose alone. */
  private double[] skipPenalties(
      Targets targets, int skipFeatures, FitSplit split, FitEquations equations) {
    double[] best = new double[split.parts().size()];
    Arrays.fill(best, 1);
    if (skipFeatures == 0) {
      return best;
    }
    double[] least = new double[best.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] outputs = columns(split).stream().mapToInt(Integer::intValue).toArray();
    for (double factor : SKIP_PENALTIES) {
      HoldOuts last =
          solver(skipFeatures, factor).holdOuts(List.of(equations.without(-1)), outputs);
      for (int h = 0; h < best.length; h++) {
        double error =
            last.path(
                    List.of(equations.validation().get(h)),
                    columnWeight(targets, split, h),
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

  private static HoldOuts holdOuts(FitSplit split, FitEquations equations, RidgeSolver solver) {
    List<NormalEquations> trainings = new ArrayList<>();
    for (int b = 0; b < equations.blocks().size() && equations.blocks().size() > 1; b++) {
      trainings.add(equations.without(b));
    }
    trainings.add(equations.without(-1));
    int[] outputs = columns(split).stream().mapToInt(Integer::intValue).toArray();
    return solver.holdOuts(trainings, outputs);
  }

  /** What is left out of each training: its block, and of the last the samples that choose. */
  private static List<NormalEquations> leftOut(FitEquations equations, int h) {
    List<NormalEquations> leftOut =
        new ArrayList<>(equations.leftOut().size() > 1 ? equations.leftOut() : List.of());
    leftOut.add(equations.validation().get(h));
    return leftOut;
  }

  private static double[] columnWeight(Targets targets, FitSplit split, int h) {
    return columnWeight(targets, split.parts().get(h).columns());
  }

  /** Weights of the first target columns. */
  public static double[] columnWeight(Targets targets, int columns) {
    return IntStream.range(0, columns).mapToDouble(targets::columnWeight).toArray();
  }

  private FittedReadout solveOne(FitSplit split, int h, FitEquations equations, Search search) {
    int outputs = split.parts().get(h).columns();
    double samples = 0;
    for (NormalEquations leftOut : leftOut(equations, h)) {
      samples += leftOut.weight();
    }
    double values = samples * outputs;
    FittedReadout before =
        split.refit() ? solve(outputs, equations.training(h, false), values, search, null) : null;
    return solve(outputs, equations.training(h, split.refit()), values, search, before);
  }

  /** Solves for {@code outputs} targets; {@code values} is the number of values left out. */
  private FittedReadout solve(
      int outputs,
      NormalEquations training,
      double values,
      Search search,
      @Nullable FittedReadout before) {
    PenaltyChoice chosen = search.choice;
    RidgeSolution solution = search.solver.solve(training, outputs, chosen.penalty(), chosen.own());
    return new FittedReadout(
        narrow(solution.weights()),
        narrow(solution.intercept()),
        narrow(training.featureMeans()),
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
