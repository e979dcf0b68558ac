package org.sswim.classifiers;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a read-out says of samples that it has not seen: the evidence for each class.
 *
 * @param values row-major {@code [samples][classes]}
 * @param label class of each sample: {@code [samples]}
 * @param classes number of classes
 */
record ClassScores(double[] values, int[] label, int classes) {
  private static final double SMALLEST = 1e-30;
  private static final int HALVINGS = 60;
  private static final double COLDEST = 1e-3;
  private static final double HOTTEST = 1e3;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

  /** Evidence of which probabilities, row-major {@code [samples][classes]}, are the softmax. */
  static ClassScores of(double[] probability, int[] label, int classes) {
    double[] values = new double[probability.length];
    Arrays.setAll(values, i -> Math.log(Math.max(SMALLEST, probability[i])));
    return new ClassScores(values, label, classes);
  }

  /** What read-outs say of different samples, together. */
  static ClassScores together(List<ClassScores> parts) {
    return new ClassScores(
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.values)).toArray(),
        parts.stream().flatMapToInt(part -> Arrays.stream(part.label)).toArray(),
        parts.get(0).classes);
  }

  /** Share of the samples whose class has most evidence. */
  double accuracy() {
    int right = 0;
    for (int i = 0; i < label.length; i++) {
      right += ClassScore.best(values, i, classes) == label[i] ? 1 : 0;
    }
    return (double) right / label.length;
  }

  /**
   * Mean squared difference of the evidence from 1 for the true class and -1 for others, every
   * class weighing the same.
   */
  double squaredError() {
    int[] count = new int[classes];
    double[] sum = new double[classes];
    for (int i = 0; i < label.length; i++) {
      count[label[i]]++;
      for (int k = 0; k < classes; k++) {
        double error = values[i * classes + k] - (k == label[i] ? 1 : -1);
        sum[label[i]] += error * error / classes;
      }
    }
    double mean = 0;
    int present = 0;
    for (int c = 0; c < classes; c++) {
      mean += count[c] > 0 ? sum[c] / count[c] : 0;
      present += count[c] > 0 ? 1 : 0;
    }
    return mean / present;
  }

  /**
   * What read-outs of few samples are to make least: of vectors the log loss, of sequences the
   * squared error, where the two were level.
   */
  static ToDoubleFunction<ClassScores> lossOfFew(boolean vectors) {
    return vectors ? ClassScores::leastLogLoss : ClassScores::squaredError;
  }

  /** The least that the log loss can be brought to by one factor. */
  double leastLogLoss() {
    return logLoss(factor());
  }

  /** Mean of {@code -ln p} of the true class, p the softmax of {@code factor} times evidence. */
  double logLoss(double factor) {
    return new LogLoss(this, 0).at(factor);
  }

  /**
   * The factor at which the log loss is least, in [1e-3, 1e3], by golden section. As if one more
   * sample were of all classes alike, so that few samples that are all named correctly do not make
   * certain.
   */
  double factor() {
    LogLoss loss = new LogLoss(this, 1.0 / (label.length + 1));
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = loss.at(Math.exp(left));
    double atRight = loss.at(Math.exp(right));
    for (int i = 0; i < HALVINGS && high - low > 1e-4; i++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = loss.at(Math.exp(left));
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = loss.at(Math.exp(right));
      }
    }
    return Math.exp(0.5 * (low + high));
  }

  /** The log loss where of every sample a share is of each class alike. */
  private static final class LogLoss {
    private final ClassScores scores;

    /** Largest evidence of each sample, and what is expected of it. */
    private final double[] top;

    private final double[] expected;

    LogLoss(ClassScores scores, double smoothing) {
      this.scores = scores;
      double[] values = scores.values;
      int classes = scores.classes;
      top = new double[scores.label.length];
      expected = new double[top.length];
      for (int i = 0; i < top.length; i++) {
        int from = i * classes;
        double largest = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (int k = 0; k < classes; k++) {
          largest = Math.max(largest, values[from + k]);
          mean += values[from + k] / classes;
        }
        top[i] = largest;
        expected[i] = (1 - smoothing) * values[from + scores.label[i]] + smoothing * mean;
      }
    }

    double at(double factor) {
      double sum = 0;
      for (int i = 0; i < top.length; i++) {
        int from = i * scores.classes;
        double highest = factor * top[i];
        double all = 0;
        for (int k = 0; k < scores.classes; k++) {
          all += Math.exp(factor * scores.values[from + k] - highest);
        }
        sum += Math.log(all) + highest - factor * expected[i];
      }
      return sum / top.length;
    }
  }
}
