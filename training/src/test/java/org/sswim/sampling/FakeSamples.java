package org.sswim.sampling;

import java.util.Random;

/**
 * Samples given as arrays: what a layer sees is also the trace that distances are measured on.
 *
 * @param steps steps of a sample
 * @param inputs inputs of a step
 * @param values {@code [samples][steps * inputs]}
 * @param goals {@code [samples][targets]}
 * @param signals signals that inputs and targets belong to in turn
 */
record FakeSamples(int steps, int inputs, float[][] values, float[][] goals, int signals)
    implements SeenSamples {

  FakeSamples(int steps, int inputs, float[][] values, float[][] goals) {
    this(steps, inputs, values, goals, 1);
  }

  /** The same, with inputs and targets that belong to signals in turn. */
  FakeSamples withSignals(int count) {
    return new FakeSamples(steps, inputs, values, goals, count);
  }

  static FakeSamples gaussian(long seed, int count, int steps, int inputs, int targets) {
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
    return new FakeSamples(steps, inputs, values, goals);
  }

  /** Samples of one step and one input with one target each. */
  static FakeSamples scalars(float[] values, float[] goals) {
    float[][] rows = new float[values.length][];
    float[][] targets = new float[goals.length][];
    for (int w = 0; w < values.length; w++) {
      rows[w] = new float[] {values[w]};
      targets[w] = new float[] {goals[w]};
    }
    return new FakeSamples(1, 1, rows, targets);
  }

  @Override
  public int count() {
    return values.length;
  }

  @Override
  public void inputs(int sample, float[] out, int to) {
    System.arraycopy(values[sample], 0, out, to, values[sample].length);
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
  public void trace(int sample, float[] out) {
    System.arraycopy(values[sample], 0, out, 0, out.length);
  }

  @Override
  public int targetLength() {
    return goals[0].length;
  }

  @Override
  public void targets(int sample, float[] out) {
    System.arraycopy(goals[sample], 0, out, 0, out.length);
  }
}
