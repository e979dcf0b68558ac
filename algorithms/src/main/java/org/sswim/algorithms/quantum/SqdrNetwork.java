package org.sswim.algorithms.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Chain;
import org.sswim.algorithms.learning.ConvolutionMap;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.PoolingMap;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.studies.PhaseImage;

/**
 * The parameters of a network: convolutions, a dense layer of spiking neurons, a head on their
 * rates, and outputs. Batch normalisation, spikes and pooling follow each convolution.
 *
 * @param convolutions the first first; images halve behind each
 * @param dense from the means of the last images to spiking neurons
 * @param head on their rates
 * @param outputs from the head to the classes
 */
record SqdrNetwork(
    List<ConvolutionMap> convolutions, DenseMap dense, RateHead head, DenseMap outputs) {

  /** First bias of the last spiking neurons, so that they fire, and rates can move. */
  private static final float START = 0.3f;

  /** Which head. */
  enum Kind {
    /** A circuit, or rates as they are. */
    CIRCUIT,
    /** Hidden units. */
    CLASSICAL
  }

  /**
   * Draws a network.
   *
   * @param depth blocks of the circuit or, of a classical one, of the circuit that it is as large
   *     as
   */
  static SqdrNetwork drawn(SqdrOptions options, Kind kind, int depth, int classes, long seed) {
    SeedStreams streams = new SeedStreams(seed);
    List<ConvolutionMap> convolutions = new ArrayList<>();
    int side = PhaseImage.SIDE;
    int channels = 1;
    for (int filters : options.channels()) {
      UniformRandomProvider random = streams.stream("sqdr-convolution", convolutions.size());
      convolutions.add(ConvolutionMap.drawn(new Grid(side, side), channels, filters, random));
      side /= 2;
      channels = filters;
    }
    int angles = 3 * options.qubits();
    DenseMap dense = DenseMap.drawn(channels, angles, streams.stream("sqdr-dense"));
    Arrays.fill(dense.bias(), START);
    RateHead head = head(options, kind, depth, classes, streams.stream("sqdr-head"));
    return new SqdrNetwork(
        List.copyOf(convolutions),
        dense,
        head,
        DenseMap.drawn(head.outputs(), classes, streams.stream("sqdr-outputs")));
  }

  private static RateHead head(
      SqdrOptions options, Kind kind, int depth, int classes, UniformRandomProvider random) {
    int angles = 3 * options.qubits();
    if (kind == Kind.CLASSICAL) {
      int circuit = depth * angles + (options.qubits() + 1) * classes;
      int units = Math.max(1, (circuit - classes) / (angles + 1 + classes));
      return RateHead.tanh(angles, units, random);
    }
    return depth == 0 ? RateHead.none(angles) : RateHead.quantum(options, depth, random);
  }

  /** The same with another head. */
  SqdrNetwork withHead(RateHead other) {
    return new SqdrNetwork(convolutions, dense, other, outputs);
  }

  /** Parameters that train, in the order of a pass's gradients. */
  List<float[]> parameters() {
    List<float[]> all = new ArrayList<>();
    maps().forEach(map -> all.addAll(map.parameters()));
    all.add(head.weights());
    return all;
  }

  /** The maps between spikes, then that of the outputs; poolings stand before the next map. */
  List<LayerMap> maps() {
    List<LayerMap> maps = new ArrayList<>();
    int side = PhaseImage.SIDE;
    @Nullable LayerMap pooling = null;
    for (ConvolutionMap map : convolutions) {
      maps.add(pooling == null ? map : new Chain(pooling, map));
      int filters = map.outputs() / (side * side);
      pooling = new MaxPooling(side, filters);
      side /= 2;
    }
    LayerMap means = new Chain(PoolingMap.channels(side * side, dense.inputs()), dense);
    maps.add(new Chain(Objects.requireNonNull(pooling), means));
    maps.add(outputs);
    return maps;
  }

  /** Number of parameters that train. */
  long count() {
    return parameters().stream().mapToLong(array -> array.length).sum();
  }

  /**
   * Keeps the largest of each 2 x 2 pixels of a channel, the first of several equal ones. A last
   * odd row or column is left out.
   *
   * @param side pixels of a row, and rows
   * @param channels values of a pixel
   */
  record MaxPooling(int side, int channels) implements LayerMap {
    @Override
    public int inputs() {
      return side * side * channels;
    }

    @Override
    public int outputs() {
      return side / 2 * (side / 2) * channels;
    }

    @Override
    public Pass pass(int rows) {
      int[] from = new int[rows * outputs()];
      return new Pass() {
        @Override
        public void forward(int count, float[] x, float[] y) {
          int half = side / 2;
          int to = 0;
          for (int r = 0; r < count; r++) {
            for (int p = 0; p < half * half; p++) {
              int corner = r * inputs() + (2 * (p / half) * side + 2 * (p % half)) * channels;
              for (int k = 0; k < channels; k++, to++) {
                int best = corner + k;
                for (int q = 1; q < 4; q++) {
                  int other = corner + k + (q / 2 * side + q % 2) * channels;
                  best = x[other] > x[best] ? other : best;
                }
                y[to] = x[best];
                from[to] = best;
              }
            }
          }
        }

        @Override
        public void backward(int count, float[] x, float[] dy, float @Nullable [] dx) {
          if (dx != null) {
            Arrays.fill(dx, 0, count * inputs(), 0);
            for (int i = 0; i < count * outputs(); i++) {
              dx[from[i]] += dy[i];
            }
          }
        }
      };
    }
  }
}
