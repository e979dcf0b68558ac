package org.sswim.classification;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.samples.Samples;
import org.sswim.sequences.UnusableValueException;
import org.sswim.stored.Axes;
import org.sswim.stored.Withers;

/**
 * How sequences become the input of a network.
 *
 * <p>A sequence of several steps goes in step by step. Its signals are seen in several {@link View
 * views}, one after the other: input {@code v S + s} is signal s of S in view v, {@code x' =
 * (x_vs(t) - mean_vs) scale_vs}. A vector or an image is a sequence of one step, which is shown for
 * some steps. Or an image is {@link Scan scanned}: patch by patch it becomes a sequence.
 *
 * @param signals S, number of signals of a step as files hold it, at least 1
 * @param shown T, steps for which a vector is shown; 0 for sequences
 * @param coding how its values reach the network; sequences go in as a {@link Coding#CURRENT}
 * @param views each once, at least one; of vectors {@link View#VALUES} alone
 * @param trace sigma of {@link View#TRACE}, in steps, at least 1
 * @param mean of each input: {@code [inputs]}
 * @param scale of each input, finite: {@code [inputs]}
 * @param scan how an image becomes a sequence, whose pixels go in as they are; null for others
 */
@Withers
public record InputCoding(
    int signals,
    int shown,
    Coding coding,
    List<View> views,
    int trace,
    @Axes("inputs") float[] mean,
    @Axes("inputs") float[] scale,
    @Nullable Scan scan)
    implements InputCodingBuilder.With {

  /** Below so much of its mean square a signal does not move. */
  private static final double STILL = 1e-12;

  /** Most steps for which a vector can be shown. */
  public static final int LONGEST_SHOWN = 1000;

  /** Most steps that a trace lasts. */
  public static final int LONGEST_TRACE = 100_000;

  /** Checks shapes and ranges. */
  public InputCoding {
    Checks.that(signals >= 1 && shown >= 0 && shown <= LONGEST_SHOWN)
        .or(
            "a coding needs signals, and vectors are shown for at most %s steps; got %s and %s",
            LONGEST_SHOWN, signals, shown);
    views = List.copyOf(views);
    Checks.that(trace >= 1 && trace <= LONGEST_TRACE)
        .or("a trace lasts 1..%s steps; got %s", LONGEST_TRACE, trace);
    Checks.that(!views.isEmpty() && new HashSet<>(views).size() >= views.size())
        .or("there must be views, each once; got %s", views);
    Checks.that(!(shown == 0 ? coding != Coding.CURRENT : !views.equals(List.of(View.VALUES))))
        .or("sequences go in as a current, vectors by their values; got %s and %s", coding, views);
    int inputs = Math.multiplyExact(views.size(), scan == null ? signals : scan.inputs());
    Checks.that(
            scan == null
                || (shown == 0 && views.equals(List.of(View.VALUES)) && scan.pixels() == signals))
        .or("only an image is scanned, by its values; got %s signals, %s", signals, scan);
    Checks.that(mean.length == inputs && scale.length == inputs)
        .or(
            "%s inputs need as many means and scales; got %s and %s",
            inputs, mean.length, scale.length);
    for (int s = 0; s < inputs; s++) {
      Checks.that(Float.isFinite(mean[s]) && Float.isFinite(scale[s]))
          .or("means and scales must be finite; input %s", s);
      Checks.that(scan == null || (mean[s] == 0 && scale[s] == 1))
          .or("pixels of a scan go in as they are; input %s", s);
    }
  }

  /** How sequences become the input: their views as they are, traces of a step. */
  public static InputCoding ofSequences(int signals, List<View> views) {
    int inputs = Math.multiplyExact(views.size(), signals);
    return plain(signals, 0, Coding.CURRENT, views, inputs, null);
  }

  /** How vectors become the input: their values as they are, shown for some steps. */
  public static InputCoding ofVectors(int signals, int shown, Coding coding) {
    return plain(signals, shown, coding, List.of(View.VALUES), signals, null);
  }

  /** How images that are scanned become the input. */
  public static InputCoding of(Scan scan) {
    List<View> views = List.of(View.VALUES);
    return plain(scan.pixels(), 0, Coding.CURRENT, views, scan.inputs(), scan);
  }

  private static InputCoding plain(
      int signals, int shown, Coding coding, List<View> views, int inputs, @Nullable Scan scan) {
    float[] ones = new float[inputs];
    Arrays.fill(ones, 1);
    return new InputCoding(signals, shown, coding, views, 1, new float[inputs], ones, scan);
  }

  /** Signals of a step as the network sees it. */
  public int inputs() {
    return mean.length;
  }

  /** Whether sequences of one step each are shown for a while. */
  public boolean vectors() {
    return shown > 0;
  }

  /** Whether any input is other than its view. */
  public boolean scaled() {
    for (int s = 0; s < mean.length; s++) {
      if (mean[s] != 0 || scale[s] != 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same with the means and scales that bring every input to mean 0 and deviation 1 over all
   * steps of some sequences. Inputs that do not change become 0.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}
   */
  public InputCoding standardised(List<float[]> values) {
    int inputs = inputs();
    double[] sum = new double[inputs];
    double[] squares = new double[inputs];
    long steps = 0;
    for (float[] own : values) {
      float[] coded = code(own);
      for (int k = 0; k < coded.length; k++) {
        sum[k % inputs] += coded[k];
        squares[k % inputs] += (double) coded[k] * coded[k];
      }
      steps += coded.length / inputs;
    }
    float[] middle = new float[inputs];
    float[] factor = new float[inputs];
    for (int s = 0; s < inputs; s++) {
      double m = sum[s] / steps;
      double variance = squares[s] / steps - m * m;
      middle[s] = (float) (mean[s] + m / (scale[s] == 0 ? 1 : scale[s]));
      factor[s] =
          variance > STILL * squares[s] / steps ? (float) (scale[s] / Math.sqrt(variance)) : 0;
    }
    return withMean(middle).withScale(factor);
  }

  /**
   * Sequences as a network of so many taps sees them, each from rest: before the first step of a
   * sequence its inputs are 0.
   *
   * @param values of each sequence, row-major {@code [steps][signals]}
   * @throws IllegalArgumentException if a sequence has part of a step, or of vectors several, or a
   *     value is not finite or too far from the others
   */
  public Samples samples(List<float[]> values, int taps) {
    return CodedSamples.of(this, values, taps);
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
    double[] left = new double[inputs()];
    for (int s = 0; s < signals; s++) {
      double centre = own() ? centre(values, s) : 0;
      double factor = own() ? factor(values, s, centre) : 1;
      for (int t = 0; t < steps; t++) {
        double x = values[t * signals + s];
        double change = x - values[Math.max(0, t - 1) * signals + s];
        put(s, x, change, centre, factor, left, out, t * inputs());
      }
    }
    return out;
  }

  /** Whether the whole sequence must be known before its first step can go in. */
  public boolean own() {
    return scan != null || views.stream().anyMatch(View::own);
  }

  /**
   * The input of a step of a sequence, whose views do not need the whole; the same as {@link #code}
   * makes of it within the sequence.
   *
   * @param row {@code [signals]}
   * @param before the step before, at the first the step itself: {@code [signals]}
   * @param left what the steps before have left behind, 0 at the first; changed: {@code [inputs]}
   * @param out written: {@code [inputs]}
   */
  void code(float[] row, float[] before, double[] left, float[] out) {
    for (int s = 0; s < signals; s++) {
      put(s, row[s], (double) row[s] - before[s], 0, 1, left, out, 0);
    }
  }

  private void put(
      int signal,
      double x,
      double change,
      double centre,
      double factor,
      double[] left,
      float[] out,
      int from) {
    for (int v = 0; v < views.size(); v++) {
      View view = views.get(v);
      int input = v * signals + signal;
      double value = view.change() ? change : view.own() ? x - centre : x;
      if (view.lasting() > 0) {
        left[input] = left[input] * Math.exp(-1.0 / (view.lasting() * trace)) + x;
        value = left[input];
      }
      double own = view.own() ? value * factor : value;
      out[from + input] = (float) ((own - mean[input]) * scale[input]);
    }
  }

  /**
   * The input of a signal of a vector while it is shown.
   *
   * @param step counted from 0; at step T and later a current and a rate go on, a latency is silent
   */
  float code(float value, int signal, long step) {
    return coding.code(scaled(value, signal), step, shown);
  }

  /** The input of a signal of a vector as a current. */
  float scaled(float value, int signal) {
    return (value - mean[signal]) * scale[signal];
  }

  /** Refuses a value whose input is too large for a network. */
  void requireNear(float input, float value, int sequence, int signal, int step) {
    // Not one of the checks that box their parts: there is a call for each value.
    if (ValueCheck.tooFar(input)) {
      throw new UnusableValueException(
          "sequence %s, signal %s at step %s: %s is too far from the other values"
              .formatted(sequence + 1, signal, step, value));
    }
  }

  private double centre(float[] values, int signal) {
    double sum = 0;
    int steps = values.length / signals;
    for (int t = 0; t < steps; t++) {
      sum += values[t * signals + signal];
    }
    return sum / steps;
  }

  /** One over the deviation, or 0 where the signal does not move. */
  private double factor(float[] values, int signal, double centre) {
    double squares = 0;
    int steps = values.length / signals;
    for (int t = 0; t < steps; t++) {
      double d = values[t * signals + signal] - centre;
      squares += d * d;
    }
    double variance = squares / steps;
    return variance > STILL * centre * centre ? 1 / Math.sqrt(variance) : 0;
  }
}
