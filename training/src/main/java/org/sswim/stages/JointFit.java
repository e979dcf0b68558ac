package org.sswim.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.linalg.BlockMoments;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Targets;
import org.sswim.sampling.Fields;
import org.sswim.simulation.RunningNetwork;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * The joint stage: S-SWIM on pooled samples. A window and a lead are one sample of one step, and
 * its target is the error that the stages before leave.
 */
public final class JointFit {
  private static final int BLOCK = 1024;
  private static final int MOST_SEEN = 5;

  private final Pooled samples;
  private final Workers workers;
  private final int width;
  private final float[] mean;
  private final float[] deviation;
  private final HiddenNetwork neurons;
  private final NormalEquations total;
  private final List<NormalEquations> beyond;
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
    this.workers = workers;
    width = samples.inputs.width();
    mean = new float[width];
    deviation = new float[width];
    standardise();
    neurons = sample(options);
    total = equations(0, samples.train);
    beyond = new ArrayList<>();
    for (SampleRange set : FitSplit.sets(new SampleRange(samples.train, samples.count()))) {
      beyond.add(equations(set.start(), set.end()));
    }
    ridge =
        new GroupedRidge(
            total,
            List.of(),
            beyond,
            List.of(
                linear ? GroupedRidge.Group.relative(width) : GroupedRidge.Group.without(width),
                GroupedRidge.Group.relative(neurons.last().neurons())),
            0,
            GroupedRidge.alike(1),
            workers);
    choice = ridge.choose(2);
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

  private HiddenNetwork sample(SSwimOptions options) {
    NetworkShape shape =
        NetworkShape.of(1, 0)
            .withBanks(List.of(1.0))
            .withFields(new Fields.Columns(width, 1, Math.min(MOST_SEEN, width)));
    SampleRange train = new SampleRange(0, samples.train);
    return new SSwim(options.withLayers(1), workers)
        .sample(
            new MomentTargets.Rows(samples.seen, width, 1),
            new Left(samples.left),
            FitSplit.of(1, train, train),
            shape,
            options.neurons())
        .hidden();
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

  private NormalEquations equations(int from, int to) {
    int count = neurons.last().neurons();
    int features = width + count;
    NormalEquations sums = new NormalEquations(features, 1);
    workers.inOrder(
        (to - from + BLOCK - 1) / BLOCK,
        () -> new Piece(sums, features),
        (piece, b) -> piece.compute(from + b * BLOCK, Math.min(to, from + (b + 1) * BLOCK)),
        (piece, b) -> sums.add(piece.moments, 1));
    return sums;
  }

  /** What a worker needs. */
  private final class Piece {
    private final BlockMoments moments;
    private final RunningNetwork step = new RunningNetwork(neurons);
    private final float[] x = new float[width];
    private final float[] spikes = new float[neurons.last().neurons()];
    private final float[] rows;
    private final int features;

    Piece(NormalEquations sums, int features) {
      moments = sums.newBlock();
      this.features = features;
      rows = new float[BLOCK * features];
    }

    void compute(int from, int to) {
      moments.clear();
      for (int i = from; i < to; i++) {
        System.arraycopy(samples.seen, i * width, x, 0, width);
        step.count(x, 1, spikes);
        int at = (i - from) * features;
        System.arraycopy(x, 0, rows, at, width);
        System.arraycopy(spikes, 0, rows, at + width, spikes.length);
      }
      moments.add(rows, to - from, Arrays.copyOfRange(samples.left, from, to));
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
    NormalEquations all =
        NormalEquations.sum(Stream.concat(Stream.of(total), beyond.stream()).toList());
    return model(ridge.solve(all, choice.penalties()));
  }

  private JointModel model(GroupedRidge.Weights solved) {
    float[] linear = new float[width];
    float[] spikes = new float[neurons.last().neurons()];
    double bias = solved.targetMeans()[0];
    for (int f = 0; f < solved.weights().length; f++) {
      double w = solved.weights()[f];
      bias -= w * solved.means()[f];
      if (f < width) {
        linear[f] = (float) w;
      } else {
        spikes[f - width] = (float) w;
      }
    }
    return new JointModel(samples.inputs, neurons, mean, deviation, (float) bias, linear, spikes);
  }
}
