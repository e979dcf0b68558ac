package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.sampling.SeedStreams;

/**
 * Spikes at random: in every step each unit fires with the same probability, independently.
 *
 * @param units number of units, at least 1
 * @param rate probability of a spike, in [0, 1]
 */
public record PoissonSpikes(int units, double rate) {

  /**
   * Draws sequences.
   *
   * @return of each sequence 0 and 1, row-major {@code [steps][units]}
   */
  public List<float[]> draw(int sequences, int steps, long seed) {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      UniformRandomProvider random = new SeedStreams(seed).stream("poisson", i);
      float[] train = new float[Math.multiplyExact(steps, units)];
      for (int v = 0; v < train.length; v++) {
        train[v] = random.nextDouble() < rate ? 1 : 0;
      }
      all.add(train);
    }
    return all;
  }
}
