package org.sswim.training;

import org.sswim.readout.FitSplit;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Trains networks on any samples and targets. Trainers are stateless and reusable; equal options
 * and data train equal networks.
 */
public interface Trainer {

  /**
   * Trains a network with a read-out for each part of a split.
   *
   * @param targets as many columns as the part that has most
   * @param split which samples train, and which choose what is left open
   * @param shape the shape of the network
   * @throws IllegalArgumentException if split or shape ask for what samples and targets lack
   */
  TrainedNetwork train(Samples samples, Targets targets, FitSplit split, NetworkShape shape);
}
