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
   * The first layer of a network.
   *
   * @param input how its inputs are ordered
   * @param fields which of them each neuron sees; null for all
   * @throws IllegalArgumentException if there are fields of other neurons or inputs, or a weight
   *     outside of them is not 0
   */
  static LayerParameters first(
      SpikingLayer layer, InputLayer input, int @Nullable [] @Nullable [] fields) {
    int n = layer.neurons();
    int signals = input.signals();
    int taps = input.taps();
    float[] weights = new float[n * signals * taps];
    float[] context = new float[n * input.context()];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < signals; s++) {
        for (int tap = 0; tap < taps; tap++) {
          weights[i * signals * taps + (taps - 1 - tap) * signals + s] =
              layer.weights()[(s * taps + tap) * n + i];
        }
      }
      for (int c = 0; c < input.context(); c++) {
        context[i * input.context() + c] = layer.weights()[(signals * taps + c) * n + i];
      }
    }
    Wiring full = Wiring.full(signals * taps);
    return fields == null
        ? of(layer, full, weights, context)
        : of(layer, wiring(fields, layer, input, weights), weights, context);
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

  /** A layer behind another. */
  static LayerParameters later(SpikingLayer layer) {
    int n = layer.neurons();
    int inputs = layer.inputs();
    float[] weights = new float[n * inputs];
    for (int j = 0; j < inputs; j++) {
      for (int i = 0; i < n; i++) {
        weights[i * inputs + j] = layer.weights()[j * n + i];
      }
    }
    return of(layer, Wiring.full(inputs), weights, new float[0]);
  }

  /** With those of all weights that are there. */
  private static LayerParameters of(
      SpikingLayer layer, Wiring wiring, float[] all, float[] context) {
    float[] weights = new float[layer.neurons() * wiring.width()];
    wiring.gather(all, weights);
    return new LayerParameters(layer, wiring, weights, context, layer.bias().clone());
  }

  /**
   * The layer that runs.
   *
   * @param input the input layer for the first layer, which gives the order of its weights. For
   *     later layers it has as many signals as the layer has inputs, one tap and no context
   */
  SpikingLayer layer(InputLayer input) {
    int n = neurons();
    int signals = input.signals();
    int taps = input.taps();
    float[] all = new float[n * signals * taps];
    wiring.expand(weights, all);
    float[] ordered = new float[n * input.width()];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < signals; s++) {
        for (int tap = 0; tap < taps; tap++) {
          ordered[(s * taps + tap) * n + i] =
              all[i * signals * taps + (taps - 1 - tap) * signals + s];
        }
      }
      for (int c = 0; c < input.context(); c++) {
        ordered[(signals * taps + c) * n + i] = context[i * input.context() + c];
      }
    }
    return fixed.withWeights(ordered).withBias(bias.clone());
  }
}
