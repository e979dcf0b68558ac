package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairDensityTest {

  @Test
  void byHand() {
    // -(1/2 ln 1/2 + 2 * 1/4 ln 1/4) = 3/2 ln 2, over ln 4 = 2 ln 2; 1 / (1/4 + 1/16 + 1/16).
    PairDensity density = PairDensity.of(0.5, 0.25, 0.25, 0);
    assertThat(density.entropy()).isCloseTo(0.75, within(1e-15));
    assertThat(density.effectiveSampleSize()).isCloseTo(8 / 3.0, within(1e-14));
    assertThat(density.usable()).isEqualTo(3);
  }

  @Test
  void extremes() {
    PairDensity uniform = PairDensity.of(0.25, 0.25, 0.25, 0.25);
    assertThat(uniform.entropy()).isCloseTo(1, within(1e-15));
    assertThat(uniform.effectiveSampleSize()).isCloseTo(4, within(1e-14));
    PairDensity collapsed = PairDensity.of(0, 1, 0, 0);
    assertThat(collapsed.entropy()).isZero();
    assertThat(collapsed.effectiveSampleSize()).isEqualTo(1);
    // A single candidate has no ln M to divide by.
    assertThat(PairDensity.of(1).entropy()).isZero();
  }
}
