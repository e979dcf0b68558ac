package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sswim.descent.Schedule;
import org.sswim.options.Auto;

class GradientOptionsTest {
  private static GradientOptions with(Schedule schedule, double rate) {
    return GradientOptions.defaults().withLearningRate(Auto.of(rate)).withSchedule(schedule);
  }

  @Test
  void learningRatesFollowTheSchedule() {
    assertThat(with(Schedule.CONSTANT, 0.4).learningRateAt(13)).isEqualTo(0.4);
    // Half a period of a cosine: 1/2 in the middle, 0 at the end.
    assertThat(with(Schedule.COSINE, 0.4).learningRateAt(10)).isCloseTo(0.2, within(1e-12));
    assertThat(with(Schedule.COSINE, 0.4).learningRateAt(20)).isCloseTo(0, within(1e-12));
    assertThat(with(Schedule.STEP, 0.4).learningRateAt(9.9)).isEqualTo(0.4);
    assertThat(with(Schedule.STEP, 0.4).learningRateAt(10)).isCloseTo(0.04, within(1e-12));
    assertThat(with(Schedule.STEP, 0.4).learningRateAt(15)).isCloseTo(0.004, within(1e-12));
    // It rises from 0 over a quarter of an epoch.
    assertThat(with(Schedule.CONSTANT, 0.4).learningRateAt(0.1)).isCloseTo(0.16, within(1e-12));
    assertThat(with(Schedule.CONSTANT, 0.4).learningRateAt(0.25)).isEqualTo(0.4);
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> with(Schedule.STEP, -2)).hasMessageContaining("-2");
    assertThatThrownBy(() -> with(Schedule.STEP, Double.NaN)).hasMessageContaining("NaN");
  }
}
