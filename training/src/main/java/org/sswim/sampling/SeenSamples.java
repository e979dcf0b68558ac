package org.sswim.sampling;

/**
 * What a layer's sampler may look at: the windows of the training part, as the layer to be sampled
 * sees them. Windows are numbered from 0.
 *
 * <p>Implementations are used by one thread at a time.
 */
public interface SeenSamples {

  /** Number of windows. */
  int count();

  /** Number of lanes. */
  default int lanes() {
    return 1;
  }

  /** The lane of a window: lanes take turns, but for windows that are left out. */
  default int lane(int window) {
    return window % lanes();
  }

  /** Number of steps that the network takes in a window. */
  int steps();

  /** Width of the layer's input at each step: N_(l-1). */
  int inputs();

  /**
   * The layer's input over a window: real values for the first hidden layer, spikes for others.
   *
   * @param out written from position {@code to} on: {@code [steps][inputs]}
   */
  void inputs(int window, float[] out, int to);

  /**
   * The layer's input over the last steps of a window.
   *
   * @param last number of steps, 1 .. steps
   * @param scratch may be written: {@code [steps][inputs]}
   * @param out written: {@code [last][inputs]}
   */
  default void lastInputs(int window, int last, float[] scratch, float[] out) {
    inputs(window, scratch, 0);
    System.arraycopy(scratch, (steps() - last) * inputs(), out, 0, last * inputs());
  }

  /** Length of a window's trace. */
  int traceLength();

  /**
   * What distances between windows are measured on: the raw window for the first hidden layer,
   * kernel responses to the spike trains for others (which makes L2 the van Rossum distance).
   *
   * @param out written: {@code [traceLength]}
   */
  void trace(int window, float[] out);

  /** Number of signals that targets are of; they are ordered by lead, then by signal. */
  int signals();

  /** The signal that an input comes from, or -1 if it is not one signal's alone. */
  int signalOf(int input);

  /** Number of target values of a window: leads times signals. */
  int targetLength();

  /**
   * The targets of a window, relative to its last observed values.
   *
   * @param out written: {@code [targetLength]}
   */
  void targets(int window, float[] out);
}
