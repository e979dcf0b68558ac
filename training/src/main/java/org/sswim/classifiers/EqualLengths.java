package org.sswim.classifiers;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.sequences.LabelledSequences;

/**
 * Sequences brought to one number of steps, that of the median training sequence, by linear
 * interpolation; those that have it stay as they are. For baselines that compare value by value.
 *
 * @param steps of every sequence
 * @param signals of a step
 */
record EqualLengths(int steps, int signals) {

  static EqualLengths of(LabelledSequences train) {
    int[] lengths = IntStream.range(0, train.count()).map(train::steps).sorted().toArray();
    return new EqualLengths(lengths[lengths.length / 2], train.signals());
  }

  /** Number of values of a sequence. */
  int width() {
    return Math.multiplyExact(steps, signals);
  }

  List<float[]> apply(List<float[]> values) {
    return values.stream().map(own -> own.length == width() ? own : stretched(own)).toList();
  }

  private float[] stretched(float[] own) {
    int length = own.length / signals;
    float[] out = new float[width()];
    for (int t = 0; t < steps; t++) {
      double at = steps == 1 ? 0 : (double) t * (length - 1) / (steps - 1);
      int before = (int) at;
      int after = Math.min(length - 1, before + 1);
      float share = (float) (at - before);
      for (int s = 0; s < signals; s++) {
        out[t * signals + s] =
            (1 - share) * own[before * signals + s] + share * own[after * signals + s];
      }
    }
    return out;
  }
}
