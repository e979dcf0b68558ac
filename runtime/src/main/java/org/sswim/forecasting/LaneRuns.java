package org.sswim.forecasting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.Semantics;
import org.sswim.stored.StateBytes;

/** Runs the hidden network of every lane of a stream, under either semantics. Allocates nothing. */
interface LaneRuns {

  /**
   * Takes the drive of a row.
   *
   * @param row number of the row, counted from 0
   * @param drive projected input: {@code [neurons]}
   * @param offset what the row itself, held at all taps, would drive; 0 where inputs are not
   *     relative: {@code [neurons]}
   */
  void push(int lane, long row, float[] drive, float[] offset);

  /**
   * Writes the features at the last row.
   *
   * @param rows number of rows pushed so far
   * @param offset that of the last row
   */
  void features(int lane, long rows, float[] offset, float[] out);

  /** Lets somebody look at every step from now on; null for nobody. */
  void watch(@Nullable StepListener listener);

  /** Names what changes and does not follow from the last rows. */
  void state(StateBytes bytes);

  /** The runs of a model at rest. */
  static LaneRuns of(ForecastModel model, int lanes) {
    HiddenNetwork hidden = model.network().hidden();
    int firstStep = hidden.input().firstStep();
    return model.spec().semantics() == Semantics.STREAMING
        ? new Streaming(hidden, lanes, firstStep)
        : new Windowed(hidden, lanes, model.spec().window() - firstStep);
  }

  /** Keeps the drives of a window; every reading runs it from rest. */
  final class Windowed implements LaneRuns {
    private final NetworkStep step;
    private final NetworkState state;
    private final int steps;
    private final int neurons;

    /** Drive of the last steps of every lane, a ring: {@code [lanes][steps][neurons]}. */
    private final float[] drives;

    private final float[] present;
    private final float[] scratch;
    private @Nullable StepListener watcher;

    Windowed(HiddenNetwork hidden, int lanes, int steps) {
      this.steps = steps;
      step = new NetworkStep(hidden);
      state = step.newState();
      neurons = hidden.layers().get(0).neurons();
      drives = new float[Math.multiplyExact(Math.multiplyExact(lanes, steps), neurons)];
      present = new float[neurons];
      scratch = new float[hidden.last().neurons()];
    }

    @Override
    public void push(int lane, long row, float[] drive, float[] offset) {
      System.arraycopy(drive, 0, drives, (lane * steps + (int) (row % steps)) * neurons, neurons);
    }

    @Override
    public void features(int lane, long rows, float[] offset, float[] out) {
      state.reset();
      for (int t = 0; t < steps; t++) {
        int slot = (int) ((rows + t) % steps);
        System.arraycopy(drives, (lane * steps + slot) * neurons, present, 0, neurons);
        subtract(present, offset);
        step.step(present, state);
        if (watcher != null) {
          watcher.stepped(lane, state);
        }
      }
      step.features(state, scratch, out, 0);
    }

    @Override
    public void watch(@Nullable StepListener listener) {
      watcher = listener;
    }

    @Override
    public void state(StateBytes bytes) {
      // Drives follow from the rows, of which there are far fewer values.
    }
  }

  /** Keeps the state of every lane; a row is a step. */
  final class Streaming implements LaneRuns {
    private final NetworkStep step;
    private final int firstStep;
    private final NetworkState[] states;
    private final float[] present;
    private final float[] scratch;
    private @Nullable StepListener watcher;

    Streaming(HiddenNetwork hidden, int lanes, int firstStep) {
      this.firstStep = firstStep;
      step = new NetworkStep(hidden);
      states = new NetworkState[lanes];
      Arrays.setAll(states, lane -> step.newState());
      present = new float[hidden.layers().get(0).neurons()];
      scratch = new float[hidden.last().neurons()];
    }

    @Override
    public void push(int lane, long row, float[] drive, float[] offset) {
      if (row < firstStep) {
        return; // The taps are not filled yet.
      }
      System.arraycopy(drive, 0, present, 0, present.length);
      subtract(present, offset);
      step.step(present, states[lane]);
      if (watcher != null) {
        watcher.stepped(lane, states[lane]);
      }
    }

    @Override
    public void watch(@Nullable StepListener listener) {
      watcher = listener;
    }

    @Override
    public void features(int lane, long rows, float[] offset, float[] out) {
      step.features(states[lane], scratch, out, 0);
    }

    @Override
    public void state(StateBytes bytes) {
      for (NetworkState state : states) {
        state.state(bytes);
      }
    }
  }

  private static void subtract(float[] values, float[] offset) {
    for (int n = 0; n < values.length; n++) {
      values[n] -= offset[n];
    }
  }
}
