package org.sswim.forecasting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.Semantics;
import org.sswim.stored.StateBytes;

/** Runs the hidden network of every lane of a stream, under either semantics. Allocates nothing. */
abstract class LaneRuns {
  private final NetworkStep step;
  private final float[] present;
  private final float[] scratch;
  private @Nullable StepListener watcher;

  private LaneRuns(HiddenNetwork hidden) {
    step = new NetworkStep(hidden);
    present = new float[hidden.layers().get(0).neurons()];
    scratch = new float[hidden.last().neurons()];
  }

  /**
   * Takes the drive of a row.
   *
   * @param row number of the row, counted from 0
   * @param drive projected input: {@code [neurons]}
   * @param offset what the row itself, held at all taps, would drive; 0 where inputs are not
   *     relative: {@code [neurons]}
   */
  abstract void push(int lane, long row, float[] drive, float[] offset);

  /**
   * Writes the features at the last row.
   *
   * @param rows number of rows pushed so far
   * @param offset that of the last row
   */
  abstract void features(int lane, long rows, float[] offset, float[] out);

  /** Lets somebody look at every step from now on; null for nobody. */
  final void watch(@Nullable StepListener listener) {
    watcher = listener;
  }

  /** Names what changes and does not follow from the last rows. */
  abstract void state(StateBytes bytes);

  /** The runs of a model at rest. */
  static LaneRuns of(ForecastModel model, int lanes) {
    HiddenNetwork hidden = model.network().hidden();
    int firstStep = hidden.input().firstStep();
    return model.spec().semantics() == Semantics.STREAMING
        ? new Streaming(hidden, lanes, firstStep)
        : new Windowed(hidden, lanes, model.spec().window() - firstStep);
  }

  /** A step of a lane, with its drive less the offset. */
  final void step(int lane, NetworkState state, float[] drives, int at, float[] offset) {
    System.arraycopy(drives, at, present, 0, present.length);
    for (int n = 0; n < present.length; n++) {
      present[n] -= offset[n];
    }
    step.step(present, state);
    if (watcher != null) {
      watcher.stepped(lane, state);
    }
  }

  final void read(NetworkState state, float[] out) {
    step.features(state, scratch, out, 0);
  }

  final NetworkState newState() {
    return step.newState();
  }

  /** Keeps the drives of a window; every reading runs it from rest. */
  private static final class Windowed extends LaneRuns {
    private final NetworkState state;
    private final int steps;
    private final int neurons;

    /** Drive of the last steps of every lane, a ring: {@code [lanes][steps][neurons]}. */
    private final float[] drives;

    Windowed(HiddenNetwork hidden, int lanes, int steps) {
      super(hidden);
      this.steps = steps;
      state = newState();
      neurons = hidden.layers().get(0).neurons();
      drives = new float[Math.multiplyExact(Math.multiplyExact(lanes, steps), neurons)];
    }

    @Override
    void push(int lane, long row, float[] drive, float[] offset) {
      System.arraycopy(drive, 0, drives, (lane * steps + (int) (row % steps)) * neurons, neurons);
    }

    @Override
    void features(int lane, long rows, float[] offset, float[] out) {
      state.reset();
      for (int t = 0; t < steps; t++) {
        int slot = (int) ((rows + t) % steps);
        step(lane, state, drives, (lane * steps + slot) * neurons, offset);
      }
      read(state, out);
    }

    @Override
    void state(StateBytes bytes) {
      // Drives follow from the rows, of which there are far fewer values.
    }
  }

  /** Keeps the state of every lane; a row is a step. */
  private static final class Streaming extends LaneRuns {
    private final int firstStep;
    private final NetworkState[] states;

    Streaming(HiddenNetwork hidden, int lanes, int firstStep) {
      super(hidden);
      this.firstStep = firstStep;
      states = new NetworkState[lanes];
      Arrays.setAll(states, lane -> newState());
    }

    @Override
    void push(int lane, long row, float[] drive, float[] offset) {
      // Before, the taps are not filled yet.
      if (row >= firstStep) {
        step(lane, states[lane], drive, 0, offset);
      }
    }

    @Override
    void features(int lane, long rows, float[] offset, float[] out) {
      read(states[lane], out);
    }

    @Override
    void state(StateBytes bytes) {
      for (NetworkState state : states) {
        state.state(bytes);
      }
    }
  }
}
