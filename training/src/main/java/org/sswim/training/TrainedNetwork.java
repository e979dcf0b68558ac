package org.sswim.training;

import org.sswim.network.SpikingNetwork;

/** The result of a {@link Trainer}: a network for each part of the split that it was given. */
public interface TrainedNetwork {

  /** The complete network of a part. */
  SpikingNetwork network(int part);
}
