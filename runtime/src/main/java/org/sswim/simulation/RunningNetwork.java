package org.sswim.simulation;

import java.util.Arrays;
import org.sswim.network.HiddenNetwork;

/**
 * A network at work, row by row: its projection, its state and the features of its read-out. A step
 * allocates nothing. Not for several threads.
 */
public final class RunningNetwork {
  private final InputProjection projection;
  private final NetworkStep step;
  private final NetworkState state;
  private final int last;
  private final float[] inputs;
  private final float[] drive;
  private final float[] scratch;
  private final float[] features;

  /** A network at rest. */
  public RunningNetwork(HiddenNetwork network) {
    projection = new InputProjection(network.input(), network.layers().get(0));
    step = new NetworkStep(network);
    state = step.newState();
    last = network.layers().size() - 1;
    inputs = new float[network.input().width()];
    drive = new float[network.layers().get(0).neurons()];
    scratch = new float[network.last().neurons()];
    features = new float[network.features()];
  }

  /** Comes to rest. */
  public void reset() {
    state.reset();
  }

  /**
   * Takes what the next steps see.
   *
   * @param rows row-major, signals and context, see {@link InputProjection#project}
   * @param row index in it where the present row begins
   */
  public void project(float[] rows, int row) {
    projection.project(rows, row, inputs, drive);
  }

  /** A step with the input that was projected last; gives the state after it, not a copy. */
  public NetworkState step() {
    step.step(drive, state);
    return state;
  }

  /** Projects and steps; gives the state after it, not a copy. */
  public NetworkState step(float[] rows, int row) {
    project(rows, row);
    return step();
  }

  /**
   * Steps from rest that all see the same row, and counts the spikes of the last layer.
   *
   * @param counts written: {@code [neurons]}, each 0 .. steps
   */
  public void count(float[] row, int steps, float[] counts) {
    reset();
    project(row, 0);
    Arrays.fill(counts, 0);
    float[] spikes = spikes();
    for (int t = 0; t < steps; t++) {
      step.fire(drive, state);
      for (int i = 0; i < counts.length; i++) {
        counts[i] += spikes[i];
      }
    }
  }

  /** The input vector that was projected last: {@code [inputs]}, not a copy. */
  public float[] inputs() {
    return inputs;
  }

  /** The state after the last step, not a copy. */
  public NetworkState state() {
    return state;
  }

  /** The spikes of the last layer in the last step, 1 or 0: {@code [neurons]}, not a copy. */
  public float[] spikes() {
    return state.spikes(last);
  }

  /** The features of the read-out after the last step: {@code [features]}, not a copy. */
  public float[] features() {
    step.features(state, scratch, features, 0);
    return features;
  }
}
