package org.sswim.training;

import org.sswim.network.SpikingNetwork;

/** What a {@link Trainer} found: a network for each part of the split that it was given. */
public interface TrainedNetwork {

  /** The complete network of a part. */
  SpikingNetwork network(int part);
}
