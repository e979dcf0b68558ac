package org.sswim.gradient;

import java.util.Arrays;
import java.util.List;
import org.sswim.kernel.Kernels;
import org.sswim.network.SpikingLayer;

/**
 * The network in double precision, straight from its definition: every response a sum over lags, no
 * recursion, one window at a time; and its gradient, the same sums turned round. Slow.
 *
 * <p>Parameters are those of {@link NetworkParameters#arrays()}, widened.
 */
final class ReferenceNetwork {
  private final NetworkParameters shape;
  private final TrainedScale scale;
  private final boolean smooth;
  private final GradientOptions.Loss loss;

  /**
   * A network.
   *
   * @param smooth whether spikes are the smooth steps that gradients go through
   * @param loss of cross-entropy for any targets, not only those of classes
   */
  ReferenceNetwork(
      NetworkParameters shape, TrainedScale scale, boolean smooth, GradientOptions.Loss loss) {
    this.shape = shape;
    this.scale = scale;
    this.smooth = smooth;
    this.loss = loss;
  }

  /** Numbers of parameters, widened. */
  static double[][] wide(NetworkParameters parameters) {
    List<float[]> arrays = parameters.arrays();
    double[][] wide = new double[arrays.size()][];
    for (int a = 0; a < wide.length; a++) {
      wide[a] = new double[arrays.get(a).length];
      for (int i = 0; i < wide[a].length; i++) {
        wide[a][i] = arrays.get(a)[i];
      }
    }
    return wide;
  }

  /** What a window holds: its first step, inputs by step, inputs of skips, targets, weights. */
  record Window(
      int first,
      double[][] tapped,
      double[][] context,
      double[] skipped,
      double[] targets,
      double[] weights) {}

  /** The windows of a batch. */
  static List<Window> windows(Batch batch, int inputs, int context, int outputs) {
    int count = batch.count();
    Window[] windows = new Window[count];
    for (int b = 0; b < count; b++) {
      double[][] tapped = new double[batch.steps()][inputs];
      double[][] untapped = new double[batch.steps()][context];
      for (int t = 0; t < tapped.length; t++) {
        for (int j = 0; j < inputs; j++) {
          tapped[t][j] = batch.rows[batch.rowsAt(t) + j * count + b];
        }
        for (int j = 0; j < context; j++) {
          untapped[t][j] = batch.context[batch.contextAt(t) + j * count + b];
        }
      }
      double[] skipped = new double[batch.skipped.length / count];
      for (int j = 0; j < skipped.length; j++) {
        skipped[j] = batch.skipped[j * count + b];
      }
      double[] targets = new double[outputs];
      double[] weights = new double[outputs];
      for (int o = 0; o < outputs; o++) {
        targets[o] = batch.targets[o * count + b];
        weights[o] = batch.weights[o * count + b];
      }
      windows[b] = new Window(batch.first(b), tapped, untapped, skipped, targets, weights);
    }
    return Arrays.asList(windows);
  }

  /** The mean loss over windows; adds gradients unless they are null. */
  double loss(double[][] values, List<Window> windows, double[][] gradients) {
    double sum = 0;
    for (Window window : windows) {
      sum += new Run(values, window, gradients, 1.0 / windows.size()).loss();
    }
    return sum / windows.size();
  }

  /** The outputs of a window. */
  double[] outputs(double[][] values, Window window) {
    Run run = new Run(values, window, null, 1);
    run.forward();
    return run.out;
  }

  private static double[] lagged(double[] response, int delay, int steps) {
    double[] out = new double[steps];
    for (int u = delay; u < steps; u++) {
      out[u] = response[u - delay];
    }
    return out;
  }

  private final class Run {
    private final double[][] values;
    private final Window window;
    private final double[][] gradients;
    private final double share;
    private final int steps;
    private final int depth = shape.layers().size();
    private final double[][][] drive = new double[depth][][];
    private final double[][][] voltage = new double[depth][][];
    private final double[][][] spikes = new double[depth][][];
    private double[] features = new double[0];
    private double[] out = new double[0];

