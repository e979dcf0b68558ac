package org.sswim.simulation;

import org.sswim.network.InputLayer;
import org.sswim.network.SpikingNetwork;

/**
 * Streaming evaluation: the network runs on, one row a step, and can be read at every step.
 *
 * <p>With finite kernels and no spike cost the outputs equal those of {@link WindowedEvaluation}
 * wherever the supports fit into the window. With recursive kernels they differ by the kernels'
 * tails, with spike costs by the refractory memory of what came before the window. Skip synapses
 * see the same rows in both; before the first row they see 0.
 *
 * <p>The parameters are immutable; everything that changes is in the {@link State}.
 */
public final class StreamingEvaluation {
  private final SpikingNetwork network;
  private final NetworkStep step;
  private final InputProjection projection;

  /** Evaluates the given network. */
  public StreamingEvaluation(SpikingNetwork network) {
    this.network = network;
    step = new NetworkStep(network.hidden());
    projection = new InputProjection(network.hidden().input(), network.hidden().layers().get(0));
  }

  /** A state before the first row. */
  public State newState() {
    InputLayer input = network.hidden().input();
    return new State(
        step.newState(),
        new float[remembered() * input.rowWidth()],
        new float[input.width()],
        new float[network.hidden().layers().get(0).neurons()],
        new float[network.hidden().last().neurons()],
        new float[network.hidden().features()]);
  }

  private int remembered() {
    return Math.max(network.hidden().input().taps(), network.skipDelays());
  }

  /**
   * Takes one row and, once the taps are filled, advances the network. Allocates nothing.
   *
   * @param row {@code [signals + context]}
   * @param state read and changed
   * @return whether the network has taken a step; false for the first taps - 1 rows
   */
  public boolean step(float[] row, State state) {
    InputLayer input = network.hidden().input();
    int width = input.rowWidth();
    int last = (remembered() - 1) * width;
    System.arraycopy(state.history, width, state.history, 0, last);
    System.arraycopy(row, 0, state.history, last, width);
    state.rows = Math.min(state.rows + 1, input.taps());
    if (state.rows < input.taps()) {
      return false;
    }
    projection.project(state.history, last, state.inputs, state.drive);
    step.step(state.drive, state.network);
    return true;
  }

  /**
   * Reads the outputs at the present step. Allocates nothing.
   *
   * @param out written: {@code [outputs]}
   */
  public void outputs(State state, float[] out) {
    step.features(state.network, state.scratch, state.features, 0);
    network.readout().apply(state.features, out);
    int width = network.hidden().input().rowWidth();
    WindowedEvaluation.addSkips(network, state.history, (remembered() - 1) * width, out);
  }

  /** What changes while a network streams. */
  public static final class State {
    private final NetworkState network;
    private final float[] history;
    private final float[] inputs;
    private final float[] drive;
    private final float[] scratch;
    private final float[] features;
    private int rows;

    private State(
        NetworkState network,
        float[] history,
        float[] inputs,
        float[] drive,
        float[] scratch,
        float[] features) {
      this.network = network;
      this.history = history;
      this.inputs = inputs;
      this.drive = drive;
      this.scratch = scratch;
      this.features = features;
    }

    /** An independent copy. */
    public State copy() {
      State copy =
          new State(
              network.copy(),
              history.clone(),
              inputs.clone(),
              drive.clone(),
              scratch.clone(),
              features.clone());
      copy.rows = rows;
      return copy;
    }

    /** The state of the network itself, for looking at spikes and voltages. */
    public NetworkState network() {
      return network;
    }
  }
}
