package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class ClassScoresTest {
  private static final ClassScores THREE =
      new ClassScores(new double[] {1, -1, 0.5, 0.7, 0, 0}, new int[] {0, 0, 1}, 2);

  @Test
  void accuracyTakesTheFirstOfEquals() {
    // Right, wrong, and evidence for both classes alike, which names the first.
    assertThat(THREE.accuracy()).isCloseTo(1 / 3.0, offset(1e-12));
  }

  @Test
  void squaredErrorWeighsClassesAlike() {
    // Class 0: 0 and ((0.5 - 1)^2 + (0.7 + 1)^2) / 2 = 1.57, mean 0.785. Class 1: (1 + 1) / 2 = 1.
    assertThat(THREE.squaredError()).isCloseTo((0.785 + 1) / 2, offset(1e-12));
    // A class without samples does not count.
    ClassScores one = new ClassScores(new double[] {1, 0}, new int[] {0}, 2);
    assertThat(one.squaredError()).isCloseTo(0.5, offset(1e-12));
  }

  @Test
  void logLossIsThatOfTheSoftmax() {
    double expected =
        (Math.log1p(Math.exp(-2 * 2)) + Math.log1p(Math.exp(2 * 0.2)) + Math.log(2)) / 3;
    assertThat(THREE.logLoss(2)).isCloseTo(expected, offset(1e-12));
    // Evidence beyond the range of exp.
    ClassScores far = new ClassScores(new double[] {5000, 0}, new int[] {1}, 2);
    assertThat(far.logLoss(1)).isCloseTo(5000, offset(1e-9));
  }

  @Test
  void fewSamplesThatAreAllRightDoNotMakeCertain() {
    // Of n samples of evidence 1 and -1 all right, d/df (ln(e^f + e^-f) - (1 - s) f) = 0 is tanh f
    // = 1 - s, s = 1 / (n + 1).
    int n = 9;
    double[] values = new double[2 * n];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? 1 : -1;
    }
    ClassScores right = new ClassScores(values, new int[n], 2);
    assertThat(Math.tanh(right.factor())).isCloseTo(0.9, offset(1e-4));
  }

  @Test
  void evidenceThatSaysNothingIsMadeSmall() {
    double[] values = {1, -1, 1, -1, -1, 1, -1, 1};
    ClassScores even = new ClassScores(values, new int[] {0, 1, 0, 1}, 2);
    assertThat(even.factor()).isLessThan(2e-3);
    assertThat(even.logLoss(even.factor())).isCloseTo(Math.log(2), offset(1e-3));
    assertThat(Arrays.stream(values).sum()).isZero();
  }
}
