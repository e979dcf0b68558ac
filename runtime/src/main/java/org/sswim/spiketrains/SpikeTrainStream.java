package org.sswim.spiketrains;

import java.util.Arrays;
import org.sswim.checks.Checks;

/**
 * A network with spiking outputs that takes a sequence step by step and fires at once. A step
 * allocates nothing. Not for use by several threads at once; each may have its own.
 */
public final class SpikeTrainStream {
  private final SpikeTrainModel model;
  private final SpikeFeatures features;
  private final Traces refractory;
  private final float[] present;
  private final float[] voltages;
  private final float[] fired;
  private long steps;
  private long hiddenSpikes;

  /** A stream that has seen no step. */
  public SpikeTrainStream(SpikeTrainModel model) {
    this.model = model;
    features = new SpikeFeatures(model.signals(), model.hidden(), model.skip());
    refractory = new Traces(model.outputs().support());
    present = new float[features.features()];
    voltages = new float[model.outputs().outputs()];
    fired = new float[voltages.length];
  }

  /**
   * Takes a step.
   *
   * @param row signals of the step: {@code [signals]}
   * @param spikes written, 1 for outputs that fire and 0 for others: {@code [outputs]}
   * @throws IllegalArgumentException if an array has another length, or a value is not finite; the
   *     stream is then unchanged
   */
  public void step(float[] row, float[] spikes) {
    if (row.length != model.signals() || spikes.length != fired.length) {
      throw new IllegalArgumentException(
          "a step needs %s signals and room for %s spikes; got %s and %s"
              .formatted(model.signals(), fired.length, row.length, spikes.length));
    }
    for (int s = 0; s < row.length; s++) {
      if (!Float.isFinite(row[s])) {
        throw new IllegalArgumentException(
            "signals must be finite; got " + row[s] + " at signal " + s + " of step " + steps);
      }
    }
    features.step(row, 0);
    features.write(present, 0);
    SpikingOutputs outputs = model.outputs();
    outputs.drive().apply(present, voltages);
    float[] eta = refractory.values();
    for (int k = 0; k < fired.length; k++) {
      voltages[k] += outputs.cost()[k] * eta[k];
      fired[k] = voltages[k] >= 0 ? 1 : 0;
    }
    refractory.push(fired, 0);
    System.arraycopy(fired, 0, spikes, 0, fired.length);
    hiddenSpikes += features.spikes();
    steps++;
  }

  /**
   * Runs a sequence from rest.
   *
   * @param sequence {@code [steps][signals]}
   * @return spikes, {@code [steps][outputs]}
   * @throws IllegalArgumentException if it has no whole steps, or values that are not finite
   */
  public float[] run(float[] sequence) {
    float[] row = new float[model.signals()];
    Checks.that(sequence.length % row.length == 0)
        .or("a sequence needs whole steps of %s values; got %s", row.length, sequence.length);
    reset();
    float[] spikes = new float[fired.length];
    float[] trains = new float[Math.multiplyExact(sequence.length / row.length, fired.length)];
    for (int t = 0; t * row.length < sequence.length; t++) {
      System.arraycopy(sequence, t * row.length, row, 0, row.length);
      step(row, spikes);
      System.arraycopy(spikes, 0, trains, t * spikes.length, spikes.length);
    }
    return trains;
  }

  /** Voltages v_k of the last step; the stream's own, not to be modified: {@code [outputs]}. */
  public float[] voltages() {
    return voltages;
  }

  /** Number of steps so far. */
  public long steps() {
    return steps;
  }

  /** Number of spikes of hidden neurons so far. */
  public long hiddenSpikes() {
    return hiddenSpikes;
  }

  /** Forgets all steps. */
  public void reset() {
    features.reset();
    refractory.reset();
    Arrays.fill(voltages, 0);
    steps = 0;
    hiddenSpikes = 0;
  }

  /**
   * Exponential traces of n signals, side by side: {@code p_i(t) = a_i p_i(t - 1) + x_i(t)} with
   * {@code a_i = exp(-1 / support_i)}, the memory behind a post-synaptic or refractory response.
   */
  static final class Traces {
    private final float[] decay;
    private final float[] memory;

    /**
     * Traces at rest.
     *
     * @param support time scales in steps, above 0: {@code [n]}
     */
    Traces(float[] support) {
      decay = new float[support.length];
      for (int i = 0; i < decay.length; i++) {
        decay[i] = decay(support[i]);
      }
      memory = new float[decay.length];
    }

    /** What a step leaves of a trace. */
    static float decay(double support) {
      return (float) Math.exp(-1 / support);
    }

    /** Takes the signals of a step, {@code [n]} from a position on. */
    void push(float[] x, int from) {
      for (int i = 0; i < memory.length; i++) {
        memory[i] = decay[i] * memory[i] + x[from + i];
      }
    }

    /** Scaled to unit sum, so that a constant signal of 1 settles at 1: {@code (1 - a) p}. */
    void writeUnitSum(float[] out, int to) {
      for (int i = 0; i < memory.length; i++) {
        out[to + i] = (1 - decay[i]) * memory[i];
      }
    }

    /** The traces as they are, of unit peak: {@code [n]}, not to be modified. */
    float[] values() {
      return memory;
    }

    void reset() {
      Arrays.fill(memory, 0);
    }
  }
}
