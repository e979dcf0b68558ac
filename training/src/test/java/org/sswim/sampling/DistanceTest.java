package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DistanceTest {
  private static final float[] A = {1, 2, 3};
  private static final float[] B = {4, -2, 3};

  @Test
  void byHand() {
    // Differences 3, -4, 0.
    assertThat(Distance.L1.between(A, B)).isEqualTo(7);
    assertThat(Distance.L2.between(A, B)).isEqualTo(5);
    assertThat(Distance.LINF.between(A, B)).isEqualTo(4);
    // Means 2 and 5/3; deviations (-1, 0, 1) and (7, -11, 4)/3: ab = -1, aa = 2, bb = 62/3.
    assertThat(Distance.CORRELATION.between(A, B))
        .isCloseTo(1 + 1 / Math.sqrt(2 * 62.0 / 3), within(1e-14));
  }

  @Test
  void correlationIgnoresLevelAndUnit() {
    float[] scaled = {10, 30, 50};
    float[] mirrored = {-1, -2, -3};
    assertThat(Distance.CORRELATION.between(A, scaled)).isCloseTo(0, within(1e-14));
    assertThat(Distance.CORRELATION.between(A, mirrored)).isCloseTo(2, within(1e-14));
    assertThat(Distance.CORRELATION.between(A, new float[] {5, 5, 5})).isEqualTo(1);
    assertThat(Distance.CORRELATION.between(new float[] {5, 5, 5}, A)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Distance.class)
  void isSymmetric(Distance distance) {
    assertThat(distance.between(A, B)).isEqualTo(distance.between(B, A));
    assertThat(distance.between(A, A)).isCloseTo(0, within(1e-14));
  }

  @Test
  void floatDifferencesKeepTheirDigits() {
    // 2^24 and 2^24 - 1 are floats; their squares are not.
    float[] far = {16_777_216f};
    float[] near = {16_777_215f};
    assertThat(Distance.L1.between(far, near)).isEqualTo(1);
    assertThat(Distance.L2.between(far, near)).isEqualTo(1);
    assertThat(Distance.LINF.between(far, near)).isEqualTo(1);
  }
}
