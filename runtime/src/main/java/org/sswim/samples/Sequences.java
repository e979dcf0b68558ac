package org.sswim.samples;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;

/**
 * Sequences of values, as one sample each or step by step.
 *
 * <p>{@link #whole} makes each sequence one sample: what is wanted is known at its end, as a class
 * is. Sequences may differ in length: they all end at the last step, and shorter ones begin later.
 * {@link #everyStep} makes each step of each sequence a sample, that of the last H steps up to it.
 * Targets are then known at every step, as those of a spike train are. There sequences are of one
 * length.
 */
public record Sequences(List<float[]> values, int signals, int steps, boolean sliding)
    implements Samples {

  /** Checks the numbers. */
  public Sequences {
    Checks.that(!values.isEmpty() && signals >= 1 && steps >= 1)
        .or(
            "samples need sequences, signals and steps; got %s, %s and %s",
            values.size(), signals, steps);
    values = new ArrayList<>(values);
  }

  /**
   * One sample per sequence, all in one lane.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}; shared, not copied
   * @param signals number of signals of every sequence
   * @throws IllegalArgumentException if a sequence is empty or holds part of a step
   */
  public static Sequences whole(List<float[]> values, int signals) {
    int longest = 0;
    for (int i = 0; i < values.size(); i++) {
      longest = Math.max(longest, steps(values, i, signals));
    }
    return new Sequences(values, signals, longest, false);
  }

  /**
   * One sample per step; each sequence has a lane of its own.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}; shared, not copied
   * @param signals number of signals of every sequence
   * @param window H, steps that a sample sees, at most those of a sequence
   * @throws IllegalArgumentException if sequences differ in length or are shorter than a window
   */
  public static Sequences everyStep(List<float[]> values, int signals, int window) {
    for (int i = 0; i < values.size(); i++) {
      int own = steps(values, i, signals);
      Checks.not(own != steps(values, 0, signals) || own < window)
          .or(
              "sequences must all have %s steps; sequence %s has %s",
              Math.max(window, steps(values, 0, signals)), i, own);
    }
    return new Sequences(values, signals, window, true);
  }

  private static int steps(List<float[]> values, int i, int signals) {
    int length = values.get(i).length;
    Checks.that(signals >= 1 && length != 0 && length % signals == 0)
        .or(
            "sequence %s has %s values; it needs a whole number of steps of %s",
            i, length, signals);
    return length / signals;
  }

  @Override
  public int lanes() {
    return sliding ? values.size() : 1;
  }

  @Override
  public int places() {
    return sliding ? values.get(0).length / signals - steps + 1 : values.size();
  }

  @Override
  public float value(int lane, int place, int step, int signal) {
    if (sliding) {
      return values.get(lane)[(place + step) * signals + signal];
    }
    int own = step - firstStep(lane, place);
    return own < 0 ? 0 : values.get(place)[own * signals + signal];
  }

  @Override
  public int firstStep(int lane, int place) {
    return sliding ? 0 : steps - values.get(place).length / signals;
  }
}
