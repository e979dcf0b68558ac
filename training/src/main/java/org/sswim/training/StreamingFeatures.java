package org.sswim.training;

import org.sswim.linalg.Precision;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.NetworkMemory;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/**
 * The features of a spiking network that runs on over the series: every row is a step, simulated
 * once, whatever the number of windows that hold it.
 *
 * <p>A block of windows begins at rest as many rows before its first reading as the network
 * remembers (responses above {@value #TOLERANCE} of their peak), or at the first row of the series,
 * so that blocks can be computed side by side.
 */
final class StreamingFeatures implements FeatureMap {
  static final double TOLERANCE = 1e-3;

  /** Rows whose drive is held at once. */
  private static final int CHUNK = 512;

  private final HiddenNetwork network;
  private final boolean relativeInput;
  private final NetworkStep step;
  private final NetworkState state;
  private final RowProjection projection;
  private final int memory;
  private final float[] drive;
  private final float[] present;
  private final float[] scratch;

  /**
   * Features of a network.
   *
   * @param relativeInput whether inputs are taken relative to the row of their step
   */
  StreamingFeatures(HiddenNetwork network, boolean relativeInput) {
    this.network = network;
    this.relativeInput = relativeInput;
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
  public Precision precision() {
    return Precision.SINGLE;
  }

  @Override
  public FeatureMap forWorker() {
    return new StreamingFeatures(network, relativeInput);
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, float[] out) {
    if (block.count() == 0) {
      return;
    }
    state.reset();
    int firstRead = block.first() + series.window() - 1;
    run(series, block, Math.max(network.input().firstStep(), firstRead - memory), out);
  }

  /** {@inheritDoc} The run goes on from the last reading. */
  @Override
  public void writeNext(WindowedSeries series, WindowBlock block, float[] out) {
    run(series, block, block.first() + series.window() - block.stride(), out);
  }

  private void run(WindowedSeries series, WindowBlock block, int start, float[] out) {
    int firstRead = block.first() + series.window() - 1;
    int end = block.start(block.count() - 1) + series.window();
    int row = start;
    int read = 0;
    int neurons = present.length;
    while (row < end) {
      int from = row;
      int count = Math.min(CHUNK, end - from);
      projection.drive(series, block.lane(), count, t -> from + t, relativeInput, drive);
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

  @Override
  public void writeSuperposed(
      WindowedSeries series, WindowBlock block, Superposition windows, float[] out) {
    throw new UnsupportedOperationException("a stream cannot be superposed window by window");
  }
}
