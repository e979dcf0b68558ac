package org.sswim.stages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipFeatures;
import org.sswim.features.SkipShape;
import org.sswim.features.SpikingFeatures;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeWeights;
import org.sswim.linalg.Workers;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.readout.ReadoutEquations;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.Fields;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * The joint stage: S-SWIM on pooled samples. A window and a lead are one sample of one step, and
 * its target is the error that the stages before leave.
 */
public final class JointFit {
  private static final int MOST_SEEN = 5;

  /** A bank so short that it holds the spikes of the present step alone, each as 1. */
  private static final double PRESENT = 0.01;

  private final Pooled samples;
  private final int width;
  private final float[] mean;
  private final float[] deviation;
  private final HiddenNetwork neurons;

  /** Of the samples that train, then of each set of those that choose. */
  private final List<NormalEquations> equations;

  private final GroupedRidge ridge;
  private final GroupedRidge.Choice choice;

  /**
   * Pooled samples, those of training windows first, then those of windows that choose, in order.
   *
   * @param inputs what is seen
   * @param seen row-major {@code [samples][inputs.width()]}
   * @param left what the stages before leave: {@code [samples]}
   * @param train number of samples that train
   */
  public record Pooled(JointInputs inputs, float[] seen, float[] left, int train) {

    int count() {
      return left.length;
    }
  }

  /**
   * Fits to samples.
   *
   * @param options how neurons are sampled, and how many
   * @param linear whether inputs are also read as they are, besides spikes
   */
  public JointFit(Pooled samples, SSwimOptions options, boolean linear, Workers workers) {
    this.samples = samples;
    width = samples.inputs.width();
    mean = new float[width];
    deviation = new float[width];
    standardise();
    Samples rows = new MomentTargets.Rows(samples.seen, width, 1);
    Targets left = new Left(samples.left);
    SampleRange train = new SampleRange(0, samples.train);
    FitSplit split = FitSplit.of(1, train, train);
    NetworkShape shape =
        NetworkShape.of(1, 0)
            .withBanks(List.of(PRESENT))
            .withFields(new Fields.Columns(width, 1, Math.min(MOST_SEEN, width)));
    SSwim sswim = new SSwim(options.withLayers(1), workers);
    neurons = sswim.sample(rows, left, split, shape, options.neurons()).hidden();
    FeatureMap features =
        SkipFeatures.of(new SpikingFeatures(neurons), width, new SkipShape(1, 0, 0));
    List<SampleRange> ranges = new ArrayList<>(List.of(train));
    ranges.addAll(FitSplit.sets(new SampleRange(samples.train, samples.count())));
    equations =
        ReadoutEquations.of(rows, left, features, split, workers)
            .accumulate(ranges, Collections.nCopies(ranges.size(), 1));
    ridge =
        new GroupedRidge(
            equations.get(0),
            List.of(),
            equations.subList(1, ranges.size()),
            List.of(
                FeatureGroup.relative(neurons.features()),
                linear ? FeatureGroup.relative(width) : FeatureGroup.without(width)),
            0,
            GroupedRidge.alike(1),
            workers);
    choice = ridge.choose();
  }

  private void standardise() {
    double[] sum = new double[width];
    double[] squares = new double[width];
    int train = samples.train;
    for (int i = 0; i < train; i++) {
      for (int j = 0; j < width; j++) {
        double x = samples.seen[i * width + j];
        sum[j] += x;
        squares[j] += x * x;
      }
    }
    for (int j = 0; j < width; j++) {
      double own = sum[j] / train;
      double variance = squares[j] / train - own * own;
      mean[j] = (float) own;
      deviation[j] = variance > 1e-10 ? (float) Math.sqrt(variance) : 1;
    }
    for (int i = 0; i < samples.seen.length; i++) {
      samples.seen[i] = (samples.seen[i] - mean[i % width]) / deviation[i % width];
    }
  }

  /** What is left, as targets. */
  private record Left(float[] left) implements Targets.Values {
    @Override
    public int columns() {
      return 1;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        out[i] = left[block.start(i)];
      }
    }
  }

  /** What left-out samples say. */
  public GroupedRidge.Choice choice() {
    return choice;
  }

  /** The stage of all samples that train. */
  public JointModel model() {
    return model(ridge.solve(choice.penalties()));
  }

  /** The stage of all samples, those that chose included. */
  public JointModel refitted() {
    return model(ridge.equations().solve(NormalEquations.sum(equations), choice.penalties()));
  }

  private JointModel model(RidgeWeights solved) {
    float[] linear = new float[width];
    float[] spikes = new float[neurons.last().neurons()];
    double bias = solved.targetMeans()[0];
    for (int f = 0; f < solved.weights().length; f++) {
      double w = solved.weights()[f];
      bias -= w * solved.means()[f];
      if (f < spikes.length) {
        spikes[f] = (float) w;
      } else {
        linear[f - spikes.length] = (float) w;
      }
    }
    return new JointModel(samples.inputs, neurons, mean, deviation, (float) bias, linear, spikes);
  }
}
