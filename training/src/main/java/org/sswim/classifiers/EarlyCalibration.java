package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.EarlyTrust;
import org.sswim.classification.StreamingClassifier;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * Finds how far the evidence of a classifier is to be trusted before a sequence ends. It is the
 * factor of least log loss after some steps, on sequences that its read-out has not seen. It is
 * never more than at a later step.
 */
final class EarlyCalibration {
  private static final int POINTS = 12;

  /** Sequences that are looked at. */
  private static final int MOST = 400;

  /** Products of inputs and weights. */
  private static final double MOST_WORK = 1e10;

  /** Of a step that fewer sequences reach there is nothing to learn. */
  private static final int FEWEST = 10;

  private final Workers workers;
  private final int longest;
  private final int classes;
  private final int[] steps;
  private final List<Seen> seen = new ArrayList<>();

  /** The class of a sequence, and the probability of each after the steps that it reaches. */
  private record Seen(int label, double[][] probability) {}

  /**
   * A calibration.
   *
   * @param longest steps of the longest sequence
   */
  EarlyCalibration(int longest, int classes, Workers workers) {
    this.workers = workers;
    this.longest = longest;
    this.classes = classes;
    steps =
        IntStream.concat(
                IntStream.of(1),
                IntStream.range(1, POINTS).map(i -> (int) ((long) longest * i / POINTS)))
            .filter(t -> t >= 1 && t < longest)
            .distinct()
            .toArray();
  }

  /**
   * Looks at sequences.
   *
   * @param model that has not seen them, and always trusts its evidence
   * @param data with the class of every sequence
   */
  void add(ClassifierModel model, LabelledSequences data) {
    int[] label = Objects.requireNonNull(data.label());
    long synapses =
        model.network().hidden().layers().stream().mapToLong(l -> l.weights().length).sum();
    double affordable = MOST_WORK / ((double) longest * synapses);
    int count = (int) Math.min(Math.min(MOST, affordable), data.count());
    Seen[] found = new Seen[count];
    workers.each(
        count,
        () -> new StreamingClassifier(model),
        (stream, i) -> {
          int number = (int) ((long) i * data.count() / count);
          found[i] = new Seen(label[number], watch(stream, data.values().get(number)));
        });
    seen.addAll(List.of(found));
  }

  private double[][] watch(StreamingClassifier stream, float[] sequence) {
    int signals = stream.model().coding().signals();
    int shown = stream.model().coding().shown();
    int length = shown > 0 ? shown : sequence.length / signals;
    int reached = (int) Arrays.stream(steps).filter(t -> t <= length).count();
    double[][] probabilities = new double[reached][classes];
    float[] probability = new float[classes];
    float[] row = new float[signals];
    stream.reset();
    int point = 0;
    for (int t = 0; point < reached; t++) {
      System.arraycopy(sequence, shown > 0 ? 0 : t * signals, row, 0, signals);
      stream.push(row);
      if (t + 1 == steps[point]) {
        stream.probabilities(probability);
        for (int k = 0; k < classes; k++) {
          probabilities[point][k] = probability[k];
        }
        point++;
      }
    }
    return probabilities;
  }

  /** The trust that suits what was seen. */
  EarlyTrust trust() {
    int points = 0;
    while (points < steps.length && reaching(points).size() >= FEWEST) {
      points++;
    }
    if (points == 0) {
      return EarlyTrust.ALWAYS;
    }
    int[] at = Arrays.copyOf(steps, points + 1);
    float[] trust = new float[points + 1];
    at[points] = longest;
    trust[points] = 1;
    for (int i = points - 1; i >= 0; i--) {
      trust[i] = Math.min(trust[i + 1], (float) Math.min(1, factor(i)));
    }
    return new EarlyTrust(at, trust);
  }

  private List<Seen> reaching(int point) {
    return seen.stream().filter(one -> one.probability.length > point).toList();
  }

  private double factor(int point) {
    List<Seen> some = reaching(point);
    double[] values =
        some.stream().flatMapToDouble(one -> Arrays.stream(one.probability[point])).toArray();
    int[] label = some.stream().mapToInt(Seen::label).toArray();
    return ClassScores.of(values, label, classes).factor();
  }
}
