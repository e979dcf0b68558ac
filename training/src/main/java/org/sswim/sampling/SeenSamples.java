package org.sswim.sampling;

/**
 * The samples that a layer's sampler may look at: those of the training part, as the layer to be
 * sampled sees them. Samples are numbered from 0.
 *
 * <p>Implementations are used by one thread at a time.
 */
public interface SeenSamples {

  /** Number of samples. */
  int count();

  /** Number of steps that the network takes in a sample. */
  int steps();

  /** Width of the layer's input at each step: N_(l-1). */
  int inputs();

  /**
   * The layer's input over a sample: real values for the first hidden layer, spikes for others.
   *
   * @param out written from position {@code to} on: {@code [steps][inputs]}
   */
  void inputs(int sample, float[] out, int to);

  /** The step, of those that the network takes, at which a sample begins. */
  default int begin(int sample) {
    return 0;
  }

  /**
   * Some of the layer's inputs at one step of a sample. Of the first layer several threads may ask
   * at once.
   *
   * @param step 0 .. steps - 1
   * @param which numbers of inputs
   * @param out written: {@code [which]}
   */
  default void inputsAt(int sample, int step, int[] which, float[] out) {
    float[] all = new float[steps() * inputs()];
    inputs(sample, all, 0);
    for (int k = 0; k < which.length; k++) {
      out[k] = all[step * inputs() + which[k]];
    }
  }

  /**
   * The same at every step from {@link #begin} on.
   *
   * @param out written: {@code [which][steps]}
   */
  default void inputsOver(int sample, int[] which, float[][] out) {
    float[] at = new float[which.length];
    for (int t = begin(sample); t < steps(); t++) {
      inputsAt(sample, t, which, at);
      for (int k = 0; k < which.length; k++) {
        out[k][t] = at[k];
      }
    }
  }

  /** Length of a sample's trace. */
  int traceLength();

  /**
   * The values that distances between samples are measured on. For the first hidden layer this is
   * the raw sample; for others, kernel responses to the spike trains (which makes L2 the van Rossum
   * distance).
   *
   * @param out written: {@code [traceLength]}
   */
  void trace(int sample, float[] out);

  /** Number of signals that target values are of; these take turns. */
  int signals();

  /** The signal that an input comes from, or -1 if it is not one signal's alone. */
  int signalOf(int input);

  /** Number of target values of a sample: those of each signal times signals. */
  int targetLength();

  /**
   * The targets of a sample, as pairs are told apart by them.
   *
   * @param out written: {@code [targetLength]}
   */
  void targets(int sample, float[] out);
}