    Run(double[][] values, Window window, double[][] gradients, double share) {
      this.values = values;
      this.window = window;
      this.gradients = gradients;
      this.share = share;
      steps = window.tapped.length;
    }

    private double[] array(int layer, int kind) {
      return values[layer * 3 + kind];
    }

    private double[] psp(int l, int i) {
      SpikingLayer layer = shape.layers().get(l).fixed();
      double[] response = Kernels.response(layer.pspKernel(), layer.support()[i], steps);
      return lagged(response, layer.delay()[i], steps);
    }

    private double[] refractory(int l, int i) {
      SpikingLayer layer = shape.layers().get(l).fixed();
      float support = layer.refractorySupport()[i];
      return Kernels.refractoryResponse(layer.refractoryKernel(), support, steps);
    }

    /** What a spike adds to a bank, by lag from the last step. */
    private double[] bank(int m) {
      if (shape.reading() == Structure.Reading.SECTIONS) {
        return section(m, shape.banks().banks());
      }
      double[] response =
          Kernels.response(shape.banks().kernel(), shape.banks().support()[m], steps);
      return lagged(response, shape.banks().delay()[m], steps);
    }

    private double[] section(int m, int sections) {
      int length = steps - window.first;
      int from = (int) Math.min(length - 1, Math.floor((double) m * length / sections));
      int end = (int) Math.max(from + 1, Math.floor((m + 1.0) * length / sections));
      double[] mean = new double[steps];
      for (int t = from; t < end; t++) {
        mean[length - 1 - t] = 1.0 / (end - from);
      }
      return mean;
    }

    void forward() {
      for (int l = 0; l < depth; l++) {
        LayerParameters layer = shape.layers().get(l);
        float[] cost = layer.fixed().cost();
        int n = layer.neurons();
        drive[l] = new double[steps][n];
        voltage[l] = new double[steps][n];
        spikes[l] = new double[steps][n];
        for (int t = 0; t < steps; t++) {
          double[] x = l == 0 ? window.tapped[t] : spikes[l - 1][t];
          for (int i = 0; i < n && t >= window.first; i++) {
            for (int j = 0; j < x.length; j++) {
              drive[l][t][i] += array(l, 0)[i * x.length + j] * x[j];
            }
            int context = l == 0 ? window.context[t].length : 0;
            for (int j = 0; j < context; j++) {
              drive[l][t][i] += array(l, 1)[i * context + j] * window.context[t][j];
            }
          }
        }
        for (int i = 0; i < n; i++) {
          double[] h = psp(l, i);
          double[] q = refractory(l, i);
          for (int t = 0; t < steps; t++) {
            double v = array(l, 2)[i];
            for (int u = 0; u <= t; u++) {
              v += h[u] * drive[l][t - u][i] + cost[i] * q[u] * spikes[l][t - u][i];
            }
            voltage[l][t][i] = v;
            boolean begun = t >= window.first;
            spikes[l][t][i] = !begun ? 0 : smooth ? SmoothSpike.step(v) : v >= 0 ? 1 : 0;
          }
        }
      }
      readOut();
    }

    private void readOut() {
      int n = shape.layers().get(depth - 1).neurons();
      features = new double[shape.features()];
      int spiking = features.length - window.skipped.length;
      System.arraycopy(window.skipped, 0, features, spiking, window.skipped.length);
      for (int f = 0; f < features.length; f++) {
        double[] h = f < spiking ? bank(f / n) : new double[steps];
        for (int t = 0; t < steps; t++) {
          features[f] += h[steps - 1 - t] * spikes[depth - 1][t][f % n];
        }
        features[f] = (features[f] - scale.mean()[f]) / scale.deviation()[f];
      }
      double[] w = values[depth * 3];
      out = values[depth * 3 + 1].clone();
      for (int o = 0; o < out.length; o++) {
        for (int f = 0; f < features.length; f++) {
          out[o] += w[o * features.length + f] * features[f];
        }
      }
    }

