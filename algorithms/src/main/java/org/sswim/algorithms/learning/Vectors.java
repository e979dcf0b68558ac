package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.comparison.UnsuitableDataException;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedInput;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Encoder;
import org.sswim.shown.ReadOut;
import org.sswim.shown.ShownClassifier;
import org.sswim.stored.Withers;

/**
 * Labelled vectors, images or sequences as algorithms see them: every value {@code (value - mean)
 * scale}, sequences cut into as many rows as a network has steps. The pixels of images are divided
 * by the brightest of all, so that they lie in [0, 1] and dark ones stay 0. Values of vectors are
 * brought to mean 0 and deviation 1 each; where they must lie in [0, 1], their range is.
 *
 * @param steps rows of each sample; 1 of vectors and images
 * @param values of each sample; those of vectors shared, not copied: {@code [samples][steps *
 *     inputs]}
 * @param label class of each: {@code [samples]}
 * @param classes names of the classes
 * @param signalNames a name for each value; or none
 * @param grid where values are pixels; null for others
 * @param mean {@code [inputs]}
 * @param scale {@code [inputs]}
 */
@Withers
public record Vectors(
    int steps,
    List<float[]> values,
    int[] label,
    List<String> classes,
    List<String> signalNames,
    @Nullable Grid grid,
    float[] mean,
    float[] scale)
    implements VectorsBuilder.With {
  /** A deviation below this share of the mean's square is rounding only. */
  private static final double STILL = 1e-12;

  /**
   * Vectors of samples with classes.
   *
   * @param unit whether values must lie in [0, 1], as codes by spikes demand
   * @throws IllegalArgumentException if they are sequences of several steps, or without classes
   */
  public static Vectors of(LabelledSequences data, boolean unit) {
    Checks.that(data.longest() <= 1, UnsuitableDataException::new)
        .or(
            "this algorithm takes vectors and images; the data are sequences of up to %s steps",
            data.longest());
    return of(data, unit, 1);
  }

  /**
   * Vectors, or sequences cut into rows.
   *
   * @param unit whether values must lie in [0, 1]
   * @param rows that each sequence is cut into, see {@link ShownClassifier#writeRow}; vectors and
   *     images are not
   * @throws IllegalArgumentException if sequences are to be cut into one row
   */
  public static Vectors of(LabelledSequences data, boolean unit, int rows) {
    Checks.that(data.longest() <= 1 || rows >= 2)
        .or("sequences need 2 steps or more; got %s", rows);
    int inputs = data.signals();
    int steps = data.longest() > 1 ? rows : 1;
    List<float[]> values = data.longest() > 1 ? cut(data, rows) : data.values();
    float[] mean = new float[inputs];
    float[] scale = new float[inputs];
    if (data.grid() != null) {
      Arrays.fill(scale, 1 / brightest(values));
    } else if (unit) {
      range(values, mean, scale);
    } else {
      standard(values, mean, scale);
    }
    return new Vectors(
        steps,
        values,
        Objects.requireNonNull(data.label()),
        data.classes(),
        data.signalNames(),
        data.grid(),
        mean,
        scale);
  }

  private static List<float[]> cut(LabelledSequences data, int rows) {
    int signals = data.signals();
    List<float[]> all = new ArrayList<>();
    for (float[] sequence : data.values()) {
      float[] own = new float[Math.multiplyExact(rows, signals)];
      for (int t = 0; t < rows; t++) {
        ShownClassifier.writeRow(sequence, signals, t, rows, own, t * signals);
      }
      all.add(own);
    }
    return all;
  }

  /** The largest of all values. */
  public static float brightest(List<float[]> values) {
    float most = Float.MIN_NORMAL;
    for (float[] own : values) {
      for (float v : own) {
        most = Math.max(most, v);
      }
    }
    return most;
  }

  private static void range(List<float[]> values, float[] least, float[] scale) {
    float[] most = Arrays.copyOf(values.get(0), least.length);
    System.arraycopy(most, 0, least, 0, least.length);
    for (float[] own : values) {
      for (int k = 0; k < own.length; k++) {
        int i = k % least.length;
        least[i] = Math.min(least[i], own[k]);
        most[i] = Math.max(most[i], own[k]);
      }
    }
    for (int i = 0; i < least.length; i++) {
      scale[i] = most[i] > least[i] ? 1 / (most[i] - least[i]) : 0;
    }
  }

  private static void standard(List<float[]> values, float[] mean, float[] scale) {
    int inputs = mean.length;
    double[] sum = new double[inputs];
    double[] squares = new double[inputs];
    for (float[] own : values) {
      for (int k = 0; k < own.length; k++) {
        sum[k % inputs] += own[k];
        squares[k % inputs] += (double) own[k] * own[k];
      }
    }
    int n = values.size() * (values.get(0).length / inputs);
    for (int i = 0; i < inputs; i++) {
      double m = sum[i] / n;
      double variance = squares[i] / n - m * m;
      mean[i] = (float) m;
      scale[i] = variance > STILL * m * m ? (float) (1 / Math.sqrt(variance)) : 0;
    }
  }

  /** Number of samples. */
  public int count() {
    return values.size();
  }

  /** Whether each step has a row of its own. */
  public boolean sequences() {
    return steps > 1;
  }

  /** Number of values of a row. */
  public int inputs() {
    return mean.length;
  }

  /** All samples as they are seen, one vector each: {@code [samples][steps * inputs]}. */
  public List<float[]> seen() {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      float[] own = new float[steps * inputs()];
      fill(new int[] {i}, 0, 1, own, new int[1]);
      all.add(own);
    }
    return all;
  }

  /** The numbers of all samples. */
  public int[] all() {
    return IntStream.range(0, count()).toArray();
  }

  /** Other samples, seen as these are. */
  public Vectors like(List<float[]> others, int[] labels) {
    return withValues(others).withLabel(labels);
  }

  /**
   * The same samples with normal noise on their values.
   *
   * @param deviation of the noise, of values as they are seen
   */
  public Vectors noisy(double deviation, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    List<float[]> moved = new ArrayList<>();
    for (float[] own : values) {
      float[] to = own.clone();
      for (int k = 0; k < to.length; k++) {
        float factor = scale[k % scale.length];
        to[k] += factor > 0 ? (float) (deviation * normal.sample() / factor) : 0;
      }
      moved.add(to);
    }
    return withValues(moved);
  }

  /**
   * Samples whose values are all multiplied alike.
   *
   * @param factor of each value; 1 for those that are seen as they are
   */
  public static Vectors scaled(
      List<float[]> values, float factor, int[] label, List<String> classes) {
    float[] scale = new float[values.get(0).length];
    Arrays.fill(scale, factor);
    return new Vectors(1, values, label, classes, List.of(), null, new float[scale.length], scale);
  }

  /**
   * A network of clocked neurons that takes such samples.
   *
   * @param time steps for which one is shown; of sequences their rows
   * @param encoder of vectors and images; rows of sequences go in as they are
   */
  public ClockedModel model(
      int time,
      Encoder encoder,
      List<ClockedLayer> layers,
      ReadOut readOut,
      Provenance provenance) {
    return new ClockedModel(
        classes,
        signalNames,
        grid,
        new ClockedInput(time, sequences() ? Encoder.ROWS : encoder, mean, scale),
        layers,
        readOut,
        provenance);
  }

  /**
   * Copies samples.
   *
   * @param order numbers of samples
   * @param from place in {@code order} of the first
   * @param count how many
   * @param x written: {@code [steps][count][inputs]}
   * @param y written, their classes: {@code [count]}
   */
  public void fill(int[] order, int from, int count, float[] x, int[] y) {
    int inputs = inputs();
    for (int r = 0; r < count; r++) {
      int sample = order[from + r];
      float[] own = values.get(sample);
      for (int t = 0; t < steps; t++) {
        int at = (t * count + r) * inputs;
        for (int i = 0; i < inputs; i++) {
          x[at + i] = (own[t * inputs + i] - mean[i]) * scale[i];
        }
      }
      y[r] = label[sample];
    }
  }

  /**
   * Layers of random weights that read these samples and have an output for each class.
   *
   * @param filters of each convolution, the first first; may be none
   * @param hidden neurons of each dense hidden layer
   * @param blocks pairs of further maps, see {@link LayerStack#drawn}
   * @param name of the random numbers
   * @throws IllegalArgumentException if there are to be convolutions, but these are no images, or
   *     too small for as much pooling
   */
  public List<LayerMap> drawn(
      List<Integer> filters, List<Integer> hidden, int blocks, long seed, String name) {
    SeedStreams streams = new SeedStreams(seed);
    return LayerStack.drawn(
        inputs(), grid(), filters, hidden, blocks, classes.size(), l -> streams.stream(name, l));
  }
}
