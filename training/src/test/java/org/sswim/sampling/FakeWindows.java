package org.sswim.sampling;

import java.util.Random;

/**
 * Windows given as arrays: what a layer sees is also the trace that distances are measured on.
 *
 * @param steps steps of a window
 * @param inputs inputs of a step
 * @param values {@code [windows][steps * inputs]}
 * @param goals {@code [windows][targets]}
 * @param signals signals that inputs and targets belong to in turn
 */
record FakeWindows(int steps, int inputs, float[][] values, float[][] goals, int signals)
    implements TrainingWindows {

  FakeWindows(int steps, int inputs, float[][] values, float[][] goals) {
    this(steps, inputs, values, goals, 1);
  }

  /** The same, with inputs and targets that belong to signals in turn. */
  FakeWindows withSignals(int count) {
    return new FakeWindows(steps, inputs, values, goals, count);
  }

  static FakeWindows gaussian(long seed, int count, int steps, int inputs, int targets) {
    Random random = new Random(seed);
    float[][] values = new float[count][steps * inputs];
    float[][] goals = new float[count][targets];
    for (int w = 0; w < count; w++) {
      for (int i = 0; i < values[w].length; i++) {
        values[w][i] = (float) random.nextGaussian();
      }
      for (int k = 0; k < targets; k++) {
        goals[w][k] = (float) random.nextGaussian();
      }
    }
    return new FakeWindows(steps, inputs, values, goals);
  }

  /** Windows of one step and one input with one target each. */
  static FakeWindows scalars(float[] values, float[] goals) {
    float[][] rows = new float[values.length][];
    float[][] targets = new float[goals.length][];
    for (int w = 0; w < values.length; w++) {
      rows[w] = new float[] {values[w]};
      targets[w] = new float[] {goals[w]};
    }
    return new FakeWindows(1, 1, rows, targets);
  }

  @Override
  public int count() {
    return values.length;
  }

  @Override
  public void inputs(int window, float[] out, int to) {
    System.arraycopy(values[window], 0, out, to, values[window].length);
  }

  @Override
  public int signalOf(int input) {
    return input % signals;
  }

  @Override
  public int traceLength() {
    return steps * inputs;
  }

  @Override
  public void trace(int window, float[] out) {
    System.arraycopy(values[window], 0, out, 0, out.length);
  }

  @Override
  public int targetLength() {
    return goals[0].length;
  }

  @Override
  public void targets(int window, float[] out) {
    System.arraycopy(goals[window], 0, out, 0, out.length);
  }
}
