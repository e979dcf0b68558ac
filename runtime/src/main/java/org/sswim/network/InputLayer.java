package org.sswim.network;

import org.sswim.checks.Checks;
import org.sswim.stored.Limited;

/**
 * Layer 0: how the rows of a series become the inputs of the first hidden layer.
 *
 * <p>A row holds {@code signals} observed values followed by {@code context} values beside them.
 * Every signal enters with {@code taps} delays 0, 1, ..., taps - 1, so that a hidden neuron sees a
 * temporal pattern; context enters as it stands. The input vector at step t is ordered by signal,
 * then by delay, then the context:
 *
 * <pre>
 *   signal 0: x0(t), x0(t-1), ..., x0(t-taps+1), signal 1: x1(t), ..., context 0, context 1, ...
 * </pre>
 *
 * <p>In a window of H rows the first step that the network takes is {@link #firstStep()}, the first
 * at which all taps lie inside the window.
 *
 * @param signals number of tapped signals, at least 1
 * @param taps number of delays per signal, at least 1
 * @param context number of untapped values, at least 0
 */
public record InputLayer(int signals, int taps, int context) {

  /** Checks the ranges. */
  public InputLayer {
    Checks.that(signals >= 1 && taps >= 1 && context >= 0)
        .or(
            "an input layer needs signals >= 1, taps >= 1, context >= 0; got %s, %s, %s",
            signals, taps, context);
    Checks.that(!((double) signals * taps + context > Limited.MOST_VALUES))
        .or(
            "an input layer has at most %s inputs; got %s",
            Limited.MOST_VALUES, (long) signals * taps + context);
  }

  /** Length of a row: signals + context. */
  public int rowWidth() {
    return signals + context;
  }

  /** Length of the input vector: signals * taps + context. */
  public int width() {
    return signals * taps + context;
  }

  /** Index within a window of the first row at which all taps are known: taps - 1. */
  public int firstStep() {
    return taps - 1;
  }
}
