package org.sswim.classifiers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Energy;

/**
 * How well one fitted candidate names the classes of test sequences.
 *
 * @param model its name
 * @param seed of networks; null for others
 * @param accuracy share of the sequences whose most probable class is theirs
 * @param macroF1 mean over the classes of {@code 2 TP / (2 TP + FP + FN)}; classes that neither
 *     occur nor are named do not count
 * @param logLoss mean of {@code -ln p} of the true class, p at least 1e-15
 * @param fitSeconds wall-clock time of the fits
 * @param neurons of all hidden layers
 * @param parameters numbers learnt or drawn
 * @param spikesPerSample mean number of spikes over a sequence
 * @param stepsPerSample mean number of steps that a network takes for a sequence, up to the
 *     decision where that ends the run; 0 without a network
 * @param energy what a sample takes; null where it is not counted
 * @param confusion number of sequences by class and by the class named, row-major {@code
 *     [classes][classes]}
 * @param epochs of a network that gradients trained, where there are test sequences, the start
 *     first; else none
 */
public record ClassScore(
    String model,
    @Nullable Long seed,
    double accuracy,
    double macroF1,
    double logLoss,
    double fitSeconds,
    int neurons,
    long parameters,
    double spikesPerSample,
    double stepsPerSample,
    @Nullable Energy energy,
    int[] confusion,
    List<EpochScore> epochs) {
  /** Copies the list. */
  public ClassScore {
    epochs = List.copyOf(epochs);
  }

  /**
   * Scores answers.
   *
   * @param label true classes
   */
  static ClassScore of(
      String model,
      @Nullable Long seed,
      FittedClassifier fitted,
      double seconds,
      BatchClassifier.Answers answers,
      int[] label,
      int classes,
      List<EpochScore> epochs,
      @Nullable Energy energy) {
    int[] confusion = new int[classes * classes];
    double spikes = 0;
    for (int i = 0; i < label.length; i++) {
      confusion[label[i] * classes + best(answers.probability(), i, classes)]++;
      spikes += answers.spikes()[i];
    }
    LeftOutScore score = LeftOutScore.of(answers.probability(), label);
    return new ClassScore(
        model,
        seed,
        score.accuracy(),
        macroF1(confusion, classes),
        score.logLoss(),
        seconds,
        fitted.neurons(),
        fitted.parameters(),
        spikes / label.length,
        Arrays.stream(answers.steps()).average().orElse(0),
        energy,
        confusion,
        epochs);
  }

  /** The most probable class of a sequence. */
  public static int best(double[] probability, int sequence, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (probability[sequence * classes + k] > probability[sequence * classes + best]) {
        best = k;
      }
    }
    return best;
  }

  private static double macroF1(int[] confusion, int classes) {
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < classes; c++) {
      int is = 0;
      int named = 0;
      for (int k = 0; k < classes; k++) {
        is += confusion[c * classes + k];
        named += confusion[k * classes + c];
      }
      if (is + named > 0) {
        sum += 2.0 * confusion[c * classes + c] / (is + named);
        counted++;
      }
    }
    return sum / counted;
  }
}
