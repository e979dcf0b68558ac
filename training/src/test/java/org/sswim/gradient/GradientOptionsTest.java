package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sswim.options.Auto;

class GradientOptionsTest {
  private static GradientOptions with(double rate) {
    return GradientOptions.defaults().withLearningRate(Auto.of(rate));
  }

  @Test
  void learningRatesFallLikeACosine() {
    // Half a period: 1/2 in the middle, 0 at the end.
    assertThat(with(0.4).learningRateAt(10)).isCloseTo(0.2, within(1e-12));
    assertThat(with(0.4).learningRateAt(20)).isCloseTo(0, within(1e-12));
    // It rises from 0 over a quarter of an epoch.
    assertThat(with(0.4).learningRateAt(0.1)).isCloseTo(0.16, within(1e-4));
    assertThat(with(0.4).learningRateAt(0.25)).isCloseTo(0.4, within(1e-3));
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> with(-2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> with(Double.NaN)).hasMessageContaining("NaN");
  }
}
