package org.sswim.features;

import org.sswim.network.HiddenNetwork;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/**
 * The features of a spiking network that runs on over the lanes of samples that slide. Every step
 * is simulated once, whatever the number of samples that hold it. Where samples are relative, the
 * taps of every step are taken relative to that step.
 *
 * <p>A block begins at rest, as many steps before its first reading as the network remembers, or at
 * the first step of the lane. Responses above {@value #TOLERANCE} of their peak count. So blocks
 * can be computed side by side.
 */
public final class StreamingFeatures implements FeatureMap {
  static final double TOLERANCE = 1e-3;

  /** Steps whose drive is held at once. */
  private static final int CHUNK = 512;

  private final HiddenNetwork network;
  private final NetworkStep step;
  private final NetworkState state;
  private final RowProjection projection;
  private final int memory;
  private final float[] drive;
  private final float[] present;
  private final float[] scratch;

  /** Features of a network. */
  public StreamingFeatures(HiddenNetwork network) {
    this.network = network;
    step = new NetworkStep(network);
    state = step.newState();
    projection = new RowProjection(network);
    memory = NetworkMemory.steps(network, TOLERANCE);
    int neurons = network.layers().get(0).neurons();
    drive = new float[Math.multiplyExact(CHUNK, neurons)];
    present = new float[neurons];
    scratch = new float[network.last().neurons()];
  }

  @Override
  public int features() {
    return network.features();
  }

  @Override
  public FeatureMap forWorker() {
    return new StreamingFeatures(network);
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    if (block.count() == 0) {
      return;
    }
    state.reset();
    int firstRead = block.first() + samples.steps() - 1;
    run(samples, block, Math.max(network.input().firstStep(), firstRead - memory), out);
  }

  /** {@inheritDoc} The run goes on from the last reading. */
  @Override
  public void writeNext(Samples samples, SampleBlock block, float[] out) {
    run(samples, block, block.first() + samples.steps() - block.stride(), out);
  }

  private void run(Samples samples, SampleBlock block, int start, float[] out) {
    int firstRead = block.first() + samples.steps() - 1;
    int end = block.start(block.count() - 1) + samples.steps();
    int row = start;
    int read = 0;
    int neurons = present.length;
    while (row < end) {
      int from = row;
      int count = Math.min(CHUNK, end - from);
      projection.drive(samples, block, from, count, samples.relative(), drive);
      for (int t = 0; t < count; t++) {
        System.arraycopy(drive, t * neurons, present, 0, neurons);
        step.step(present, state);
        if (from + t == firstRead + read * block.stride()) {
          step.features(state, scratch, out, read * features());
          read++;
        }
      }
      row += count;
    }
  }
}
