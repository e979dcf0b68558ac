package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.sampling.SeedStreams;

/**
 * The spikes of a solution that knows rates and nothing else. In each sequence every output fires
 * at random, on average as often as its target does in the same sequence. It is told the rates of
 * the sequences that it is scored on, which no trained model is.
 */
public final class RateOnly {
  private RateOnly() {}

  /**
   * Draws trains.
   *
   * @param targets of each sequence, row-major {@code [steps][outputs]}
   * @return 0 and 1, of the same shapes
   */
  public static List<float[]> draw(List<float[]> targets, int outputs, long seed) {
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      float[] target = targets.get(i);
      float[] train = new float[target.length];
      int steps = target.length / outputs;
      for (int k = 0; k < outputs; k++) {
        UniformRandomProvider random = new SeedStreams(seed).stream("rate-only", i, k);
        double rate = 0;
        for (int at = k; at < target.length; at += outputs) {
          rate += target[at] / (double) steps;
        }
        for (int at = k; at < train.length; at += outputs) {
          train[at] = random.nextDouble() < rate ? 1 : 0;
        }
      }
      trains.add(train);
    }
    return trains;
  }
}
