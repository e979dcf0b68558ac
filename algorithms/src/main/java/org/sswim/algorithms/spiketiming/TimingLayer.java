package org.sswim.algorithms.spiketiming;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.FieldColumns;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Rows;
import org.sswim.linalg.Blas;
import org.sswim.shown.SpikeLayer;

/**
 * The parameters of a layer under training.
 *
 * @param weights {@code [inputs][outputs]}, of a convolution {@code [field][filters]}
 * @param reference weights of the input that fires at time 0: {@code [outputs]}, of a convolution
 *     {@code [filters]}
 * @param columns fields of a convolution; null of a dense layer
 */
record TimingLayer(
    int inputs, int outputs, float[] weights, float[] reference, @Nullable FieldColumns columns)
    implements LayerMap {

  /** A layer of normal weights. */
  static TimingLayer drawn(
      int inputs, int outputs, double mean, double deviation, UniformRandomProvider random) {
    float[] weights = Rows.normal(Math.multiplyExact(inputs, outputs), mean, deviation, random);
    return new TimingLayer(inputs, outputs, weights, new float[outputs], null);
  }

  /** A convolution of normal weights, as of {@code sqrt(2 / field)}. */
  static TimingLayer drawn(FieldColumns columns, int filters, UniformRandomProvider random) {
    return new TimingLayer(
        columns.inputs(),
        Math.multiplyExact(columns.pixels(), filters),
        columns.drawn(filters, random),
        new float[filters],
        columns);
  }

  @Override
  public List<float[]> parameters() {
    return List.of(weights, reference);
  }

  /** The layer as it is simulated, a convolution synapse by synapse. */
  SpikeLayer simulated() {
    float[] references = new float[outputs];
    Rows.repeat(outputs / reference.length, reference, references);
    return new SpikeLayer(
        inputs,
        outputs,
        columns == null ? weights.clone() : columns.unrolled(weights, reference.length),
        references,
        new float[0]);
  }

  /** Takes two halves of rows: which inputs fired, and when; only the first meets references. */
  @Override
  public Pass pass(int rows) {
    return new WindowPass();
  }

  private final class WindowPass implements Pass {
    private final List<float[]> gradients =
        List.of(new float[weights.length], new float[reference.length]);
    private final FieldColumns.@Nullable Product product =
        columns == null ? null : columns.product(reference.length);

    @Override
    public List<float[]> gradients() {
      return gradients;
    }

    @Override
    public void forward(int rows, float[] x, float[] y) {
      int n = rows / 2 * outputs;
      if (product == null) {
        Rows.repeat(rows / 2, reference, y);
        Arrays.fill(y, n, 2 * n, 0);
        Blas.gemmNN(rows, outputs, inputs, 1, x, weights, 1, y);
        return;
      }
      product.forward(rows, x, weights, y);
      for (int i = 0; i < n; i++) {
        y[i] += reference[i % reference.length];
      }
    }

    /** Of the gradients by inputs only those by times are wanted. */
    @Override
    public void backward(int rows, float[] x, float[] dy, float @Nullable [] dx) {
      int half = rows / 2;
      Rows.addColumns(half * outputs / reference.length, reference.length, dy, gradients.get(1));
      float[] byOffset = Arrays.copyOfRange(dy, half * outputs, rows * outputs);
      float[] byTimes = new float[dx == null ? 0 : half * inputs];
      if (product == null) {
        Blas.gemmTN(inputs, outputs, rows, 1, x, dy, 1, gradients.get(0));
        if (dx != null) {
          Blas.gemmNT(half, inputs, outputs, 1, byOffset, weights, 0, byTimes);
        }
      } else {
        float[] times = Arrays.copyOfRange(x, half * inputs, rows * inputs);
        product.backward(half, x, weights, dy, gradients.get(0), null);
        product.backward(
            half, times, weights, byOffset, gradients.get(0), dx == null ? null : byTimes);
      }
      if (dx != null) {
        System.arraycopy(byTimes, 0, dx, half * inputs, byTimes.length);
      }
    }
  }
}
