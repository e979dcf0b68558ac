package org.sswim.studies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sswim.clocked.Convolution;
import org.sswim.clocked.Dense;
import org.sswim.sequences.Grid;

/**
 * Names the classes of images by spiking convolutions before a simulated quantum circuit, as {@code
 * algorithms run sqdr-cnn --save} keeps them:
 *
 * <pre>
 *   v(t) = v(t-1) (1 - s(t-1)) + x(t),  s(t) = 1 if v(t) >= 1, else 0     each neuron
 *   the largest of every 2 x 2 pixels behind each convolution, at last the mean of each channel
 * </pre>
 *
 * <p>a dense layer of 3 n such neurons, whose rates turn the n qubits of a {@link Circuit} by pi
 * times themselves (or pass hidden units, or go on as they are), and a linear map to the classes. A
 * circuit of n qubits costs 2^n. Safe for use by several threads at once.
 *
 * @see <a href="https://arxiv.org/abs/2512.03895">SQDR-CNN, 2025</a>
 */
public final class CircuitClassifier {
  private final List<String> classes;
  private final int steps;
  private final int bits;
  private final boolean rectified;
  private final float brightest;
  private final List<Convolution> convolutions = new ArrayList<>();
  private final Dense dense;
  private final CircuitHead head;
  private final Dense outputs;

  private CircuitClassifier(StudyModel model) {
    classes = List.copyOf(model.list(CircuitFormat.CLASSES));
    steps = model.number(CircuitFormat.STEPS);
    bits = model.number(CircuitFormat.BITS);
    rectified = model.number(CircuitFormat.RECTIFIED) == 1;
    brightest = model.values("input.brightest")[0];
    if (!(brightest > 0)) {
      throw new IllegalArgumentException("the brightest pixel must be above 0; got " + brightest);
    }
    int side = PhaseImage.SIDE;
    int before = 1;
    for (int filters : CircuitFormat.channels(model)) {
      List<float[]> state = CircuitFormat.convolution(model, convolutions.size());
      convolutions.add(Convolution.normalised(new Grid(side, side), before, state, 1, 1));
      side /= 2;
      before = filters;
    }
    int angles = CircuitFormat.angles(model);
    dense = dense(model, "dense.", before, angles);
    head = CircuitHead.of(model);
    outputs = dense(model, "outputs.", CircuitFormat.heads(model), classes.size());
  }

  private static Dense dense(StudyModel model, String group, int inputs, int outputs) {
    return new Dense(
        inputs, outputs, model.values(group + "weights"), model.values(group + "bias"));
  }

  /**
   * The classifier of a model.
   *
   * @throws IllegalArgumentException if the model is none of these
   */
  public static CircuitClassifier of(StudyModel model) {
    return new CircuitClassifier(model);
  }

  /**
   * The classifier of a file.
   *
   * @throws org.sswim.model.InvalidModelException if the file cannot be read, is damaged or holds
   *     no such classifier
   */
  public static CircuitClassifier read(Path file) {
    return new CircuitClassifier(new CircuitFormat().read(file));
  }

  /** Names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /**
   * The number of the class with most evidence, of equals the first.
   *
   * @param image values of the pixels, row-major
   * @param grid of the image, of any size
   */
  public int best(float[] image, Grid grid) {
    float[] evidence = evidence(image, grid);
    int best = 0;
    for (int k = 1; k < evidence.length; k++) {
      best = evidence[k] > evidence[best] ? k : best;
    }
    return best;
  }

  /**
   * The evidence of each class.
   *
   * @param image values of the pixels, row-major
   * @param grid of the image, of any size
   * @throws IllegalArgumentException if there are not as many values as pixels
   */
  public float[] evidence(float[] image, Grid grid) {
    if (image.length != grid.pixels()) {
      throw new IllegalArgumentException(
          "an image must have " + grid.pixels() + " pixels; got " + image.length);
    }
    double[] rate = rates(image, grid);
    float[] read = new float[outputs.inputs()];
    double[] out = head.of(rate);
    for (int k = 0; k < read.length; k++) {
      read[k] = (float) out[k];
    }
    float[] evidence = new float[classes.size()];
    outputs.apply(read, evidence);
    for (int k = 0; rectified && k < evidence.length; k++) {
      evidence[k] = Math.max(0, evidence[k]);
    }
    return evidence;
  }

  /** Rates of the last spiking neurons. */
  private double[] rates(float[] image, Grid grid) {
    float[] pixels = new float[PhaseImage.GRID.pixels()];
    PhaseImage.scale(image, grid, brightest, pixels, 0);
    List<ResetNeurons> layers =
        convolutions.stream().map(c -> new ResetNeurons(c.outputs())).toList();
    ResetNeurons last = new ResetNeurons(dense.outputs());
    double[] rate = new double[dense.outputs()];
    float[] code = new float[pixels.length];
    for (int t = 0; t < steps; t++) {
      for (int p = 0; p < code.length; p++) {
        code[p] = PhaseImage.spike(pixels[p], t, bits);
      }
      float[] x = code;
      for (int l = 0; l < layers.size(); l++) {
        Convolution convolution = convolutions.get(l);
        float[] spikes = layers.get(l).step(convolution, x);
        x = largest(spikes, convolution.grid().width(), convolution.filters());
      }
      float[] fired = last.step(dense, means(x));
      for (int i = 0; i < rate.length; i++) {
        rate[i] += (double) fired[i] / steps;
      }
    }
    return rate;
  }

  /** The largest of every 2 x 2 pixels, channel by channel. */
  private static float[] largest(float[] x, int side, int channels) {
    int half = side / 2;
    float[] pooled = new float[half * half * channels];
    for (int at = 0; at < side * side * channels; at++) {
      int pixel = at / channels;
      int to = (pixel / side / 2 * half + pixel % side / 2) * channels + at % channels;
      pooled[to] = Math.max(pooled[to], x[at]);
    }
    return pooled;
  }

  /** The mean of each channel over the pixels that are left. */
  private float[] means(float[] x) {
    int channels = dense.inputs();
    int left = x.length / channels;
    float[] means = new float[channels];
    for (int i = 0; i < x.length; i++) {
      means[i % channels] += x[i] / left;
    }
    return means;
  }
}