    double loss() {
      forward();
      double sum = 0;
      double[] byOut = new double[out.length];
      double all = Arrays.stream(out).map(Math::exp).sum();
      for (int o = 0; o < out.length; o++) {
        double error = out[o] - window.targets[o];
        double weight = window.weights[o] / out.length;
        switch (loss) {
          case MSE -> {
            sum += weight * error * error;
            byOut[o] = share * weight * 2 * error;
          }
          case MAE -> {
            sum += weight * Math.abs(error);
            byOut[o] = share * weight * Math.signum(error);
          }
          case CROSS_ENTROPY -> {
            double wanted = window.weights[o] * window.targets[o];
            sum -= wanted * Math.log(Math.exp(out[o]) / all);
            byOut[o] -= share * wanted;
            for (int k = 0; k < out.length; k++) {
              byOut[k] += share * wanted * Math.exp(out[k]) / all;
            }
          }
        }
      }
      if (gradients != null) {
        backward(byOut);
      }
      return sum;
    }

    private void backward(double[] byOut) {
      int n = shape.layers().get(depth - 1).neurons();
      double[] w = values[depth * 3];
      double[][] bySpikes = new double[steps][n];
      for (int f = 0; f < features.length; f++) {
        double byFeature = 0;
        for (int o = 0; o < byOut.length; o++) {
          gradients[depth * 3][o * features.length + f] += byOut[o] * features[f];
          byFeature += byOut[o] * w[o * features.length + f] / scale.deviation()[f];
        }
        boolean spiking = f < features.length - window.skipped.length;
        double[] h = spiking ? bank(f / n) : new double[steps];
        for (int t = 0; t < steps; t++) {
          bySpikes[t][f % n] += byFeature * h[steps - 1 - t];
        }
      }
      for (int o = 0; o < byOut.length; o++) {
        gradients[depth * 3 + 1][o] += byOut[o];
      }
      for (int l = depth - 1; l >= 0; l--) {
        bySpikes = backward(l, bySpikes);
      }
    }

    private double[][] backward(int l, double[][] bySpikes) {
      float[] cost = shape.layers().get(l).fixed().cost();
      int n = shape.layers().get(l).neurons();
      double[][] byDrive = new double[steps][n];
      for (int i = 0; i < n; i++) {
        double[] h = psp(l, i);
        double[] q = refractory(l, i);
        double[] byV = new double[steps];
        for (int t = steps - 1; t >= 0; t--) {
          double g = bySpikes[t][i];
          for (int u = 1; t + u < steps; u++) {
            g += cost[i] * q[u] * byV[t + u];
          }
          boolean begun = t >= window.first;
          byV[t] = begun ? g * SmoothSpike.slope(voltage[l][t][i]) : 0;
        }
        for (int t = 0; t < steps; t++) {
          gradients[l * 3 + 2][i] += byV[t];
          for (int u = 0; u <= t; u++) {
            byDrive[t - u][i] += t - u >= window.first ? h[u] * byV[t] : 0;
          }
        }
      }
      double[][] below = new double[steps][l == 0 ? 0 : shape.layers().get(l - 1).neurons()];
      for (int t = 0; t < steps; t++) {
        double[] x = l == 0 ? window.tapped[t] : spikes[l - 1][t];
        double[] c = l == 0 ? window.context[t] : new double[0];
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < x.length; j++) {
            gradients[l * 3][i * x.length + j] += byDrive[t][i] * x[j];
            if (l > 0) {
              below[t][j] += byDrive[t][i] * array(l, 0)[i * x.length + j];
            }
          }
          for (int j = 0; j < c.length; j++) {
            gradients[l * 3 + 1][i * c.length + j] += byDrive[t][i] * c[j];
          }
        }
      }
      return below;
    }
  }
}
