package org.sswim.studies;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.samples.Head;
import org.sswim.sequences.Grid;
import org.sswim.shown.Connection;
import org.sswim.shown.Convolution;
import org.sswim.shown.Dense;
import org.sswim.shown.ShownModel;
import org.sswim.stored.Limited;

/**
 * Names the classes of images by spiking convolutions before a simulated quantum circuit, as the
 * experiment {@code sqdr-cnn} keeps them:
 *
 * <pre>
 *   v(t) = v(t-1) (1 - s(t-1)) + x(t),  s(t) = 1 if v(t) >= 1, else 0     each neuron
 *   the largest of every 2 x 2 pixels behind each convolution, at last the mean of each channel
 * </pre>
 *
 * <p>a dense layer of 3 n such neurons, and a linear map to the classes. The rates of the neurons
 * turn the n qubits of a {@link Circuit}, with or without {@link Noise}. Or they pass hidden units,
 * or go on as they are. A circuit of n qubits costs 2^n. Safe for use by several threads at once.
 *
 * @param classes names, at least 2
 * @param steps T, of an image
 * @param bits bit planes of the phase code
 * @param rectified whether evidence below 0 is taken for 0
 * @param brightest value of a pixel that is 1, above 0
 * @param convolutions the first of {@value PhaseImage#SIDE} rows and columns, each of half of those
 *     before
 * @param dense to the last spiking neurons
 * @param head what their rates go through
 * @param outputs a map to the classes
 * @param provenance where it came from
 * @see <a href="https://arxiv.org/abs/2512.03895">Luu et al. 2025, SQDR-CNN</a>
 */
public record CircuitClassifier(
    List<String> classes,
    int steps,
    int bits,
    boolean rectified,
    float brightest,
    List<Convolution> convolutions,
    Dense dense,
    CircuitHead head,
    Dense outputs,
    Provenance provenance)
    implements Limited {
  /** The kind of its files. */
  public static final ModelFormat<CircuitClassifier> FORMAT =
      new ModelFormat<>(
          CircuitClassifier.class, "sswim-circuit", "a classifier with a quantum circuit");

  private static final int MOST_STEPS = 100;
  private static final int MOST_BITS = 16;
  private static final int MOST_RATES = 3 * 12;
  private static final int MOST_LAYERS = 4;
  private static final int MOST_FILTERS = 1000;
  private static final int MOST = 100_000;

  /** Checks that the parts fit each other. */
  public CircuitClassifier {
    classes = List.copyOf(classes);
    convolutions = List.copyOf(convolutions);
    Checks.within("steps", steps, 1, MOST_STEPS);
    Checks.within("bits", bits, 1, MOST_BITS);
    Checks.within("classes", classes.size(), 2, MOST);
    Checks.within("convolutions", convolutions.size(), 1, MOST_LAYERS);
    ShownModel.requireAbove("the brightest pixel", brightest);
    int side = PhaseImage.SIDE;
    int channels = 1;
    for (Convolution convolution : convolutions) {
      Checks.that(convolution.grid().equals(new Grid(side, side)))
          .or("a convolution must be of %s x %s pixels; got %s", side, side, convolution.grid());
      Checks.within("channels of a convolution", convolution.channels(), channels, channels);
      Checks.within("filters", convolution.filters(), 1, MOST_FILTERS);
      channels = convolution.filters();
      side /= 2;
    }
    Checks.within("inputs of the dense layer", dense.inputs(), channels, channels);
    Checks.within("rates", dense.outputs(), 1, MOST_RATES);
    int read = head.outputs(dense.outputs());
    Checks.within("inputs of the outputs", outputs.inputs(), read, read);
    Checks.within("outputs", outputs.outputs(), classes.size(), classes.size());
  }

  /**
   * The number of the class with most evidence, of equals the first.
   *
   * @param image values of the pixels, row-major
   * @param grid of the image, of any size
   */
  public int best(float[] image, Grid grid) {
    return Head.highest(evidence(image, grid));
  }

  /**
   * The evidence of each class.
   *
   * @param image values of the pixels, row-major
   * @param grid of the image, of any size
   * @throws IllegalArgumentException if there are not as many values as pixels
   */
  public float[] evidence(float[] image, Grid grid) {
    Checks.that(image.length == grid.pixels())
        .or("an image must have %s pixels; got %s", grid.pixels(), image.length);
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

  /** Integrate-and-fire neurons with threshold 1 and hard reset, behind a connection. */
  private static final class ResetNeurons {
    private final float[] currents;
    private final float[] voltages;
    private final float[] spikes;

    ResetNeurons(int neurons) {
      currents = new float[neurons];
      voltages = new float[neurons];
      spikes = new float[neurons];
    }

    /**
     * A step.
     *
     * @param in what the connection sees
     * @return spikes, 0 or 1; written anew by the next step
     */
    float[] step(Connection connection, float[] in) {
      connection.apply(in, currents);
      for (int i = 0; i < voltages.length; i++) {
        voltages[i] = voltages[i] * (1 - spikes[i]) + currents[i];
        spikes[i] = voltages[i] >= 1 ? 1 : 0;
      }
      return spikes;
    }
  }
}
