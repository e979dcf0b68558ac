package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class WeighingTest {
  private static final int[] COUNTS = {2, 3, 5};

  private static double weight(Weighing weighing, int own, int output) {
    return weighing.weight(own, output, COUNTS, 10);
  }

  @Test
  void classesWeighTheSame() {
    for (int c = 0; c < 3; c++) {
      assertThat(COUNTS[c] * weight(Weighing.CLASSES, c, 1)).isCloseTo(10 / 3.0, offset(1e-12));
      assertThat(weight(Weighing.ALIKE, c, 1)).isEqualTo(1);
    }
  }

  @Test
  void oneClassWeighsAsMuchAsAllOthers() {
    // Of output 0: 1 / (2 * 0.2) for each of two samples, 1 / (2 * 0.8) for each of eight.
    assertThat(weight(Weighing.ONE_AGAINST_REST, 0, 0)).isCloseTo(2.5, offset(1e-12));
    assertThat(weight(Weighing.ONE_AGAINST_REST, 1, 0)).isCloseTo(0.625, offset(1e-12));
    assertThat(weight(Weighing.ONE_AGAINST_REST, 2, 0)).isCloseTo(0.625, offset(1e-12));
    assertThat(weight(Weighing.ONE_AGAINST_REST, 2, 2)).isCloseTo(1, offset(1e-12));
  }
}
