package org.sswim.algorithms.quantum;

import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.ChainPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.studies.PhaseImage;

/**
 * Loss and gradient of some images, through outputs, head, rates, spikes and convolutions alike. In
 * the memory of one worker; rows are steps times images, step by step.
 */
final class SqdrPass extends ChainPass {
  private final SqdrNetwork network;
  private final SqdrOptions options;
  private final Vectors images;
  private final ThresholdFiring firing;
  private final int dense;
  private final float[] pixels;
  private final float[] byHead;
  private final float[] spikes;
  private final double[] rate;

  /**
   * Memory of a worker.
   *
   * @param size images at once
   * @param smooth whether neurons emit what slopes are taken of instead of spikes
   * @param running whether maps use what they have averaged, as in use, instead of these images
   */
  SqdrPass(
      SqdrNetwork network,
      SqdrOptions options,
      Vectors images,
      int size,
      boolean smooth,
      boolean running) {
    super(network.maps(), images, size * options.steps(), running);
    this.network = network;
    this.options = options;
    this.images = images;
    firing = new ThresholdFiring(options.steps(), smooth);
    dense = z.length - 2;
    pixels = new float[size * images.inputs()];
    byHead = new float[network.head().weights().length];
    spikes = new float[z[dense].length];
    rate = new double[size * width(dense)];
    addGradients(List.of(byHead));
  }

  /** Spikes of all neurons behind {@link #forward}, a sum. */
  double spikes(int count) {
    double sum = 0;
    for (int m = 0; m <= dense; m++) {
      float[] own = m < dense ? a[m + 1] : spikes;
      for (int i = 0; i < count * options.steps() * width(m); i++) {
        sum += own[i];
      }
    }
    return sum;
  }

  @Override
  protected void take(int[] order, int from, int count, int[] classes) {
    images.fill(order, from, count, pixels, classes);
    int n = count * images.inputs();
    for (int t = 0; t < options.steps(); t++) {
      for (int i = 0; i < n; i++) {
        a[0][t * n + i] = PhaseImage.spike(pixels[i], t, options.bits());
      }
    }
  }

  @Override
  protected int rows(int m, int count) {
    return m > dense ? count : count * options.steps();
  }

  @Override
  protected void map(int m, int count) {
    super.map(m, count);
    for (int i = 0; m > dense && i < count * width(m) && options.rectified(); i++) {
      z[m][i] = Math.max(0, z[m][i]);
    }
  }

  @Override
  protected void evidenceBackward(int count, float[] gradient) {
    for (int i = 0; i < count * width(dense + 1) && options.rectified(); i++) {
      gradient[i] = evidence()[i] > 0 ? gradient[i] : 0;
    }
  }

  /** Voltages take the place of what comes in, which nobody needs again. */
  @Override
  protected void activate(int m, int count) {
    firing.forward(count * width(m), z[m], z[m], m < dense ? a[m + 1] : spikes);
    if (m < dense) {
      return;
    }
    int n = count * width(dense);
    Arrays.fill(rate, 0);
    for (int i = 0; i < options.steps() * n; i++) {
      rate[i % n] += spikes[i] / options.steps();
    }
    int outputs = network.head().outputs();
    for (int r = 0; r < count; r++) {
      double[] out = network.head().form().of(rates(r));
      for (int k = 0; k < outputs; k++) {
        a[m + 1][r * outputs + k] = (float) out[k];
      }
    }
  }

  private double[] rates(int sample) {
    return Arrays.copyOfRange(rate, sample * width(dense), (sample + 1) * width(dense));
  }

  @Override
  protected void activateBackward(int m, int count, float[] gradient) {
    if (m == dense) {
      headBackward(count, gradient);
    }
    firing.backward(count * width(m), z[m], m < dense ? a[m + 1] : spikes, gradient);
  }

  /** By outputs of the head, and then by the spikes that rates are of. */
  private void headBackward(int count, float[] gradient) {
    int outputs = network.head().outputs();
    int n = width(dense);
    float[] byOutputs = Arrays.copyOf(gradient, count * outputs);
    double[] slope = new double[outputs];
    double[] byRate = new double[n];
    double[] byWeights = new double[byHead.length];
    for (int r = 0; r < count; r++) {
      for (int k = 0; k < outputs; k++) {
        slope[k] = byOutputs[r * outputs + k];
      }
      network.head().backward(rates(r), slope, byRate, byWeights);
      for (int t = 0; t < options.steps(); t++) {
        for (int k = 0; k < n; k++) {
          gradient[(t * count + r) * n + k] = (float) (byRate[k] / options.steps());
        }
      }
    }
    for (int k = 0; k < byHead.length; k++) {
      byHead[k] = (float) byWeights[k];
    }
  }

  /**
   * Integrate-and-fire neurons with threshold 1 and hard reset, over steps:
   *
   * <pre>
   *   v(t) = v(t-1) (1 - s(t-1)) + x(t),  s(t) = 1 if v(t) >= 1, else 0
   * </pre>
   *
   * <p>Backward the step is taken for {@code atan(pi (v - 1)) / pi + 1/2}, whose slope is {@code 1
   * / (1 + (pi (v - 1))^2)}; the reset is gone through as well.
   *
   * @param steps T
   * @param smooth whether it is that forward, too, which makes slopes exact
   * @see <a href="https://arxiv.org/abs/2007.05785">Fang et al. 2021, for this slope</a>
   */
  record ThresholdFiring(int steps, boolean smooth) {

    /**
     * Fires.
     *
     * @param width neurons of all samples
     * @param x currents: {@code [steps][width]}
     * @param v written, voltages before the reset: {@code [steps][width]}
     * @param s written, spikes: {@code [steps][width]}
     */
    void forward(int width, float[] x, float[] v, float[] s) {
      for (int t = 0; t < steps; t++) {
        int at = t * width;
        for (int i = at; i < at + width; i++) {
          float before = t == 0 ? 0 : v[i - width] * (1 - s[i - width]);
          v[i] = before + x[i];
          s[i] = spike(v[i]);
        }
      }
    }

    private float spike(float v) {
      return smooth ? (float) (Math.atan(Math.PI * (v - 1)) / Math.PI + 0.5) : v >= 1 ? 1 : 0;
    }

    /**
     * Goes back.
     *
     * @param ds slopes by spikes; becomes those by currents: {@code [steps][width]}
     */
    void backward(int width, float[] v, float[] s, float[] ds) {
      for (int i = 0; i < width; i++) {
        float later = 0;
        for (int t = steps - 1; t >= 0; t--) {
          int at = t * width + i;
          float u = (float) Math.PI * (v[at] - 1);
          float bySpike = ds[at] - later * v[at];
          later = later * (1 - s[at]) + bySpike / (1 + u * u);
          ds[at] = later;
        }
      }
    }
  }
}
