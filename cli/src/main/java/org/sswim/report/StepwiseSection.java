package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassScore;
import org.sswim.linalg.Workers;
import org.sswim.samples.Samples;
import org.sswim.sequences.LabelledSequences;

/**
 * How well a model names classes after a part of the steps of every sequence, and how many spikes
 * it has spent by then.
 *
 * @param shown sequences with their classes, of which some at even distances are named
 */
record StepwiseSection(ClassifierModel model, LabelledSequences shown) {
  private static final int SAMPLES = 500;
  private static final int TENTHS = 10;
  private static final int MOST_POINTS = 20;

  private int[] numbers() {
    return Picks.spread(shown.count(), SAMPLES).toArray();
  }

  JsonText json() {
    BatchClassifier batch = new BatchClassifier(model, Workers.available());
    List<float[]> values = Arrays.stream(numbers()).mapToObj(shown.values()::get).toList();
    List<JsonText> points = new ArrayList<>();
    if (model.coding().vectors()) {
      Samples all = batch.samples(values);
      for (int steps : steps(model.coding().shown())) {
        points.add(point(steps, batch.classify(new FirstSteps(all, steps))));
      }
    } else {
      Samples scanned = model.coding().scan() == null ? null : batch.samples(values);
      for (int tenth = 1; tenth <= TENTHS; tenth++) {
        points.add(
            point(
                100 * tenth / TENTHS,
                scanned == null
                    ? batch.classify(first(values, tenth))
                    : batch.classify(new FirstSteps(scanned, scanned.steps() * tenth / TENTHS))));
      }
    }
    return JsonText.of("unit", model.coding().vectors() ? "steps" : "percent")
        .with("own", model.coding().own())
        .with("samples", values.size())
        .with("of", shown.count())
        .with("points", points);
  }

  private static int[] steps(int all) {
    int points = Math.min(all, MOST_POINTS);
    return IntStream.rangeClosed(1, points).map(k -> (int) ((long) k * all / points)).toArray();
  }

  private List<float[]> first(List<float[]> values, int tenths) {
    int signals = shown.signals();
    List<float[]> cut = new ArrayList<>();
    for (float[] own : values) {
      int steps = Math.max(1, Math.round(own.length / signals * tenths / (float) TENTHS));
      cut.add(Arrays.copyOf(own, steps * signals));
    }
    return cut;
  }

  private JsonText point(int at, BatchClassifier.Answers answers) {
    int[] numbers = numbers();
    int[] label = Objects.requireNonNull(shown.label());
    int classes = model.classes().size();
    int right = 0;
    double sure = 0;
    double spikes = 0;
    for (int i = 0; i < numbers.length; i++) {
      int named = ClassScore.best(answers.probability(), i, classes);
      right += named == label[numbers[i]] ? 1 : 0;
      sure += answers.probability()[i * classes + named];
      spikes += answers.spikes()[i];
    }
    return JsonText.of("at", at)
        .with("accuracy", (double) right / numbers.length)
        .with("sure", sure / numbers.length)
        .with("spikes", spikes / numbers.length);
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
