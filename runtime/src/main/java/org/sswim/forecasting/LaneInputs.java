package org.sswim.forecasting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.Semantics;

/**
 * The last rows of every lane of a stream, and what they drive in its network. Each row is
 * projected onto the first layer once. Allocates nothing but itself.
 */
final class LaneInputs {
  private final ForecastModel model;
  private final InputProjection projection;
  private final LaneRuns runs;
  private final int width;
  private final int signals;
  private final int neurons;

  /** Values of a lane: {@code [taps][signals + context]}. */
  private final int laneSize;

  /** Last taps rows of every lane: {@code [lanes][taps][signals + context]}, oldest first. */
  private final float[] rows;

  /** {@code [signals][neurons]}: the drive of a signal that is 1 at every tap. */
  private final float[] constantDrive;

  private final float[] inputs;
  private final float[] drive;
  private final float[] offset;

  /** No row yet. */
  LaneInputs(ForecastModel model, LaneRuns runs) {
    this.model = model;
    this.runs = runs;
    HiddenNetwork hidden = model.network().hidden();
    InputLayer input = hidden.input();
    SpikingLayer first = hidden.layers().get(0);
    projection = new InputProjection(input, first);
    width = input.rowWidth();
    signals = input.signals();
    neurons = first.neurons();
    int lanes = model.spec().channels().lanes(model.channels().size());
    rows = new float[Math.multiplyExact(Math.multiplyExact(lanes, input.taps()), width)];
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

  /** Takes over the rows of another one of the same model. */
  void copyFrom(LaneInputs other) {
    System.arraycopy(other.rows, 0, rows, 0, rows.length);
  }

  /** An independent copy of what the neurons have come to. */
  LaneRuns copyRuns() {
    return runs.copy();
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
}
