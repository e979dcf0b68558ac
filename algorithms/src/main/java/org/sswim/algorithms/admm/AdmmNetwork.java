package org.sswim.algorithms.admm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.checks.Checks;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Encoder;
import org.sswim.shown.Neuron;
import org.sswim.shown.ReadOut;

/** The weights of a network under training, and inverses made of them. */
final class AdmmNetwork {
  /** Keeps normal equations solvable whose inputs are fewer than weights. */
  private static final double LEAST_RIDGE = 1e-6;

  /** Outputs are drawn to 0 and 1, which a softmax tells hardly apart. */
  private static final float GAIN = 5;

  private final AdmmOptions options;
  private final List<DenseMap> maps;

  /** {@code [W'W + (th^2 + beta/rho) I]^-1} of the layer above, W its weights. */
  final float[][] resetInverse;

  /** {@code [W'W + (beta/rho) I]^-1}: behind the last step there is no reset. */
  final float[][] lastInverse;

  /** Random weights, normal with deviation {@code sqrt(2 / inputs)}. */
  AdmmNetwork(Vectors data, AdmmOptions options, long seed) {
    this.options = options;
    SeedStreams streams = new SeedStreams(seed);
    maps =
        DenseMap.drawn(
            data.inputs(),
            options.hidden(),
            data.classes().size(),
            l -> streams.stream("admm-weights", l));
    resetInverse = new float[maps.size() - 1][];
    lastInverse = new float[maps.size() - 1][];
  }

  AdmmOptions options() {
    return options;
  }

  /** Layers behind the input, the outputs among them. */
  int layers() {
    return maps.size();
  }

  /** Neurons of a layer; of layer -1 the inputs. */
  int width(int layer) {
    return layer < 0 ? maps.get(0).inputs() : maps.get(layer).outputs();
  }

  /** Row-major {@code [inputs][outputs]}. */
  float[] weights(int layer) {
    return maps.get(layer).weights();
  }

  /**
   * Factor of normal equations with their ridge, or of what is as near as can be factored.
   *
   * @param gram upper triangle; becomes the factor
   */
  double[] factor(int order, double[] gram) {
    double trace = 0;
    for (int i = 0; i < order; i++) {
      trace += gram[i * order + i];
    }
    double mean = Math.max(trace / order, Double.MIN_NORMAL);
    for (double ridge = options.ridge() + LEAST_RIDGE; ; ridge *= 10) {
      double[] own = gram.clone();
      for (int i = 0; i < order; i++) {
        own[i * order + i] += ridge * mean;
      }
      if (Lapack.cholesky(order, own)) {
        return own;
      }
    }
  }

  /** Solves for the weights of a layer. */
  void solve(int layer, double[] factor, double[] cross) {
    Lapack.choleskySolve(width(layer - 1), width(layer), factor, cross);
    for (int i = 0; i < cross.length; i++) {
      weights(layer)[i] = (float) cross[i];
    }
  }

  /** Renews the inverses that the spikes of a layer are solved with. */
  void invert(int layer) {
    float smooth = (float) (options.spikePenalty() / options.voltagePenalty());
    float th = (float) options.threshold();
    resetInverse[layer] = inverse(layer, th * th + smooth);
    lastInverse[layer] = inverse(layer, smooth);
  }

  private float[] inverse(int layer, double diagonal) {
    int n = width(layer);
    int above = width(layer + 1);
    float[] product = new float[n * n];
    Blas.gemmNT(n, n, above, 1, weights(layer + 1), weights(layer + 1), 0, product);
    double[] matrix = new double[n * n];
    Arrays.setAll(matrix, i -> product[i] + (i % (n + 1) == 0 ? diagonal : 0));
    Checks.that(Lapack.cholesky(n, matrix))
        .or("the weights have grown beyond bounds; a larger ridge keeps them");
    Lapack.choleskyInverse(n, matrix);
    for (int i = 0; i < matrix.length; i++) {
      product[i] = (float) matrix[i];
    }
    return product;
  }

  /**
   * The network as it is simulated. There a reset is part of the voltage that leaks, here it is
   * not: {@code th/d} is taken away before the leak, {@code th} behind it.
   */
  ClockedModel model(Vectors data, Provenance provenance) {
    float d = (float) options.decay();
    List<ClockedLayer> layers = new ArrayList<>();
    for (int l = 0; l < layers(); l++) {
      boolean output = l == layers() - 1;
      layers.add(
          maps.get(l)
              .neurons(
                  1,
                  1,
                  output ? Neuron.integrator(d) : Neuron.leaky(d, 1, d),
                  output ? 1 : (float) (options.threshold() / options.decay())));
    }
    return data.model(
        options.steps(),
        Encoder.DIRECT,
        layers,
        new ReadOut(ReadOut.Kind.POTENTIAL, 1, GAIN),
        provenance);
  }
}
