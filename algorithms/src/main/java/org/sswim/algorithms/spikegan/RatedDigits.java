package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Vectors;

/**
 * Images and sequences as spike trains. At every step a pixel fires with its brightness as the
 * probability, and a signal with its value there. So spikes stay what they are.
 */
final class RatedDigits {
  private RatedDigits() {}

  /**
   * Spike trains of the samples of a class.
   *
   * @param data of values in [0, 1]
   * @param steps of a train; of sequences their own
   * @param copies trains of each sample
   */
  static SpikeSample trains(
      Vectors data, int label, int steps, int copies, UniformRandomProvider random) {
    List<float[]> trains = new ArrayList<>();
    float[] image = new float[data.steps() * data.inputs()];
    int[] own = new int[1];
    for (int i = 0; i < data.count() * copies; i++) {
      int sample = i % data.count();
      if (data.label()[sample] == label) {
        data.fill(new int[] {sample}, 0, 1, image, own);
        trains.add(train(image, steps * data.inputs(), random));
      }
    }
    return new SpikeSample(steps, data.inputs(), trains);
  }

  private static float[] train(float[] image, int places, UniformRandomProvider random) {
    float[] train = new float[places];
    for (int i = 0; i < train.length; i++) {
      train[i] = random.nextFloat() < image[i % image.length] ? 1 : 0;
    }
    return train;
  }
}
