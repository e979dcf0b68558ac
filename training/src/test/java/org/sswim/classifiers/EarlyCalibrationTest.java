package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.EarlyTrust;
import org.sswim.classification.StreamingClassifier;
import org.sswim.classification.View;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.sequences.LabelledSequences;

class EarlyCalibrationTest {
  private static final int STEPS = 40;

  /** Noise, and from the middle on a level that tells the class. */
  private static LabelledSequences lateSteps(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 2;
      float[] own = new float[STEPS];
      for (int t = 0; t < STEPS; t++) {
        double level = t < STEPS / 2 ? 0 : 2 * label[i] - 1;
        own[t] = (float) (level + 0.5 * random.nextGaussian());
      }
      values.add(own);
    }
    return new LabelledSequences(values, 1, List.of(), label, List.of("down", "up"), null);
  }

  private static ClassifierModel fit(int count, int threads) {
    ClassifierOptions options =
        ClassifierOptions.defaults()
            .withNeurons(Auto.of(60))
            .withViews(Auto.of(List.of(View.VALUES)));
    return new ClassifierTrainer(options, Workers.of(threads)).fit(lateSteps(count, 1)).model();
  }

  /** 120 samples leave parts out in turn, 1000 those that choose. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {120, 1000})
  void decidesWhenThereIsSomethingToSee(int count) {
    ClassifierModel model = fit(count, 2);
    EarlyTrust early = model.early();
    assertThat(early.after(STEPS / 4)).isLessThan(0.3);
    assertThat(early.after(STEPS)).isEqualTo(1);
    LabelledSequences test = lateSteps(200, 2);
    int[] label = Objects.requireNonNull(test.label());
    int decided = 0;
    int right = 0;
    int tooEarly = 0;
    StreamingClassifier stream = new StreamingClassifier(model);
    float[] p = new float[2];
    for (int i = 0; i < test.count(); i++) {
      stream.reset();
      for (int t = 0; t < STEPS; t++) {
        stream.push(new float[] {test.values().get(i)[t]});
        stream.probabilities(p);
        if (p[stream.best()] >= 0.95) {
          decided++;
          right += stream.best() == label[i] ? 1 : 0;
          tooEarly += t < STEPS / 2 ? 1 : 0;
          break;
        }
      }
    }
    assertThat(decided).isGreaterThan(180);
    assertThat((double) right / decided).isGreaterThan(0.94);
    assertThat(tooEarly).isLessThan(10);
  }

  @Test
  void threadsChangeNothing() {
    assertThat(fit(120, 1).early().trust()).containsExactly(fit(120, 2).early().trust());
  }

  @Test
  void whatIsNotAffordableIsNotLearnt() {
    EarlyCalibration endless = new EarlyCalibration(Integer.MAX_VALUE, 2, Workers.of(1));
    endless.add(fit(120, 1), lateSteps(20, 3));
    assertThat(endless.trust()).isSameAs(EarlyTrust.ALWAYS);
  }
}
