package org.sswim.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;

/**
 * Which skip connections a network has, see {@link SkipConnections}.
 *
 * @param delays steps of a sample that they see, 0 for no skip connections
 * @param columns inputs beside the signals that they see at every delay
 * @param ahead inputs of the last step alone, such as known columns ahead and groups
 */
public record SkipShape(int delays, int columns, int ahead) {
  /** No skip connections. */
  public static final SkipShape NONE = new SkipShape(0, 0, 0);

  /** Those of a network. */
  public static SkipShape of(@Nullable SkipConnections skip) {
    return skip == null ? NONE : new SkipShape(skip.delays(), skip.columns(), skip.ahead());
  }

  /** Number of synapses of each output. */
  public int count(int signals) {
    return delays == 0 ? 0 : (int) SkipConnections.count(signals, columns, delays, ahead);
  }

  /** What they see. */
  public FeatureMap features(int signals) {
    return new RawFeatures(delays, signals, columns, ahead);
  }

  /**
   * The skip connections among the weights of a read-out.
   *
   * @param weights row-major {@code [features][outputs]}, those of {@link #features} last
   * @param from number of features before them
   * @return null if there are none
   */
  public @Nullable SkipConnections synapses(float[] weights, int from, int signals, int outputs) {
    if (delays == 0) {
      return null;
    }
    float[] skip = new float[count(signals) * outputs];
    for (int k = 0; k < count(signals); k++) {
      int feature = from + feature(k, signals);
      System.arraycopy(weights, feature * outputs, skip, k * outputs, outputs);
    }
    return new SkipConnections(signals, columns, delays, ahead, skip);
  }

  /**
   * The network of a read-out that also reads what the skip connections see.
   *
   * @param weights row-major {@code [features][outputs]}, those of {@link #features} last
   */
  public SpikingNetwork network(HiddenNetwork hidden, float[] weights, float[] bias) {
    int spiking = hidden.features();
    return new SpikingNetwork(
        hidden,
        new Readout(Arrays.copyOf(weights, spiking * bias.length), bias),
        synapses(weights, spiking, hidden.input().signals(), bias.length));
  }

  /**
   * The weights of a network's outputs, as {@link #synapses} takes them apart. First come those of
   * its features, then those of its skip connections in the order of {@link #features}.
   *
   * @return row-major {@code [features][outputs]}
   */
  public static float[] weights(SpikingNetwork network) {
    float[] spiking = network.readout().weights();
    SkipConnections skip = network.skip();
    if (skip == null) {
      return spiking;
    }
    float[] all = Arrays.copyOf(spiking, spiking.length + skip.weights().length);
    int outputs = skip.outputs();
    for (int k = 0; k < skip.count(); k++) {
      int to = spiking.length + of(skip).feature(k, skip.signals()) * outputs;
      System.arraycopy(skip.weights(), k * outputs, all, to, outputs);
    }
    return all;
  }

  /**
   * The place among the features of what a synapse sees: features are ordered by row, oldest first,
   * then by source; synapses by source, then delay.
   */
  private int feature(int synapse, int signals) {
    int source = synapse / delays;
    if (source >= signals + columns) {
      return synapse;
    }
    int row = delays - 1 - synapse % delays;
    return source < signals
        ? row * signals + source
        : delays * signals + row * columns + source - signals;
  }
}
