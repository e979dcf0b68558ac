package org.sswim.example.extension;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.sampling.Directions;
import org.sswim.sampling.LayerDraw;
import org.sswim.sampling.SamplingRule;
import org.sswim.sampling.SeenSamples;

/**
 * A sampling rule: what fires together wires together. Neuron i weighs each input by its covariance
 * with the targets, seen along a random direction d, over a few random samples:
 *
 * <pre>
 *   w_j = mean(x_j p) - mean(x_j) mean(p),   p = sum_k d_k y_k
 * </pre>
 *
 * <p>x is the input at the step that the neuron's delay leaves visible at the end of a sample, y
 * the targets of that sample.
 */
public final class HebbianRule implements SamplingRule {
  private static final int SAMPLES = 64;

  @Override
  public String label() {
    return "hebb";
  }

  @Override
  public Directions draw(LayerDraw layer) {
    SeenSamples samples = layer.samples();
    Directions directions = new Directions(layer.inputs(), layer.neurons());
    for (int i = 0; i < layer.neurons(); i++) {
      int step = Math.max(0, samples.steps() - 1 - layer.temporal().delay()[i]);
      directions.set(i, covariance(samples, step, layer.stream("samples", i)));
    }
    return directions;
  }

  private static double[] covariance(SeenSamples samples, int step, UniformRandomProvider random) {
    int inputs = samples.inputs();
    float[] x = new float[samples.steps() * inputs];
    float[] y = new float[samples.targetLength()];
    double[] d = random.doubles(y.length, -1, 1).toArray();
    double[] products = new double[inputs];
    double[] means = new double[inputs];
    double mean = 0;
    for (int s = 0; s < SAMPLES; s++) {
      int sample = random.nextInt(samples.count());
      samples.inputs(sample, x, 0);
      samples.targets(sample, y);
      double p = 0;
      for (int k = 0; k < y.length; k++) {
        p += d[k] * y[k];
      }
      mean += p / SAMPLES;
      for (int j = 0; j < inputs; j++) {
        double value = x[step * inputs + j];
        means[j] += value / SAMPLES;
        products[j] += value * p / SAMPLES;
      }
    }
    for (int j = 0; j < inputs; j++) {
      products[j] -= means[j] * mean;
    }
    return products;
  }
}
