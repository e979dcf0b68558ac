package org.sswim.classification;

import java.util.List;
import org.sswim.samples.Samples;

/**
 * How sequences become the input of a network.
 *
 * <p>A sequence of several steps goes in step by step, {@code x'_s(t) = (x_s(t) - mean_s) scale_s};
 * by option each of its signals is first brought to mean 0 and deviation 1 over the sequence
 * itself, and the change since the step before is a further signal, {@code x_s(t) - x_s(t - 1)}, 0
 * at the first. A vector or an image is a sequence of one step, which is shown for some steps.
 *
 * @param signals number of signals of a step as files hold it, at least 1
 * @param shown T, steps for which a vector is shown; 0 for sequences
 * @param coding how its values reach the network; sequences go in as a {@link Coding#CURRENT}
 * @param own whether each sequence is brought to mean 0 and deviation 1 by itself
 * @param differences whether changes are further signals, behind the others
 * @param mean of each input: {@code [inputs]}
 * @param scale of each input, finite: {@code [inputs]}
 */
public record InputCoding(
    int signals,
    int shown,
    Coding coding,
    boolean own,
    boolean differences,
    float[] mean,
    float[] scale) {

  /** Below so much of its mean square a signal does not move. */
  private static final double STILL = 1e-12;

  /** Most steps for which a vector can be shown. */
  public static final int LONGEST_SHOWN = 1000;

  /** Checks shapes and ranges. */
  public InputCoding {
    if (signals < 1 || shown < 0 || shown > LONGEST_SHOWN) {
      throw new IllegalArgumentException(
          "a coding needs signals, and vectors are shown for at most "
              + LONGEST_SHOWN
              + " steps; got "
              + signals
              + " and "
              + shown);
    }
    if (shown == 0 ? coding != Coding.CURRENT : own || differences) {
      throw new IllegalArgumentException(
          "sequences go in as a current; vectors have neither a course nor changes");
    }
    int inputs = differences ? 2 * signals : signals;
    if (mean.length != inputs || scale.length != inputs) {
      throw new IllegalArgumentException(
          inputs
              + " inputs need as many means and scales; got "
              + mean.length
              + " and "
              + scale.length);
    }
    for (int s = 0; s < inputs; s++) {
      if (!Float.isFinite(mean[s]) || !Float.isFinite(scale[s])) {
        throw new IllegalArgumentException("means and scales must be finite; input " + s);
      }
    }
  }

  /** Signals of a step as the network sees it. */
  public int inputs() {
    return mean.length;
  }

  /** Whether sequences of one step each are shown for a while. */
  public boolean vectors() {
    return shown > 0;
  }

  /**
   * Sequences as a network of so many taps sees them, each from rest: before the first step of a
   * sequence its inputs are 0.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}
   * @throws IllegalArgumentException if a sequence has part of a step, or of vectors several
   */
  public Samples samples(List<float[]> values, int taps) {
    return vectors() ? new ShownVectors(this, values) : CodedSequences.of(this, values, taps);
  }

  /**
   * The input of a sequence.
   *
   * @param values row-major {@code [steps][signals]}
   * @return row-major {@code [steps][inputs]}
   */
  float[] code(float[] values) {
    int steps = values.length / signals;
    float[] out = new float[Math.multiplyExact(steps, inputs())];
    double[] centre = new double[signals];
    double[] factor = new double[signals];
    for (int s = 0; s < signals; s++) {
      factor[s] = 1;
      if (own) {
        standardise(values, s, centre, factor);
      }
    }
    for (int t = 0; t < steps; t++) {
      for (int s = 0; s < signals; s++) {
        float value = values[t * signals + s];
        float before = values[Math.max(0, t - 1) * signals + s];
        double change = ((double) value - before) * factor[s];
        put(s, (value - centre[s]) * factor[s], change, out, t * inputs());
      }
    }
    return out;
  }

  /**
   * The input of a step of a sequence that is not standardised by itself; the same as {@link #code}
   * makes of it within the sequence.
   *
   * @param row {@code [signals]}
   * @param before the step before, at the first the step itself: {@code [signals]}
   * @param out written: {@code [inputs]}
   */
  void code(float[] row, float[] before, float[] out) {
    for (int s = 0; s < signals; s++) {
      put(s, row[s], (double) row[s] - before[s], out, 0);
    }
  }

  private void put(int signal, double x, double change, float[] out, int from) {
    out[from + signal] = scaled(signal, x);
    if (differences) {
      out[from + signals + signal] = scaled(signals + signal, change);
    }
  }

  private float scaled(int input, double x) {
    return (float) ((x - mean[input]) * scale[input]);
  }

  /**
   * The input of a signal of a vector while it is shown.
   *
   * @param step counted from 0; at step T and later a current and a rate go on, a latency is silent
   */
  float code(float value, int signal, long step) {
    float x = (value - mean[signal]) * scale[signal];
    return switch (coding) {
      case CURRENT -> x;
      case LATENCY -> x > 0 && step == Math.round((1 - Math.min(1, x)) * (shown - 1)) ? 1 : 0;
      case RATE -> (float) (Math.floor((step + 1) * (double) x) - Math.floor(step * (double) x));
    };
  }

  private void standardise(float[] values, int signal, double[] centre, double[] factor) {
    double sum = 0;
    double squares = 0;
    int steps = values.length / signals;
    for (int t = 0; t < steps; t++) {
      sum += values[t * signals + signal];
    }
    double middle = sum / steps;
    for (int t = 0; t < steps; t++) {
      double d = values[t * signals + signal] - middle;
      squares += d * d;
    }
    centre[signal] = middle;
    double variance = squares / steps;
    factor[signal] = variance > STILL * middle * middle ? 1 / Math.sqrt(variance) : 0;
  }
}
