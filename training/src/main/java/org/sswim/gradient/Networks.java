package org.sswim.gradient;

import java.util.List;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.NetworkShape;
import org.sswim.training.TrainedNetwork;

/**
 * A network for each part of a split.
 *
 * @param shape the shape of the networks
 * @param networks one a part, in its order
 */
record Networks(NetworkShape shape, List<SpikingNetwork> networks) implements TrainedNetwork {

  @Override
  public SpikingNetwork network(int part) {
    return networks.get(part);
  }
}
