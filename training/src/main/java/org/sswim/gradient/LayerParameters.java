package org.sswim.gradient;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;

/**
 * The numbers of one hidden layer as training holds and changes them; see {@link SpikingLayer} for
 * their meaning. Gradients have the same shape.
 *
 * @param fixed what does not train, and the start of what does
 * @param wiring which inputs the weights are of; in the first layer only tapped signals, ordered by
 *     row of the sample, then by signal
 * @param weights row-major {@code [neurons][wiring.width]}
 * @param context weights of untapped inputs of the first layer: {@code [neurons][context]}
 * @param bias b: {@code [neurons]}
 */
record LayerParameters(
    SpikingLayer fixed, Wiring wiring, float[] weights, float[] context, float[] bias) {

  /** Number of neurons. */
  int neurons() {
    return bias.length;
  }

  /** Number of inputs but those of the context. */
  int inputs() {
    return wiring.inputs();
  }

  /** All arrays, in a fixed order: weights, context, bias. */
  List<float[]> arrays() {
    return List.of(weights, context, bias);
  }

  /** A layer of the same shape that is 0 everywhere. */
  LayerParameters zeros() {
    return new LayerParameters(
        fixed,
        wiring,
        new float[weights.length],
        new float[context.length],
        new float[bias.length]);
  }

  /**
   * A layer.
   *
   * @param input how the inputs of the first layer are ordered. For later layers it has as many
   *     signals as the layer has inputs, one tap and no context
   * @param fields which of them each neuron sees; null for all
   * @throws IllegalArgumentException if there are fields of other neurons or inputs, or a weight
   *     outside of them is not 0
   */
  static LayerParameters of(
      SpikingLayer layer, InputLayer input, int @Nullable [] @Nullable [] fields) {
    int n = layer.neurons();
    int[] place = places(input);
    float[] all = new float[n * place.length];
    float[] context = new float[n * input.context()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < place.length; j++) {
        all[i * place.length + place[j]] = layer.weights()[j * n + i];
      }
      for (int c = 0; c < input.context(); c++) {
        context[i * input.context() + c] = layer.weights()[(place.length + c) * n + i];
      }
    }
    Wiring wiring = fields == null ? Wiring.full(place.length) : wiring(fields, layer, input, all);
    float[] weights = new float[n * wiring.width()];
    wiring.gather(all, weights);
    return new LayerParameters(layer, wiring, weights, context, layer.bias().clone());
  }

  /** Where each tapped input of a network stands here: by row of the sample, then by signal. */
  private static int[] places(InputLayer input) {
    int taps = input.taps();
    int[] places = new int[input.signals() * taps];
    Arrays.setAll(places, j -> (taps - 1 - j % taps) * input.signals() + j / taps);
    return places;
  }

  private static Wiring wiring(
      int[][] fields, SpikingLayer layer, InputLayer input, float[] weights) {
    Checks.that(fields.length == layer.neurons())
        .or("%s neurons need as many fields; got %s", layer.neurons(), fields.length);
    Wiring wiring = Wiring.of(fields, input);
    float[] inside = new float[wiring.width() * fields.length];
    wiring.gather(weights, inside);
    float[] kept = new float[weights.length];
    wiring.expand(inside, kept);
    Checks.that(Arrays.equals(kept, weights)).or("a neuron has a weight outside of its field");
    return wiring;
  }

  /**
   * The layer that runs.
   *
   * @param input as for {@link #of}
   */
  SpikingLayer layer(InputLayer input) {
    int n = neurons();
    int[] place = places(input);
    float[] all = new float[n * place.length];
    wiring.expand(weights, all);
    float[] ordered = new float[n * input.width()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < place.length; j++) {
        ordered[j * n + i] = all[i * place.length + place[j]];
      }
      for (int c = 0; c < input.context(); c++) {
        ordered[(place.length + c) * n + i] = context[i * input.context() + c];
      }
    }
    return fixed.withWeights(ordered).withBias(bias.clone());
  }
}
