package org.sswim.algorithms.spiketiming;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.FieldColumns;
import org.sswim.algorithms.layers.Rows;
import org.sswim.singlespike.SpikeLayer;

/**
 * The parameters of a layer under training.
 *
 * @param weights {@code [inputs][outputs]}, of a convolution {@code [field][filters]}
 * @param reference weights of the input that fires at time 0: {@code [outputs]}, of a convolution
 *     {@code [filters]}
 * @param columns fields of a convolution; null of a dense layer
 */
record TimingLayer(
    int inputs, int outputs, float[] weights, float[] reference, @Nullable FieldColumns columns) {

  /** A layer of normal weights. */
  static TimingLayer drawn(
      int inputs, int outputs, double mean, double deviation, UniformRandomProvider random) {
    float[] weights = normal(Math.multiplyExact(inputs, outputs), mean, deviation, random);
    return new TimingLayer(inputs, outputs, weights, new float[outputs], null);
  }

  /** A convolution of normal weights, as of {@code sqrt(2 / field)}. */
  static TimingLayer drawn(FieldColumns columns, int filters, UniformRandomProvider random) {
    int field = columns.width();
    return new TimingLayer(
        columns.inputs(),
        Math.multiplyExact(columns.pixels(), filters),
        normal(Math.multiplyExact(field, filters), 0, Math.sqrt(2.0 / field), random),
        new float[filters],
        columns);
  }

  private static float[] normal(
      int count, double mean, double deviation, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (mean + deviation * normal.sample());
    }
    return weights;
  }

  /** Everything that may train. */
  List<float[]> parameters() {
    return List.of(weights, reference);
  }

  /** Gradients of the same shapes, all 0. */
  List<float[]> zeros() {
    return List.of(new float[weights.length], new float[reference.length]);
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
}
