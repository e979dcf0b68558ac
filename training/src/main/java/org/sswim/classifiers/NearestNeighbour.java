package org.sswim.classifiers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * The class of the training sequence at the least Euclidean distance. As certain as it was right
 * about training sequences that were left out one by one.
 */
final class NearestNeighbour {
  private static final int BLOCK = 256;

  /** Training samples, spread over all, that tell how often it is right. */
  private static final int MOST_TRIALS = 1000;

  private final EqualLengths lengths;
  private final float[] known;
  private final float[] square;
  private final int[] label;
  private final int classes;
  private final Workers workers;
  private double right;

  private NearestNeighbour(LabelledSequences train, Workers workers) {
    this.workers = workers;
    lengths = EqualLengths.of(train);
    label = Objects.requireNonNull(train.label());
    classes = train.classes().size();
    known = flat(lengths.apply(train.values()));
    square = new float[label.length];
    int width = lengths.width();
    for (int i = 0; i < known.length; i++) {
      square[i / width] += known[i] * known[i];
    }
  }

  static FittedClassifier fit(LabelledSequences train, Workers workers) {
    NearestNeighbour own = new NearestNeighbour(train, workers);
    own.right = own.leftOut(train);
    return FittedClassifier.plain(own::answers, own.known.length, own.known.length);
  }

  private float[] flat(List<float[]> values) {
    int width = lengths.width();
    float[] all = new float[Math.multiplyExact(values.size(), width)];
    for (int i = 0; i < values.size(); i++) {
      System.arraycopy(values.get(i), 0, all, i * width, width);
    }
    return all;
  }

  private double leftOut(LabelledSequences train) {
    int stride = Math.max(1, label.length / MOST_TRIALS);
    int count = (label.length + stride - 1) / stride;
    int[] self = IntStream.range(0, count).map(i -> i * stride).toArray();
    int[] found = nearest(IntStream.of(self).mapToObj(train.values()::get).toList(), self);
    int named = 0;
    for (int i = 0; i < count; i++) {
      named += label[found[i]] == label[self[i]] ? 1 : 0;
    }
    return (named + 1.0) / (count + classes);
  }

  private BatchClassifier.Answers answers(LabelledSequences data) {
    int[] none = new int[data.count()];
    Arrays.fill(none, -1);
    int[] found = nearest(data.values(), none);
    double[] probability = new double[data.count() * classes];
    Arrays.fill(probability, (1 - right) / (classes - 1));
    for (int i = 0; i < found.length; i++) {
      probability[i * classes + label[found[i]]] = right;
    }
    return new BatchClassifier.Answers(probability, new double[data.count()]);
  }

  /**
   * The nearest of the known sequences.
   *
   * @param not number of the known sequence that does not count, or -1: {@code [values]}
   */
  private int[] nearest(List<float[]> values, int[] not) {
    int width = lengths.width();
    int n = label.length;
    int[] found = new int[values.size()];
    workers.each(
        (values.size() + BLOCK - 1) / BLOCK,
        part -> {
          int from = part * BLOCK;
          int size = Math.min(BLOCK, values.size() - from);
          float[] block = flat(lengths.apply(values.subList(from, from + size)));
          float[] product = new float[Math.multiplyExact(size, n)];
          Blas.gemmNT(size, n, width, 1f, block, known, 0f, product);
          for (int i = 0; i < size; i++) {
            int best = -1;
            float least = Float.POSITIVE_INFINITY;
            for (int k = 0; k < n; k++) {
              float distance = square[k] - 2 * product[i * n + k];
              if (k != not[from + i] && (best < 0 || distance < least)) {
                least = distance;
                best = k;
              }
            }
            found[from + i] = best;
          }
        });
    return found;
  }
}
