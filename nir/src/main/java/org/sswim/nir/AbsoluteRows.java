package org.sswim.nir;

import java.util.ArrayList;
import java.util.List;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.Semantics;

/**
 * The network of a model as it sees rows that come one by one.
 *
 * <p>A model with relative input sees {@code x(t - d) - x(t)}. Over a window the reference is its
 * last row: whoever gives the window takes it away. In a stream the reference moves with every row,
 * so it goes into the weights: {@code sum_d w_d (x(t-d) - x(t))} is a sum with {@code w_0 - sum_d
 * w_d} at delay 0.
 */
final class AbsoluteRows {
  private AbsoluteRows() {}

  static SpikingNetwork of(ForecastModel model) {
    SpikingNetwork network = model.network();
    if (!model.spec().relativeInput() || model.spec().semantics() != Semantics.STREAMING) {
      return network;
    }
    HiddenNetwork hidden = network.hidden();
    SpikingLayer first = hidden.layers().get(0);
    int signals = hidden.input().signals();
    List<SpikingLayer> layers = new ArrayList<>(hidden.layers());
    int taps = hidden.input().taps();
    layers.set(0, first.withWeights(absolute(first.weights(), signals, taps, first.neurons())));
    SkipConnections skip = network.skip();
    return network
        .withHidden(hidden.withLayers(layers))
        .withSkip(
            skip == null
                ? null
                : skip.withWeights(
                    absolute(skip.weights(), signals, skip.delays(), skip.outputs())));
  }

  /**
   * @param weights {@code [signals][delays][receivers]}, then others, which stay
   */
  private static float[] absolute(float[] weights, int signals, int delays, int receivers) {
    float[] moved = weights.clone();
    for (int s = 0; s < signals; s++) {
      for (int n = 0; n < receivers; n++) {
        double sum = 0;
        for (int d = 0; d < delays; d++) {
          sum += weights[(s * delays + d) * receivers + n];
        }
        int at = s * delays * receivers + n;
        moved[at] = (float) (weights[at] - sum);
      }
    }
    return moved;
  }
}
