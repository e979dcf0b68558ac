package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Blas;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Fits linear read-outs by {@link GroupedRidge}. One pass over the samples serves all of them. Then
 * each read-out takes the penalties of its two groups, skip connections and spikes, that do best on
 * left-out samples. An infinite penalty leaves a group out. So the same choice says whether outputs
 * have skip connections, whether they see spikes, and whether there is a read-out.
 *
 * <p>Left out are the samples that choose and, in turn, each block of those that train. A single
 * block may be unlike the future, as where the season changes. Blocks are neighbours, so that where
 * samples slide a few at their ends share steps with those that train.
 *
 * @param blocks of the training samples that are left out in turn to choose penalties, besides the
 *     samples that choose; 1 for those alone
 * @param weights by which samples count; null where they count alike
 * @param crossFits whether weights without each block are kept
 * @param anyway whether there is a read-out even where none does better
 */
public record ReadoutFit(
    int blocks,
    Workers workers,
    @Nullable ErrorWeights weights,
    boolean crossFits,
    boolean anyway) {
  /** Samples of a lane in a block that is left out. */
  private static final int FEWEST = 2;

  /**
   * Spiking features among which penalties are chosen. Choosing costs a hundred times the cube of
   * their number; a part of alike features asks for the same penalty but for their number.
   */
  private static final int CHOOSING = 400;

  /** Over the groups: the second settles most penalties. */
  private static final int SWEEPS = 3;

  /**
   * A fit.
   *
   * @param blocks of the training samples that are left out in turn to choose penalties, besides
   *     the samples that choose; 1 for those alone
   */
  public ReadoutFit(int blocks, Workers workers) {
    this(blocks, workers, null, false, false);
  }

  /** The same fit of samples that count by the errors of a read-out on them. */
  ReadoutFit weighted(ErrorWeights newWeights) {
    return new ReadoutFit(blocks, workers, newWeights, false, anyway);
  }

  /** The same fit, which also solves read-outs without each block of training samples in turn. */
  public ReadoutFit crossFitting() {
    return new ReadoutFit(blocks, workers, weights, true, anyway);
  }

  /** The same fit, whose read-outs are used whatever they are worth. */
  public ReadoutFit always() {
    return new ReadoutFit(blocks, workers, weights, crossFits, true);
  }

  /** Whether a read-out may be none. */
  boolean mayBeNone() {
    return !anyway;
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
    return solve(targets, map.skipFeatures(), split, equations);
  }

  /** The first half of {@link #fit}: the pass over the samples. */
  public FitEquations accumulate(Samples samples, Targets targets, FeatureMap map, FitSplit split) {
    ReadoutEquations equations =
        new ReadoutEquations(samples, targets, map, split, workers, weights);
    List<SampleRange> ranges =
        split.trainBlocks(blocks(samples, targets, split, equations.bytes()));
    List<Integer> all = ranges.stream().map(range -> split.columns()).toList();
    List<ReadoutEquations.Share> beyond = extra(split);
    return new FitEquations(
        equations.accumulate(ranges, all),
        beyond.isEmpty() ? List.of() : equations.accumulate(beyond, split.parts().size()),
        equations.accumulate(
            split.parts().stream().map(FitSplit.Part::choose).toList(), columns(split)));
  }

  /** The equations of some samples besides, one range a part. */
  public List<NormalEquations> accumulate(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, List<SampleRange> ranges) {
    return new ReadoutEquations(samples, targets, map, split, workers, null)
        .accumulate(ranges, columns(split));
  }

  private static List<Integer> columns(FitSplit split) {
    return split.parts().stream().map(FitSplit.Part::columns).toList();
  }

  /** As many blocks as are asked for, or 1 where they would be too small or too large. */
  private int blocks(Samples samples, Targets targets, FitSplit split, double bytes) {
    boolean small = split.commonTrain().count() / blocks < FEWEST * split.stride();
    if (!small && !targets.complete()) {
      int columns = split.columns();
      small =
          split.trainBlocks(blocks).stream()
              .mapToLong(b -> CompleteSamples.count(samples, targets, b, columns, split.stride()))
              .anyMatch(complete -> complete < (long) FEWEST * samples.lanes());
    }
    double all = 3.0 * blocks * bytes;
    return small || all > Runtime.getRuntime().maxMemory() / 2.0 ? 1 : blocks;
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
   * @param skipFeatures how many of the last features are seen through skip connections
   */
  public List<FittedReadout> solve(
      Targets targets, int skipFeatures, FitSplit split, FitEquations equations) {
    FitEquations part = part(equations, skipFeatures);
    int spiking = equations.features() - skipFeatures;
    NormalEquations total = part.without(-1);
    List<NormalEquations> leftOut = part.blocks().size() > 1 ? part.blocks() : List.of();
    List<FittedReadout> fitted = new ArrayList<>();
    for (int h = 0; h < split.parts().size(); h++) {
      double[] weight = columnWeight(targets, split.parts().get(h).columns());
      NormalEquations choosing = part.validation().get(h);
      GroupedRidge.Choice choice =
          new GroupedRidge(
                  total,
                  leftOut,
                  List.of(choosing),
                  groups(part.features(), skipFeatures),
                  0,
                  weight,
                  workers)
              .choose(SWEEPS);
      double values = choosing.weight();
      for (NormalEquations block : leftOut) {
        values += block.weight();
      }
      values *= weight.length;
      boolean none = !anyway && !LeftOutRule.better(choice.errors(), choice.zeros());
      double[] penalties = forAll(choice.penalties(), spiking);
      Penalised found = new Penalised(penalties, spiking, skipFeatures, none, weight);
      fitted.add(
          solve(
              equations,
              h,
              split.refit(),
              found,
              choice.error() / values,
              found.of(choice, values)));
    }
    return fitted;
  }

  /** What penalties that a part of the spikes chose are for all of them. */
  private static double[] forAll(double[] penalties, int spiking) {
    double[] all = penalties.clone();
    if (spiking > CHOOSING) {
      all[0] *= (double) spiking / CHOOSING;
    }
    return all;
  }

  /** The penalties of the groups, and for what. */
  private record Penalised(
      double[] penalties, int spiking, int skipFeatures, boolean none, double[] targetWeight) {

    ReadoutPenalties of(GroupedRidge.Choice choice, double values) {
      return new ReadoutPenalties(
          spikes(penalties),
          skip(penalties),
          none,
          choice.errors(),
          choice.tried().stream()
              .map(one -> tried(forAll(one.penalties(), spiking), one.error() / values))
              .toList());
    }

    private ReadoutPenalties.Tried tried(double[] all, double error) {
      return new ReadoutPenalties.Tried(spikes(all), skip(all), error);
    }

    private double spikes(double[] all) {
      return spiking > 0 ? all[0] : Double.POSITIVE_INFINITY;
    }

    private double skip(double[] all) {
      return skipFeatures > 0 ? all[all.length - 1] : Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The groups of a read-out: spikes and skip connections, as far as it has them.
   *
   * @param skipFeatures how many of the last features are seen through skip connections
   */
  public static List<GroupedRidge.Group> groups(int features, int skipFeatures) {
    List<GroupedRidge.Group> groups = new ArrayList<>();
    if (features > skipFeatures) {
      groups.add(GroupedRidge.Group.relative(features - skipFeatures));
    }
    if (skipFeatures > 0) {
      groups.add(GroupedRidge.Group.relative(skipFeatures));
    }
    return groups;
  }

  /** The equations of some of the spiking features, and of all skip features. */
  private static FitEquations part(FitEquations equations, int skipFeatures) {
    int spiking = equations.features() - skipFeatures;
    if (spiking <= CHOOSING) {
      return equations;
    }
    int[] chosen = new int[CHOOSING + skipFeatures];
    Arrays.setAll(
        chosen, i -> i < CHOOSING ? (int) ((long) i * spiking / CHOOSING) : spiking + i - CHOOSING);
    return equations.select(chosen);
  }

  /** Weights of the first target columns. */
  public static double[] columnWeight(Targets targets, int columns) {
    return IntStream.range(0, columns).mapToDouble(targets::columnWeight).toArray();
  }

  private FittedReadout solve(
      FitEquations equations,
      int h,
      boolean refit,
      Penalised found,
      double error,
      ReadoutPenalties chosen) {
    FittedReadout before = refit ? solve(equations, h, false, found, error, chosen) : null;
    NormalEquations training = equations.training(h, refit);
    FittedReadout.Weights solution = weights(training, found);
    return new FittedReadout(
        solution.weights(),
        solution.intercept(),
        Blas.floats(training.featureMeans()),
        error,
        chosen,
        before == null ? crossFitted(equations, h, found) : before.crossFitted(),
        before);
  }

  /** The read-outs that leave out each block in turn; none where nobody asks for them. */
  private List<FittedReadout.Weights> crossFitted(FitEquations equations, int h, Penalised found) {
    List<FittedReadout.Weights> crossFitted = new ArrayList<>();
    int without = crossFits && equations.blocks().size() > 1 ? equations.blocks().size() : 0;
    for (int b = 0; b < without; b++) {
      crossFitted.add(weights(equations.trainingWithout(h, b), found));
    }
    return crossFitted;
  }

  private FittedReadout.Weights weights(NormalEquations training, Penalised found) {
    if (found.none) {
      int outputs = found.targetWeight.length;
      return new FittedReadout.Weights(
          new float[training.features() * outputs], new float[outputs]);
    }
    GroupedRidge.Weights solved =
        new GroupedRidge(
                training,
                List.of(),
                List.of(),
                groups(training.features(), found.skipFeatures),
                0,
                found.targetWeight,
                workers)
            .solve(found.penalties);
    return new FittedReadout.Weights(
        Blas.floats(solved.weights()), Blas.floats(solved.intercept()));
  }
}
