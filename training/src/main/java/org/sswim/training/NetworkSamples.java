package org.sswim.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.SeenSamples;
import org.sswim.simulation.RunningNetwork;

/**
 * Samples through the network so far: through the input layer for the first hidden layer, through
 * the layers already built for the others. Sample m is that of lane {@code m mod lanes} at the
 * {@code m / lanes}-th place of a range. Where targets are missing, it is the m-th of those that
 * have all of theirs.
 */
final class NetworkSamples implements SeenSamples {
  private final Samples samples;
  private final Targets targets;
  private final SampleRange range;
  private final InputLayer input;
  private final @Nullable HiddenNetwork before;
  private final @Nullable RunningNetwork running;
  private final int @Nullable [] complete;
  private final float[] rows;
  private final float[] spikes;

  /**
   * The samples of a range.
   *
   * @param targets of which samples are looked at that have the first columns
   * @param reach number of those columns
   * @param layers those already built; none for the first hidden layer
   */
  NetworkSamples(
      Samples samples,
      Targets targets,
      int reach,
      SampleRange range,
      InputLayer input,
      List<SpikingLayer> layers,
      ReadoutBanks banks) {
    this.samples = samples;
    this.targets = targets;
    this.range = range;
    this.input = input;
    before = layers.isEmpty() ? null : new HiddenNetwork(input, layers, banks);
    running = before == null ? null : new RunningNetwork(before);
    complete = targets.complete() ? null : complete(samples, targets, reach, range);
    rows = new float[samples.steps() * input.rowWidth()];
    spikes = new float[before == null ? 0 : steps() * inputs()];
  }

  /** Numbers of the samples that have all of their targets. */
  private static int[] complete(Samples samples, Targets targets, int reach, SampleRange range) {
    int lanes = samples.lanes();
    return IntStream.range(0, Math.multiplyExact(range.count(), lanes))
        .filter(m -> targets.complete(m % lanes, range.start() + m / lanes, reach))
        .toArray();
  }

  @Override
  public int count() {
    return complete == null ? Math.multiplyExact(range.count(), samples.lanes()) : complete.length;
  }

  @Override
  public int steps() {
    return samples.steps() - input.firstStep();
  }

  @Override
  public int inputs() {
    return before == null ? input.width() : before.last().neurons();
  }

  /**
   * The same pairs by the numbers of all samples, {@code place * lanes + lane}, and their steps.
   */
  NeuronPairs global(NeuronPairs pairs) {
    return pairs.renumbered(m -> place(m) * samples.lanes() + lane(m), t -> input.firstStep() + t);
  }

  int lane(int sample) {
    return (complete == null ? sample : complete[sample]) % samples.lanes();
  }

  /** The place of a sample in its lane. */
  int place(int sample) {
    return range.start() + (complete == null ? sample : complete[sample]) / samples.lanes();
  }

  @Override
  public void inputs(int sample, float[] out, int to) {
    loadRows(sample);
    int first = begin(sample);
    if (running == null) {
      writeTaps(out, to);
      Arrays.fill(out, to, to + first * inputs(), 0);
      return;
    }
    running.reset();
    Arrays.fill(out, to, to + first * inputs(), 0);
    for (int t = first; t < steps(); t++) {
      running.step(rows, (input.firstStep() + t) * input.rowWidth());
      System.arraycopy(running.spikes(), 0, out, to + t * inputs(), inputs());
    }
  }

  @Override
  public void inputsAt(int sample, int step, int[] which, float[] out) {
    if (before != null) {
      SeenSamples.super.inputsAt(sample, step, which, out);
      return;
    }
    int lane = lane(sample);
    int place = place(sample);
    int tapped = input.signals() * input.taps();
    int t = input.firstStep() + step;
    for (int k = 0; k < which.length; k++) {
      int j = which[k];
      int s = j / input.taps();
      out[k] =
          j < tapped
              ? samples.value(lane, place, t - j % input.taps(), s) - origin(lane, place, s)
              : samples.context(lane, place, t, j - tapped);
    }
  }

  @Override
  public void inputsOver(int sample, int[] which, float[][] out) {
    int tapped = before == null ? input.signals() * input.taps() : 0;
    if (Arrays.stream(which).anyMatch(j -> j >= tapped)) {
      SeenSamples.super.inputsOver(sample, which, out);
      return;
    }
    int lane = lane(sample);
    int place = place(sample);
    for (int k = 0; k < which.length; k++) {
      int s = which[k] / input.taps();
      int first = input.firstStep() - which[k] % input.taps();
      float origin = origin(lane, place, s);
      float[] own = out[k];
      for (int t = begin(sample); t < own.length; t++) {
        own[t] = samples.value(lane, place, first + t, s) - origin;
      }
    }
  }

  @Override
  public int begin(int sample) {
    return Math.min(samples.firstStep(lane(sample), place(sample)), steps() - 1);
  }

  private void loadRows(int sample) {
    int lane = lane(sample);
    int place = place(sample);
    int width = input.rowWidth();
    for (int t = 0; t < samples.steps(); t++) {
      for (int s = 0; s < input.signals(); s++) {
        rows[t * width + s] = samples.value(lane, place, t, s) - origin(lane, place, s);
      }
      for (int c = 0; c < input.context(); c++) {
        rows[t * width + input.signals() + c] = samples.context(lane, place, t, c);
      }
    }
  }

  private float origin(int lane, int place, int signal) {
    return samples.relative() ? samples.value(lane, place, samples.steps() - 1, signal) : 0;
  }

  private void writeTaps(float[] out, int to) {
    int width = input.rowWidth();
    int at = to;
    for (int t = input.firstStep(); t < samples.steps(); t++) {
      for (int s = 0; s < input.signals(); s++) {
        for (int tap = 0; tap < input.taps(); tap++) {
          out[at++] = rows[(t - tap) * width + s];
        }
      }
      for (int c = 0; c < input.context(); c++) {
        out[at++] = rows[t * width + input.signals() + c];
      }
    }
  }

  @Override
  public int traceLength() {
    return before == null ? samples.steps() * samples.signals() : inputs();
  }

  /**
   * {@inheritDoc}
   *
   * <p>For deeper layers the trace is the exponential kernel response of every neuron's spike train
   * at the last step. Its support is a quarter of the steps.
   */
  @Override
  public void trace(int sample, float[] out) {
    if (before == null) {
      int lane = lane(sample);
      int place = place(sample);
      int at = 0;
      for (int t = 0; t < samples.steps(); t++) {
        for (int s = 0; s < samples.signals(); s++) {
          out[at++] = samples.value(lane, place, t, s) - origin(lane, place, s);
        }
      }
      return;
    }
    inputs(sample, spikes, 0);
    float decay = (float) Math.exp(-1 / Math.max(1, steps() / 4.0));
    Arrays.fill(out, 0);
    for (int t = 0; t < steps(); t++) {
      for (int j = 0; j < out.length; j++) {
        out[j] = decay * out[j] + spikes[t * out.length + j];
      }
    }
  }

  @Override
  public int signals() {
    return targets.signals();
  }

  @Override
  public int signalOf(int j) {
    boolean tapped = before == null && j < input.signals() * input.taps();
    return tapped && targets.ofSampleSignals() ? j / input.taps() : -1;
  }

  @Override
  public int targetLength() {
    return targets.columns();
  }

  @Override
  public void targets(int sample, float[] out) {
    targets.write(new SampleBlock(lane(sample), place(sample), 1, 1), targets.columns(), out);
  }
}
