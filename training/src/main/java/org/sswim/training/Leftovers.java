package org.sswim.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.RidgeSolution;
import org.sswim.linalg.RidgeSolver;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LinearReadout;
import org.sswim.readout.ReadoutEquations;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.SeedStreams;
import org.sswim.sampling.SeenSamples;

/**
 * Some training samples whose targets are what a read-out of a network leaves of the true ones:
 * {@code y - (W' f + b)}, W and b solved by ridge regression on these samples. Few samples and one
 * bank are enough to draw pairs by.
 */
final class Leftovers implements SeenSamples {
  /** Values of the leftovers: 64 MB. */
  private static final int MOST_VALUES = 1 << 24;

  private static final int BLOCK = 256;

  private final NetworkSamples all;

  /** Their numbers among all samples. */
  private final int[] numbers;

  private final int columns;

  /** Row-major {@code [numbers][columns]}. */
  private final float[] left;

  private Leftovers(NetworkSamples all, int[] numbers, int columns) {
    this.all = all;
    this.numbers = numbers;
    this.columns = columns;
    left = new float[Math.multiplyExact(numbers.length, columns)];
  }

  /**
   * What a network leaves.
   *
   * @param network the network so far
   * @param seen the training samples as the layer that is being drawn sees them
   * @param split whose training samples may be looked at
   */
  static Leftovers of(
      SampledNetwork network,
      NetworkSamples seen,
      Samples samples,
      Targets targets,
      FitSplit split,
      NetworkShape shape,
      Workers workers) {
    SampleRange range = split.commonTrain();
    int columns = targets.columns();
    long most = Math.max(2, Math.min(NeuronChoice.SAMPLES, MOST_VALUES / columns));
    long count = (long) range.count() * samples.lanes();
    int stride = (int) Math.min(range.count(), Math.max(1, (count + most - 1) / most));
    int[] some =
        IntStream.range(0, seen.count())
            .filter(m -> (seen.place(m) - range.start()) % stride == 0)
            .toArray();
    int[] numbers = some.length < 2 ? IntStream.range(0, seen.count()).toArray() : some;
    Leftovers leftovers = new Leftovers(seen, numbers, columns);
    FeatureMap map = shape.features(NeuronChoice.withOneBank(network.hidden()));
    FitSplit part =
        new FitSplit(List.of(new FitSplit.Part(columns, range, range)), stride, 0, false);
    NormalEquations equations =
        new ReadoutEquations(samples, targets, map, part, new SeedStreams(0), workers)
            .accumulate(List.of(range), List.of(columns))
            .get(0);
    RidgeSolution solution =
        new RidgeSolver(RidgeOptions.defaults(), new BlockPenalty(map.skipFeatures(), 1), workers)
            .solve(equations, NeuronChoice.PENALTY);
    leftovers.take(samples, targets, map, solution, workers);
    return leftovers;
  }

  /** Fills in what is left, samples of a lane in blocks. */
  private void take(
      Samples samples, Targets targets, FeatureMap map, RidgeSolution solution, Workers workers) {
    LinearReadout readout =
        new LinearReadout(map, narrow(solution.weights()), narrow(solution.intercept()));
    int lanes = samples.lanes();
    int[][] ofLane = new int[lanes][];
    for (int lane = 0; lane < lanes; lane++) {
      int own = lane;
      ofLane[lane] =
          IntStream.range(0, numbers.length).filter(k -> all.lane(numbers[k]) == own).toArray();
    }
    workers.inOrder(
        lanes,
        Integer.MAX_VALUE,
        readout::forWorker,
        (forWorker, lane) -> lane(samples, targets, forWorker, ofLane[lane], lane),
        (forWorker, lane) -> {});
  }

  private void lane(
      Samples samples, Targets targets, LinearReadout readout, int[] members, int lane) {
    int at = 0;
    while (at < members.length) {
      int stride = at + 1 < members.length ? place(members[at + 1]) - place(members[at]) : 1;
      int end = at + 1;
      while (end < members.length
          && end - at < BLOCK
          && place(members[end]) - place(members[end - 1]) == stride) {
        end++;
      }
      SampleBlock block = new SampleBlock(lane, place(members[at]), end - at, stride);
      float[] wanted = new float[block.count() * columns];
      double[] told = new double[block.count() * columns];
      targets.write(block, columns, wanted);
      readout.write(samples, block, told);
      for (int i = 0; i < block.count(); i++) {
        for (int k = 0; k < columns; k++) {
          int value = i * columns + k;
          left[members[at + i] * columns + k] = (float) (wanted[value] - told[value]);
        }
      }
      at = end;
    }
  }

  private int place(int sample) {
    return all.place(numbers[sample]);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** The same pairs by their numbers among all samples. */
  NeuronPairs ofAll(NeuronPairs pairs) {
    return new NeuronPairs(
        pairs.pairs(),
        Arrays.stream(pairs.silent()).map(m -> numbers[m]).toArray(),
        Arrays.stream(pairs.firing()).map(m -> numbers[m]).toArray(),
        pairs.step(),
        pairs.voltages(),
        pairs.mixing());
  }

  @Override
  public int count() {
    return numbers.length;
  }

  @Override
  public int lanes() {
    return all.lanes();
  }

  @Override
  public int lane(int sample) {
    return all.lane(numbers[sample]);
  }

  @Override
  public int steps() {
    return all.steps();
  }

  @Override
  public int inputs() {
    return all.inputs();
  }

  @Override
  public void inputs(int sample, float[] out, int to) {
    all.inputs(numbers[sample], out, to);
  }

  @Override
  public void lastInputs(int sample, int last, float[] scratch, float[] out) {
    all.lastInputs(numbers[sample], last, scratch, out);
  }

  @Override
  public int begin(int sample) {
    return all.begin(numbers[sample]);
  }

  @Override
  public void inputsAt(int sample, int step, int[] which, float[] out) {
    all.inputsAt(numbers[sample], step, which, out);
  }

  @Override
  public int traceLength() {
    return all.traceLength();
  }

  @Override
  public void trace(int sample, float[] out) {
    all.trace(numbers[sample], out);
  }

  @Override
  public int signals() {
    return all.signals();
  }

  @Override
  public int signalOf(int input) {
    return all.signalOf(input);
  }

  @Override
  public int targetLength() {
    return columns;
  }

  @Override
  public void targets(int sample, float[] out) {
    System.arraycopy(left, sample * columns, out, 0, columns);
  }
}
