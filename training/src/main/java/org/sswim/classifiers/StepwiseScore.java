package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.linalg.Workers;
import org.sswim.samples.Samples;
import org.sswim.sequences.LabelledSequences;

/**
 * How well a model classifies after a part of the steps of every sequence, and how many spikes it
 * has spent by then.
 *
 * @param at how many steps a vector was shown for, or how many per cent of its steps a sequence had
 * @param accuracy share of the sequences whose most probable class is theirs
 * @param sure mean probability of the class that is named
 * @param spikes mean number of spikes for a sequence
 */
public record StepwiseScore(int at, double accuracy, double sure, double spikes) {
  private static final int TENTHS = 10;
  private static final int MOST_POINTS = 20;

  /**
   * Scores a model after rising parts of the steps: up to {@value #MOST_POINTS} numbers of steps
   * for vectors, else each tenth of every sequence.
   *
   * @param data with the class of every sequence, as the model orders classes
   * @param most sequences that are looked at, at even distances
   */
  public static List<StepwiseScore> measure(
      ClassifierModel model, LabelledSequences data, int most, Workers workers) {
    int some = Math.min(most, data.count());
    int[] numbers =
        IntStream.range(0, some).map(i -> (int) ((long) i * data.count() / some)).toArray();
    List<float[]> values = Arrays.stream(numbers).mapToObj(data.values()::get).toList();
    int[] all = Objects.requireNonNull(data.label());
    int[] label = Arrays.stream(numbers).map(i -> all[i]).toArray();
    BatchClassifier batch = new BatchClassifier(model, workers);
    List<StepwiseScore> scores = new ArrayList<>();
    if (model.coding().vectors()) {
      Samples samples = batch.samples(values);
      int shown = model.coding().shown();
      int points = Math.min(shown, MOST_POINTS);
      for (int k = 1; k <= points; k++) {
        int steps = (int) ((long) k * shown / points);
        scores.add(of(steps, batch.classify(new FirstSteps(samples, steps)), label));
      }
      return scores;
    }
    Samples scanned = model.coding().scan() == null ? null : batch.samples(values);
    for (int tenth = 1; tenth <= TENTHS; tenth++) {
      BatchClassifier.Answers answers =
          scanned == null
              ? batch.classify(first(values, data.signals(), tenth))
              : batch.classify(new FirstSteps(scanned, scanned.steps() * tenth / TENTHS));
      scores.add(of(100 * tenth / TENTHS, answers, label));
    }
    return scores;
  }

  private static List<float[]> first(List<float[]> values, int signals, int tenths) {
    List<float[]> cut = new ArrayList<>();
    for (float[] own : values) {
      int steps = Math.max(1, Math.round(own.length / signals * tenths / (float) TENTHS));
      cut.add(Arrays.copyOf(own, steps * signals));
    }
    return cut;
  }

  private static StepwiseScore of(int at, BatchClassifier.Answers answers, int[] label) {
    double sure = 0;
    double spikes = 0;
    for (int i = 0; i < label.length; i++) {
      sure += answers.of(i)[answers.best(i)];
      spikes += answers.spikes()[i];
    }
    return new StepwiseScore(
        at,
        LeftOutScore.of(answers.probability(), label).accuracy(),
        sure / label.length,
        spikes / label.length);
  }

  /**
   * The first steps of samples, as where an image is shown for a shorter while.
   *
   * @param all samples that all take every step
   * @param steps how many, 1 .. those of the samples
   */
  record FirstSteps(Samples all, int steps) implements Samples {
    @Override
    public int places() {
      return all.places();
    }

    @Override
    public int signals() {
      return all.signals();
    }

    @Override
    public boolean constant() {
      return all.constant();
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return all.value(lane, place, step, signal);
    }
  }
}
