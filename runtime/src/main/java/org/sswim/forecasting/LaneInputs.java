package org.sswim.forecasting;

import java.util.Arrays;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.simulation.RunProbe;
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

  /** What the present row, held at all taps, drives; 0 where inputs are not relative. */
  private final float[] offset;

  private RunProbe probe = RunProbe.NONE;

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
    runs = windowed ? new Windowed(hidden, lanes) : new Streaming(hidden, lanes);
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
        runs.push(at / laneSize, seen - back);
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
    runs.push(lane, seen);
  }

  /**
   * The features of the read-out at the last row of a lane.
   *
   * @param seen rows so far
   * @param out written: {@code [features]}
   */
  void features(int lane, long seen, float[] out) {
    computeOffset(lane);
    runs.features(lane, seen, out);
  }

  /** Lets somebody look at every step from now on. */
  void watch(RunProbe by) {
    probe = by;
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
  private abstract class Runs {
    private final NetworkStep step;
    private final float[] present = new float[neurons];
    private final float[] scratch;

    private Runs(HiddenNetwork hidden) {
      step = new NetworkStep(hidden);
      scratch = new float[hidden.last().neurons()];
    }

    /**
     * Takes {@link #drive} and {@link #offset} of a row.
     *
     * @param row number of the row, counted from 0
     */
    abstract void push(int lane, long row);

    /**
     * Writes the features at the last row, whose {@link #offset} is known.
     *
     * @param seen number of rows pushed so far
     */
    abstract void features(int lane, long seen, float[] out);

    /** Names what changes and does not follow from the last rows. */
    abstract void state(StateBytes bytes);

    /**
     * A step of a lane, with its drive less the offset.
     *
     * @param back rows from the last one back to that of the step
     */
    final void step(int lane, NetworkState state, float[] drives, int at, int back) {
      for (int n = 0; n < neurons; n++) {
        present[n] = drives[at + n] - offset[n];
      }
      step.step(present, state);
      if (probe != RunProbe.NONE) {
        tell(lane, back);
        probe.stepped(state);
      }
    }

    /** Tells what a step saw: the input vector, less the last row where inputs are relative. */
    private void tell(int lane, int back) {
      int last = end(lane) - width;
      projection.gather(rows, last - back * width, inputs);
      int taps = model.network().hidden().input().taps();
      for (int j = 0; model.spec().relativeInput() && j < signals * taps; j++) {
        inputs[j] -= rows[last + j / taps];
      }
      probe.projected(inputs);
    }

    final void read(NetworkState state, float[] out) {
      step.features(state, scratch, out, 0);
    }

    final NetworkState newState() {
      return step.newState();
    }
  }

  /** Keeps the drives of a window; every reading runs it from rest. */
  private final class Windowed extends Runs {
    private final NetworkState state;

    /** Drive of the last steps of every lane, a ring: {@code [lanes][steps][neurons]}. */
    private final float[] drives;

    Windowed(HiddenNetwork hidden, int lanes) {
      super(hidden);
      state = newState();
      drives = new float[Math.multiplyExact(Math.multiplyExact(lanes, steps), neurons)];
    }

    @Override
    void push(int lane, long row) {
      System.arraycopy(drive, 0, drives, (lane * steps + (int) (row % steps)) * neurons, neurons);
    }

    @Override
    void features(int lane, long seen, float[] out) {
      state.reset();
      for (int t = 0; t < steps; t++) {
        int slot = (int) ((seen + t) % steps);
        step(lane, state, drives, (lane * steps + slot) * neurons, steps - 1 - t);
      }
      read(state, out);
    }

    @Override
    void state(StateBytes bytes) {
      // Drives follow from the rows, of which there are far fewer values.
    }
  }

  /** Keeps the state of every lane; a row is a step. */
  private final class Streaming extends Runs {
    private final int firstStep;
    private final NetworkState[] states;

    Streaming(HiddenNetwork hidden, int lanes) {
      super(hidden);
      firstStep = hidden.input().firstStep();
      states = new NetworkState[lanes];
      Arrays.setAll(states, lane -> newState());
    }

    @Override
    void push(int lane, long row) {
      // Before, the taps are not filled yet.
      if (row >= firstStep) {
        step(lane, states[lane], drive, 0, 0);
      }
    }

    @Override
    void features(int lane, long seen, float[] out) {
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
