package org.sswim.moments;

import org.sswim.simulation.RunningNetwork;

/**
 * Looks at leads of windows, one after the other. Allocates nothing while it looks. Not for several
 * threads.
 */
public final class JointRun {
  private final JointModel model;
  private final RunningNetwork neurons;
  private final float[] inputs;
  private final float[] spikes;
  private final float[] x;
  private final float[] levels = new float[JointInputs.LEVELS];

  /** Looks at what a stage sees. */
  public JointRun(JointModel model) {
    this.model = model;
    neurons = new RunningNetwork(model.neurons());
    spikes = new float[model.spikes().length];
    inputs = new float[model.inputs().width()];
    x = new float[inputs.length];
  }

  /** Turns to a window of a channel. */
  public void turnTo(JointInputs.Window window) {
    model.inputs().writeWindow(window, inputs, levels);
  }

  /**
   * What the stage adds to a forecast from the window that was turned to, standardised.
   *
   * @param lead 1 .. horizon
   * @param said what the moment of the row says of the channel
   * @param forecast of the stages before
   * @param seen {@link MomentInputs} of the row
   */
  public float at(JointInputs.Window window, int lead, float said, float forecast, float[] seen) {
    model.inputs().writeLead(window, levels, lead, said, forecast, seen, inputs);
    double sum = model.bias();
    for (int j = 0; j < x.length; j++) {
      x[j] = (inputs[j] - model.mean()[j]) / model.deviation()[j];
      sum += model.linear()[j] * x[j];
    }
    neurons.count(x, 1, spikes);
    float[] weights = model.spikes();
    float total = 0;
    for (int n = 0; n < weights.length; n++) {
      total += weights[n] * spikes[n];
    }
    return (float) (sum + total);
  }

  /** What the stage saw last, standardised: {@code [width]}, not a copy. */
  public float[] inputs() {
    return x;
  }

  /** The spikes at that, 1 or 0: {@code [neurons]}, not a copy. */
  public float[] spikes() {
    return spikes;
  }

  /**
   * Writes the inputs of a lead of a window.
   *
   * @param out written: {@code [width]}
   */
  public static void write(
      JointInputs inputs,
      JointInputs.Window window,
      int lead,
      float said,
      float forecast,
      float[] seen,
      float[] out) {
    float[] levels = new float[JointInputs.LEVELS];
    inputs.writeWindow(window, out, levels);
    inputs.writeLead(window, levels, lead, said, forecast, seen, out);
  }
}
