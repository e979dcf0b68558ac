package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Vectors;

/**
 * Spike trains of some neurons over some steps.
 *
 * @param steps of each sample
 * @param neurons of each sample
 * @param trains of each sample 0 or 1, step by step: {@code [steps][neurons]}
 * @param classes number of classes that generators are told; 0 where there is nothing to tell
 * @param label class of each sample: {@code [samples]}
 */
record SpikeSample(int steps, int neurons, List<float[]> trains, int classes, int[] label) {
  /** Copies the list, not what is in it. */
  SpikeSample {
    trains = List.copyOf(trains);
  }

  /** Samples of which there is no class to tell. */
  SpikeSample(int steps, int neurons, List<float[]> trains) {
    this(steps, neurons, trains, 0, new int[trains.size()]);
  }

  /**
   * Samples of a class as spike trains. At every step a pixel fires with its brightness as the
   * probability, and a signal with its value there. So spikes stay what they are.
   *
   * @param data of values in [0, 1]
   * @param steps of a train; of sequences their own
   * @param copies trains of each sample
   */
  static SpikeSample coded(
      Vectors data, int label, int steps, int copies, UniformRandomProvider random) {
    List<float[]> trains = new ArrayList<>();
    float[] seen = new float[data.steps() * data.inputs()];
    for (int i = 0; i < data.count() * copies; i++) {
      int sample = i % data.count();
      if (data.label()[sample] == label) {
        data.fill(new int[] {sample}, 0, 1, seen, new int[1]);
        float[] train = new float[steps * data.inputs()];
        for (int at = 0; at < train.length; at++) {
          train[at] = random.nextFloat() < seen[at % seen.length] ? 1 : 0;
        }
        trains.add(train);
      }
    }
    return new SpikeSample(steps, data.inputs(), trains);
  }

  /** The samples of all classes, which are told apart. */
  static SpikeSample together(List<SpikeSample> classes) {
    SpikeSample first = classes.get(0);
    return new SpikeSample(
        first.steps,
        first.neurons,
        classes.stream().flatMap(own -> own.trains.stream()).toList(),
        classes.size(),
        IntStream.range(0, classes.size())
            .flatMap(c -> IntStream.generate(() -> c).limit(classes.get(c).count()))
            .toArray());
  }

  int count() {
    return trains.size();
  }

  /** Share of places that hold a spike, kept off 0 and 1. */
  double rate() {
    double sum = 0;
    for (float[] train : trains) {
      for (float s : train) {
        sum += s;
      }
    }
    double all = (double) count() * steps * neurons;
    return (sum + 1) / (all + 2);
  }

  /** Writes the means of a train over steps: {@code [neurons]}. */
  void rates(float[] train, float[] to) {
    Arrays.fill(to, 0, neurons, 0);
    for (int i = 0; i < train.length; i++) {
      to[i % neurons] += train[i] / steps;
    }
  }
}
