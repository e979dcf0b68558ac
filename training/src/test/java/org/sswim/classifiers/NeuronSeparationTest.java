package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class NeuronSeparationTest {
  private static final int[] LABEL = {0, 0, 1, 1};

  @Test
  void varianceBetweenOverThatWithin() {
    // 1, 3 and 5, 7: means 2, 6 and 4, between 4 * 2^2, within 4 * 1^2. Then one that does not
    // move, one that is 0, and one that moves, but not between classes.
    float[] features = {1, 4, 0, 1, 3, 4, 0, 3, 5, 4, 0, 1, 7, 4, 0, 3};
    double[] f = NeuronSeparation.ofFeatures(features, LABEL, 2);
    assertThat(f[0]).isCloseTo(16 / 4.0, offset(1e-3));
    assertThat(f[1]).isCloseTo(0, offset(1e-9));
    assertThat(f[2]).isZero();
    assertThat(f[3]).isCloseTo(0, offset(1e-9));
  }

  @Test
  void aNeuronIsAsGoodAsItsBestSection() {
    // Two sections of three neurons: the first separates in none, the second a little in the first,
    // the third well in the second.
    float[][] rows = {
      {1, 1, 1, 2, 2, 1}, {2, 3, 2, 1, 1, 1.1f}, {1, 2, 1, 2, 2, 3}, {2, 4, 2, 1, 1, 3.1f}
    };
    float[] features = new float[24];
    for (int i = 0; i < features.length; i++) {
      features[i] = rows[i / 6][i % 6];
    }
    assertThat(NeuronSeparation.best(features, LABEL, 2, 3, 1)).containsExactly(2);
    assertThat(NeuronSeparation.best(features, LABEL, 2, 3, 2)).containsExactly(1, 2);
  }
}
