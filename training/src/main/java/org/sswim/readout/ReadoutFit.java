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
  /** Share of the squared error of the forecast 0 that a read-out must lower it by. */
  static final double WORTH = 0.005;

  /**
   * Share of the squared error without spikes that spikes may add to it: of many features a part
   * chooses, which says less than all, and on longer series networks that were level there were
   * ahead later.
   */
  private static final double HARM = 0.02;

  /**
   * Share of the squared error of ridge regression without spikes below which a network is not
   * averaged with it. Where networks were further ahead on short series, means were worse.
   */
  private static final double LEAD = 0.06;

  /** Samples of a lane in a block that is left out. */
  private static final int FEWEST = 2;

  /**
   * Spiking features among which penalties are chosen. Choosing costs tens of times the cube of
   * their number; a part of alike features asks for the same penalty but for their number.
   */
  private static final int CHOOSING = 600;

  /** The same where skip synapses are weighed against others. */
  private static final int WEIGHING = 400;

  private final RidgeOptions options;
  private final SeedStreams streams;
  private final Workers workers;
  private final @Nullable ErrorWeights weights;
  private final boolean crossFitting;

  /**
   * A fit.
   *
   * @param seed covers the draws of superposed copies
   */
  public ReadoutFit(RidgeOptions options, long seed, Workers workers) {
    this(options, new SeedStreams(seed), workers, null, false);
  }

  private ReadoutFit(
      RidgeOptions options,
      SeedStreams streams,
      Workers workers,
      @Nullable ErrorWeights weights,
      boolean crossFitting) {
    this.crossFitting = crossFitting;
    this.options = options;
    this.workers = workers;
    this.streams = streams;
    this.weights = weights;
  }

  /** The same fit of samples that count by the errors of a read-out on them. */
  ReadoutFit weighted(ErrorWeights newWeights) {
    return new ReadoutFit(options, streams, workers, newWeights, false);
  }

  /** The same fit, which also solves read-outs without each block of training samples in turn. */
  public ReadoutFit crossFitting() {
    return new ReadoutFit(options, streams, workers, weights, true);
  }

  /** Whether a read-out may be none. */
  boolean mayBeNone() {
    return options.mayBeNone();
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
    int copies = split.copies();
    List<NormalEquations> leftOut = equations.accumulate(shares, sums);
    List<NormalEquations> blocks =
        copies > 0 ? equations.withCopies(shares, leftOut, copies) : leftOut;
    int parts = split.parts().size();
    List<ReadoutEquations.Share> beyond = extra(split);
    List<NormalEquations> extra =
        beyond.isEmpty() ? List.of() : equations.accumulate(beyond, parts);
    List<ReadoutEquations.Share> chosenBy =
        ReadoutEquations.shares(
            split.parts().stream().map(FitSplit.Part::choose).toList(), columns(split));
    List<NormalEquations> choosing = equations.accumulate(chosenBy, parts);
    return new FitEquations(
        blocks,
        leftOut,
        copies > 0 && !beyond.isEmpty() ? equations.withCopies(beyond, extra, copies) : extra,
        choosing,
        copies > 0 && split.refit() ? equations.withCopies(chosenBy, choosing, copies) : choosing);
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
      FitEquations gathered,
      List<FittedReadout> similar) {
    FitEquations few = part(gathered, skipFeatures, WEIGHING);
    SkipChoice skip = skipFeatures > 0 ? new SkipChoice(options, skipFeatures, workers) : null;
    double[] skipPenalties = skipPenalties(skip, targets, split, few);
    double recency = recency(targets, skipFeatures, split, few);
    FitEquations equations = recency < 1 ? gathered.aged(recency) : gathered;
    // Widths are told apart by errors of all their features.
    FitEquations part = similar.isEmpty() ? part(equations, skipFeatures, CHOOSING) : equations;
    double share = (double) part.features() / equations.features();
    SkipChoice.Alone alone =
        skip != null && options.mayBeNone() ? skip.alone(split, gathered, recency) : null;
    SkipChoice.Alone baseline =
        skip != null && options.besideRaw() ? skip.baseline(split, gathered, targets) : null;
    List<FittedReadout> fitted = new ArrayList<>();
    HoldOuts holdOuts = null;
    for (int h = 0; h < skipPenalties.length; h++) {
      RidgeSolver solver = solver(skipFeatures, skipPenalties[h]);
      if (holdOuts == null || skipPenalties[h] != skipPenalties[h - 1]) {
        holdOuts = holdOuts(split, part, solver);
      }
      double[] penalties =
          similar.isEmpty() || similar.get(h).silent()
              ? PenaltyPath.defaultPenalties()
              : around(similar.get(h).solution().wantedPenalty());
      double[] weight = columnWeight(targets, split, h);
      PenaltyChoice choice =
          holdOuts
              .path(leftOut(part, h), weight, penalties, options.directions())
              .choose()
              .times(1 / share);
      ReadoutSearch search =
          new ReadoutSearch(solver, null, skipPenalties[h], choice, recency, false, null);
      if (alone != null) {
        PenaltyChoice own = alone.choose(h, weight);
        if (choice.squaredError() > (1 + HARM) * own.squaredError()) {
          search =
              new ReadoutSearch(alone.solver(), alone.equations(), 1, own, recency, false, null);
        }
      }
      if (baseline != null) {
        PenaltyChoice plain = baseline.choose(h, weight);
        if (search.alone() != null
            || search.choice().squaredError() > (1 - LEAD) * plain.squaredError()) {
          search = search.beside(new ReadoutSearch.Beside(baseline, plain, targets));
        }
      }
      boolean none = options.mayBeNone() && !worth(search.choice(), weight, part, h);
      fitted.add(solveOne(split, h, equations, none ? search.without() : search));
    }
    return fitted;
  }

  /** Whether a read-out does clearly better on what is left out than none at all. */
  private static boolean worth(
      PenaltyChoice choice, double[] weight, FitEquations equations, int h) {
    double none = 0;
    for (NormalEquations leftOut : leftOut(equations, h)) {
      none += leftOut.squaresOfTargets(weight);
    }
    return choice.squaredError() <= (1 - WORTH) * none;
  }

  /** By how much recent samples count more, as the options say or left-out samples choose. */
  private double recency(Targets targets, int skipFeatures, FitSplit split, FitEquations few) {
    if (!options.recency().isAuto()) {
      return options.recency().value();
    }
    int widest = columns(split).indexOf(split.columns());
    RidgeSolver solver = solver(skipFeatures, 0.1);
    return new Recency(solver, widest, columnWeight(targets, split, widest), SkipChoice.DECADES)
        .choose(few);
  }

  /** The equations of at most so many spiking features, and of all skip features. */
  private static FitEquations part(FitEquations equations, int skipFeatures, int most) {
    int spiking = equations.features() - skipFeatures;
    if (spiking <= most) {
      return equations;
    }
    int[] chosen = new int[most + skipFeatures];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = i < most ? (int) ((long) i * spiking / most) : spiking + i - most;
    }
    return equations.select(chosen);
  }

  private static double[] skipPenalties(
      @Nullable SkipChoice skip, Targets targets, FitSplit split, FitEquations few) {
    int parts = split.parts().size();
    if (skip != null) {
      return skip.penalties(
          few, IntStream.range(0, parts).mapToObj(h -> columnWeight(targets, split, h)).toList());
    }
    double[] alike = new double[parts];
    Arrays.fill(alike, 1);
    return alike;
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

  static HoldOuts holdOuts(FitSplit split, FitEquations equations, RidgeSolver solver) {
    List<NormalEquations> trainings = new ArrayList<>();
    for (int b = 0; b < equations.blocks().size() && equations.blocks().size() > 1; b++) {
      trainings.add(equations.without(b));
    }
    trainings.add(equations.without(-1));
    int[] outputs = columns(split).stream().mapToInt(Integer::intValue).toArray();
    return solver.holdOuts(trainings, outputs);
  }

  /** What is left out of each training: its block, and of the last the samples that choose. */
  static List<NormalEquations> leftOut(FitEquations equations, int h) {
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

  private FittedReadout solveOne(
      FitSplit split, int h, FitEquations equations, ReadoutSearch search) {
    int outputs = split.parts().get(h).columns();
    double samples = 0;
    for (NormalEquations leftOut : leftOut(equations, h)) {
      samples += leftOut.weight();
    }
    double values = samples * outputs;
    FittedReadout before =
        split.refit() ? solve(outputs, equations, h, false, values, search, null) : null;
    return solve(outputs, equations, h, split.refit(), values, search, before);
  }

  /** Solves for {@code outputs} targets; {@code values} is the number of values left out. */
  private FittedReadout solve(
      int outputs,
      FitEquations equations,
      int h,
      boolean refit,
      double values,
      ReadoutSearch search,
      @Nullable FittedReadout before) {
    PenaltyChoice chosen = search.choice();
    FitEquations alone = search.alone();
    ReadoutSearch.Beside beside = search.beside();
    NormalEquations training = equations.training(h, refit);
    RidgeSolution solution = search.solution(outputs, equations, all -> all.training(h, refit));
    List<FittedReadout.Weights> crossFitted = new ArrayList<>();
    int blocks = crossFitting && equations.blocks().size() > 1 ? equations.blocks().size() : 0;
    for (int b = 0; b < blocks; b++) {
      int block = b;
      RidgeSolution own = search.solution(outputs, equations, all -> all.trainingWithout(h, block));
      crossFitted.add(
          new FittedReadout.Weights(
              FittedReadout.narrow(own.weights()), FittedReadout.narrow(own.intercept())));
    }
    return new FittedReadout(
        FittedReadout.narrow(solution.weights()),
        FittedReadout.narrow(solution.intercept()),
        FittedReadout.narrow(training.featureMeans()),
        chosen.squaredError() / values,
        chosen.atEnd(),
        chosen.own().count(),
        search.skipPenalty(),
        alone != null,
        beside != null,
        search.recency(),
        PenaltyCurve.of(chosen.tried(), values),
        solution,
        crossFitted,
        before);
  }
}
