package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Blas;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeWeights;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.stored.Withers;

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
@Withers
public record ReadoutFit(
    int blocks, Workers workers, @Nullable ErrorWeights weights, boolean crossFits, boolean anyway)
    implements ReadoutFitBuilder.With {
  /**
   * Spiking features among which penalties are chosen. Choosing costs a hundred times the cube of
   * their number; a part of alike features asks for the same penalty but for their number.
   */
  private static final int CHOOSING = 400;

  /**
   * A fit.
   *
   * @param blocks of the training samples that are left out in turn to choose penalties, besides
   *     the samples that choose; 1 for those alone
   */
  public ReadoutFit(int blocks, Workers workers) {
    this(blocks, workers, null, false, false);
  }

  /**
   * Fits the read-out of every part of a split.
   *
   * @param targets as many columns as the part that has most
   * @param map the features
   * @return one read-out a part, in its order
   */
  public List<FittedReadout> fit(Samples samples, Targets targets, FeatureMap map, FitSplit split) {
    Equations equations = accumulate(samples, targets, map, split);
    return solve(targets, map.skipFeatures(), split, equations);
  }

  /** The first half of {@link #fit}: the pass over the samples. */
  public Equations accumulate(Samples samples, Targets targets, FeatureMap map, FitSplit split) {
    ReadoutEquations equations =
        ReadoutEquations.of(samples, targets, map, split, workers).weighted(weights);
    List<SampleRange> ranges =
        FitSplit.blocks(split.commonTrain(), blocks(samples, targets, split, equations.bytes()));
    List<ReadoutEquations.Share> beyond = extra(split);
    return new Equations(
        equations.accumulate(ranges, Collections.nCopies(ranges.size(), split.columns())),
        beyond.isEmpty() ? List.of() : equations.accumulate(beyond, split.parts().size()),
        equations.accumulate(
            split.parts().stream().map(FitSplit.Part::choose).toList(), columns(split)));
  }

  /** The equations of some samples besides, one range a part. */
  public List<NormalEquations> accumulate(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, List<SampleRange> ranges) {
    return ReadoutEquations.of(samples, targets, map, split, workers)
        .accumulate(ranges, columns(split));
  }

  private static List<Integer> columns(FitSplit split) {
    return split.parts().stream().map(FitSplit.Part::columns).toList();
  }

  /**
   * As many blocks as are asked for, or 1 where one would have no sample of a lane, or too many.
   */
  private int blocks(Samples samples, Targets targets, FitSplit split, double bytes) {
    SampleRange common = split.commonTrain();
    boolean small =
        common.count() / blocks < split.stride()
            || FitSplit.blocks(common, blocks).stream()
                .mapToLong(b -> targets.complete(samples, b, split.columns(), split.stride()))
                .anyMatch(complete -> complete < samples.lanes());
    double all = 3.0 * blocks * bytes;
    return small || all > Runtime.getRuntime().maxMemory() / 2.0 ? 1 : blocks;
  }

  /** The training samples beyond those that all parts share. */
  private static List<ReadoutEquations.Share> extra(FitSplit split) {
    List<ReadoutEquations.Share> extra = new ArrayList<>();
    SampleRange common = split.commonTrain();
    for (int p = 0; p < split.parts().size(); p++) {
      FitSplit.Part part = split.parts().get(p);
      SampleRange head = new SampleRange(part.train().start(), common.start());
      SampleRange tail = new SampleRange(common.end(), part.train().end());
      extra.add(new ReadoutEquations.Share(head, part.columns(), p));
      extra.add(new ReadoutEquations.Share(tail, part.columns(), p));
    }
    extra.removeIf(share -> share.range().count() == 0);
    return extra;
  }

  /**
   * The second half of {@link #fit}.
   *
   * @param skipFeatures how many of the last features are seen through skip connections
   */
  public List<FittedReadout> solve(
      Targets targets, int skipFeatures, FitSplit split, Equations equations) {
    Equations part = part(equations, skipFeatures);
    double factor = Math.max(1, (double) (equations.features() - skipFeatures) / CHOOSING);
    NormalEquations total = NormalEquations.sum(part.blocks());
    List<NormalEquations> leftOut = part.blocks().size() > 1 ? part.blocks() : List.of();
    List<FittedReadout> fitted = new ArrayList<>();
    for (int h = 0; h < split.parts().size(); h++) {
      double[] weight = columnWeight(targets, split.parts().get(h).columns());
      NormalEquations choosing = part.validation().get(h);
      GroupedRidge.Choice choice =
          ridge(total, leftOut, List.of(choosing), skipFeatures, weight).choose();
      double values = choosing.weight();
      for (NormalEquations block : leftOut) {
        values += block.weight();
      }
      values *= weight.length;
      boolean none = !anyway && !LeftOutRule.better(choice.errors(), choice.zeros());
      ReadoutPenalties penalties = ReadoutPenalties.of(choice, factor, values, none);
      Function<NormalEquations, FittedReadout.Weights> solved =
          training ->
              weights(ridge(training, List.of(), List.of(), skipFeatures, weight), penalties);
      int place = h;
      List<FittedReadout.Weights> crossFitted =
          workers.regressions(
              crossFits ? leftOut.size() : 0,
              equations.features(),
              b -> solved.apply(equations.without(b).training(place, false)));
      double error = choice.error() / values;
      Function<NormalEquations, FittedReadout> readout =
          training -> {
            FittedReadout.Weights own = solved.apply(training);
            float[] means = Blas.floats(training.featureMeans());
            return new FittedReadout(
                own.weights(), own.intercept(), means, error, penalties, crossFitted, null);
          };
      List<FittedReadout> both =
          workers.regressions(
              split.refit() ? 2 : 1,
              equations.features(),
              refit -> readout.apply(equations.training(place, refit > 0)));
      FittedReadout last = split.refit() ? both.get(1).withBeforeRefit(both.get(0)) : both.get(0);
      fitted.add(none ? last.none() : last);
    }
    return fitted;
  }

  private static FittedReadout.Weights weights(GroupedRidge ridge, ReadoutPenalties penalties) {
    RidgeWeights solved = ridge.solve(new double[] {penalties.spikes(), penalties.skip()});
    return new FittedReadout.Weights(
        Blas.floats(solved.weights()), Blas.floats(solved.intercept()));
  }

  private GroupedRidge ridge(
      NormalEquations total,
      List<NormalEquations> leftOut,
      List<NormalEquations> beyond,
      int skipFeatures,
      double[] weight) {
    return new GroupedRidge(
        total, leftOut, beyond, groups(total.features(), skipFeatures), 0, weight, workers);
  }

  /**
   * The groups of a read-out: spikes, then skip connections, either of which may be none.
   *
   * @param skipFeatures how many of the last features are seen through skip connections
   */
  public static List<FeatureGroup> groups(int features, int skipFeatures) {
    return List.of(
        FeatureGroup.relative(features - skipFeatures), FeatureGroup.relative(skipFeatures));
  }

  /** The equations of some of the spiking features, and of all skip features. */
  private static Equations part(Equations equations, int skipFeatures) {
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

  /**
   * The normal equations of a fit.
   *
   * @param blocks of the training samples that all read-outs share, cut into blocks
   * @param extra of the training samples that only some read-outs have, one per read-out, or none
   *     at all where none has any
   * @param validation of the samples that choose, one per read-out
   */
  public record Equations(
      List<NormalEquations> blocks, List<NormalEquations> extra, List<NormalEquations> validation) {

    /** The equations of some of the features; copies. */
    public Equations select(int[] features) {
      return new Equations(
          select(blocks, features), select(extra, features), select(validation, features));
    }

    /** The same with other samples that choose, one range per read-out, which never train. */
    public Equations choosing(List<NormalEquations> others) {
      return new Equations(blocks, extra, others);
    }

    private static List<NormalEquations> select(List<NormalEquations> all, int[] features) {
      return all.stream().map(e -> e.select(features)).toList();
    }

    /** Number of features. */
    public int features() {
      return blocks.get(0).features();
    }

    /** The same without a block. */
    Equations without(int block) {
      List<NormalEquations> others = new ArrayList<>(blocks);
      others.remove(block);
      return new Equations(others, extra, validation);
    }

    /**
     * Of the samples that train a read-out, with those that chose or without. A copy.
     *
     * @param part number of the read-out
     */
    public NormalEquations training(int part, boolean refit) {
      List<NormalEquations> parts = new ArrayList<>(blocks);
      if (!extra.isEmpty()) {
        parts.add(extra.get(part));
      }
      if (refit) {
        parts.add(validation.get(part));
      }
      return NormalEquations.sum(parts);
    }
  }
}
