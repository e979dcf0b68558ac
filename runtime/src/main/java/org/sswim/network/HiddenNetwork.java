package org.sswim.network;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.stored.Limited;
import org.sswim.stored.Withers;

/**
 * Everything of a network before its read-out weights: input layer, hidden layers and the banks
 * that turn the last layer's spikes into features. This is the part that S-SWIM samples.
 *
 * <p>Features are ordered by bank, then by neuron: {@code [banks][neurons]}.
 *
 * @param input layer 0
 * @param layers hidden layers, first to last, at least one
 * @param banks the read-out's view of the last layer
 */
@Withers
public record HiddenNetwork(InputLayer input, List<SpikingLayer> layers, ReadoutBanks banks)
    implements HiddenNetworkBuilder.With {

  /** Checks that each layer's inputs match the layer before it. */
  public HiddenNetwork {
    layers = List.copyOf(layers);
    Checks.that(!layers.isEmpty()).or("a network needs at least one hidden layer");
    int width = input.width();
    for (int l = 0; l < layers.size(); l++) {
      Checks.that(layers.get(l).inputs() == width)
          .or("hidden layer %s must have %s inputs; got %s", l + 1, width, layers.get(l).inputs());
      width = layers.get(l).neurons();
    }
    Checks.that((long) banks.banks() * width <= Limited.MOST_VALUES)
        .or(
            "a network has at most %s features; got %s",
            Limited.MOST_VALUES, (long) banks.banks() * width);
  }

  /** Number of parameters: weights, biases, delays, supports, costs, and the banks. */
  public long parameters() {
    long count = 2L * banks.banks();
    for (SpikingLayer layer : layers) {
      count += layer.weights().length + 5L * layer.neurons();
    }
    return count;
  }

  /** The last hidden layer. */
  public SpikingLayer last() {
    return layers.get(layers.size() - 1);
  }

  /** Number of features: banks times neurons of the last layer. */
  public int features() {
    return banks.banks() * last().neurons();
  }

  /** Number of neurons in all hidden layers. */
  public int neurons() {
    return layers.stream().mapToInt(SpikingLayer::neurons).sum();
  }
}
