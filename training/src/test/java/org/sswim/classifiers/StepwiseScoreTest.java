package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.classification.Coding;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.samples.Samples;
import org.sswim.sequences.LabelledSequences;

class StepwiseScoreTest {
  private static final Workers WORKERS = Workers.of(2);

  /** Points inside and outside of a circle, and what is left of both coordinates. */
  private static LabelledSequences points(int count) {
    Random random = new Random(5);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      float x = random.nextFloat();
      float y = random.nextFloat();
      label[i] = Math.hypot(x - 0.5, y - 0.5) < 0.35 ? 1 : 0;
      values.add(new float[] {x, y, 1 - x, 1 - y});
    }
    return new LabelledSequences(values, 4, List.of(), label, List.of("out", "in"), null);
  }

  /** Coded for all steps, not anew for fewer: the brightest pixels come at the first step. */
  @Test
  void theFirstStepsOfACodeAreThoseOfTheWholeCode() {
    LabelledSequences data = points(60);
    ClassifierFit fit =
        new ClassifierTrainer(
                ClassifierOptions.defaults().withNeurons(Auto.of(40)).withCoding(Coding.LATENCY),
                WORKERS)
            .fit(data);
    BatchClassifier batch = new BatchClassifier(fit.model(), WORKERS);
    Samples all = batch.samples(data.values());
    Samples some = new StepwiseScore.FirstSteps(all, 3);
    assertThat(some.steps()).isEqualTo(3);
    int seen = 0;
    for (int i = 0; i < some.places(); i++) {
      for (int t = 0; t < 3; t++) {
        for (int s = 0; s < 4; s++) {
          assertThat(some.value(0, i, t, s)).isEqualTo(all.value(0, i, t, s));
          seen += some.value(0, i, t, s) > 0 ? 1 : 0;
        }
      }
    }
    // Values above 1 - 2.5 / 7 fire by then: about 36 % of 240.
    assertThat(seen).isBetween(60, 120);
    // The last point has seen everything.
    List<StepwiseScore> scores = StepwiseScore.measure(fit.model(), data, 30, WORKERS);
    List<float[]> half = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      half.add(data.values().get(2 * i));
    }
    BatchClassifier.Answers answers = batch.classify(half);
    double spikes = 0;
    for (double own : answers.spikes()) {
      spikes += own / 30;
    }
    StepwiseScore last = scores.get(scores.size() - 1);
    assertThat(last.at()).isEqualTo(fit.model().coding().shown());
    assertThat(last.spikes()).isCloseTo(spikes, offset(1e-9));
  }
}
