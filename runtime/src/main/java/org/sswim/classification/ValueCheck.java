package org.sswim.classification;

import org.sswim.checks.Checks;
import org.sswim.sequences.UnusableValueException;

/**
 * Refuses values that a model cannot take.
 *
 * @param model the model
 * @param inputs that it makes of the signals of a step
 */
public record ValueCheck(ClassModel model, int inputs) {
  private static final float FARTHEST = (float) 1e15;

  /**
   * Refuses a sequence that holds part of a step or no step, and a vector of another length.
   *
   * @throws IllegalArgumentException naming both lengths
   */
  public void requireWhole(float[] sequence) {
    int signals = model.signals();
    if (model.shown() > 0) {
      requireStep(sequence);
      return;
    }
    Checks.that(sequence.length != 0 && sequence.length % signals == 0)
        .or(
            "a sequence must hold 1 or more whole steps of %s values; got %s values",
            signals, sequence.length);
  }

  /** Refuses a step of another number of values. */
  public void requireStep(float[] row) {
    if (row.length != model.signals()) {
      throw new IllegalArgumentException(
          "%s must have %s values; got %s"
              .formatted(model.shown() > 0 ? "a vector" : "a step", model.signals(), row.length));
    }
  }

  /**
   * Refuses values that are no numbers.
   *
   * @param values row-major {@code [steps][signals]}
   * @param step that of the first row, counted from 0
   */
  public void requireFinite(float[] values, long step) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new UnusableValueException(
            place(i, step) + " must be a finite number; got " + values[i]);
      }
    }
  }

  /**
   * Refuses values whose input is so large that what a network makes of it may overflow.
   *
   * @param values row-major {@code [steps][signals]}
   * @param coded their input, row-major {@code [steps][inputs]}
   * @param step that of the first row, counted from 0
   */
  public void requireInput(float[] values, float[] coded, long step) {
    int signals = model.signals();
    for (int i = 0; i < coded.length; i++) {
      if (tooFar(coded[i])) {
        int at = i / inputs * signals + i % inputs % signals;
        throw new UnusableValueException(
            "%s: %s is too far from the values that the model was trained on"
                .formatted(place(at, step), values[at]));
      }
    }
  }

  /** Whether an input is not a number, or so large that its square times a weight may overflow. */
  static boolean tooFar(float input) {
    return !(Math.abs(input) <= FARTHEST);
  }

  private String place(int index, long step) {
    int signals = model.signals();
    int signal = index % signals;
    String name =
        model.signalNames().isEmpty()
            ? "signal " + signal
            : "signal '" + model.signalNames().get(signal) + "'";
    return model.shown() > 0 ? name : name + " at step " + (step + index / signals);
  }
}
