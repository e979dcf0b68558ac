package org.sswim.forecasting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.Semantics;
import org.sswim.stored.StateBytes;

/**
 * The last rows of every lane of a stream, and what they drive in its network. Each row is
 * projected onto the first layer once. Allocates nothing but itself.
 */
final class LaneInputs {
  private final ForecastModel model;
  private final InputProjection projection;
  private final Runs runs;
  private final int width;
  private final int signals;
  private final int neurons;

  /** Steps that are run anew whenever features are asked for. */
  private final int steps;

  /** Values of a lane: {@code [kept][signals + context]}. */
  private final int laneSize;

  /**
   * Last rows of every lane, as many as taps and steps that are run anew look back on: {@code
   * [lanes][kept][signals + context]}, oldest first.
   */
  private final float[] rows;

  /** {@code [signals][neurons]}: the drive of a signal that is 1 at every tap. */
  private final float[] constantDrive;

  private final float[] inputs;
  private final float[] drive;
  private final float[] offset;

  /** No row yet. */
  LaneInputs(ForecastModel model) {
    this.model = model;
    HiddenNetwork hidden = model.network().hidden();
    InputLayer input = hidden.input();
    SpikingLayer first = hidden.layers().get(0);
    projection = new InputProjection(input, first);
    width = input.rowWidth();
    signals = input.signals();
    neurons = first.neurons();
    int lanes = model.spec().channels().lanes(model.channels().size());
    runs = Runs.of(model, lanes);
    boolean windowed = model.spec().semantics() == Semantics.WINDOWED;
    steps = windowed ? model.spec().window() - input.firstStep() : 0;
    int kept = input.taps() + Math.max(0, steps - 1);
    rows = new float[Math.multiplyExact(Math.multiplyExact(lanes, kept), width)];
    laneSize = rows.length / lanes;
    constantDrive = new float[signals * neurons];
    for (int j = 0; j < signals * input.taps(); j++) {
      for (int n = 0; n < neurons; n++) {
        constantDrive[j / input.taps() * neurons + n] += first.weights()[j * neurons + n];
      }
    }
    inputs = new float[input.width()];
    drive = new float[neurons];
    offset = new float[neurons];
  }

  /** Names what changes, but for what {@link #recall} makes of it. */
  void state(StateBytes bytes) {
    bytes.floats(rows);
    runs.state(bytes);
  }

  /**
   * Lets the last rows drive the neurons again, where these are run anew.
   *
   * @param seen rows so far
   */
  void recall(long seen) {
    for (int at = 0; at < rows.length; at += laneSize) {
      for (int back = (int) Math.min(steps, seen); back >= 1; back--) {
        projection.project(rows, at + laneSize - back * width, inputs, drive);
        runs.push(at / laneSize, seen - back, drive, offset);
      }
    }
  }

  /** The rows, to be read, and written where {@link #shift} says. */
  float[] rows() {
    return rows;
  }

  /** One past the last value of a lane. */
  int end(int lane) {
    return (lane + 1) * laneSize;
  }

  /**
   * Makes room for the next row of a lane.
   *
   * @return where in {@link #rows} its values belong
   */
  int shift(int lane) {
    int from = lane * laneSize;
    System.arraycopy(rows, from + width, rows, from, laneSize - width);
    return from + laneSize - width;
  }

  /**
   * Lets the row that was written into a lane drive its neurons.
   *
   * @param seen rows before it
   */
  void push(int lane, long seen) {
    projection.project(rows, end(lane) - width, inputs, drive);
    // A windowed run needs the offset of the window's last row only, once that is known.
    if (model.spec().semantics() == Semantics.STREAMING) {
      computeOffset(lane);
    }
    runs.push(lane, seen, drive, offset);
  }

  /**
   * The features of the read-out at the last row of a lane.
   *
   * @param seen rows so far
   * @param out written: {@code [features]}
   */
  void features(int lane, long seen, float[] out) {
    computeOffset(lane);
    runs.features(lane, seen, offset, out);
  }

  /** Lets somebody look at every step from now on; null for nobody. */
  void watch(@Nullable StepListener listener) {
    runs.watch(listener);
  }

  /** What the last row of a lane, held at all taps, would drive. */
  private void computeOffset(int lane) {
    Arrays.fill(offset, 0);
    if (model.spec().relativeInput()) {
      for (int s = 0; s < signals; s++) {
        float last = rows[end(lane) - width + s];
        for (int n = 0; n < neurons; n++) {
          offset[n] += last * constantDrive[s * neurons + n];
        }
      }
    }
  }

  /**
   * Runs the hidden network of every lane of a stream, under either semantics. Allocates nothing.
   */
  private abstract static class Runs {
    private final NetworkStep step;
    private final float[] present;
    private final float[] scratch;
    private @Nullable StepListener watcher;

    private Runs(HiddenNetwork hidden) {
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
    static Runs of(ForecastModel model, int lanes) {
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
    private static final class Windowed extends Runs {
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
    private static final class Streaming extends Runs {
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
}
