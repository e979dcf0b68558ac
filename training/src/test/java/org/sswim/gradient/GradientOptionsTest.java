package org.sswim.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sswim.descent.Schedule;
import org.sswim.options.Auto;

class GradientOptionsTest {
  private static GradientOptions with(Schedule schedule, double rate, double warmUp) {
    return GradientOptions.defaults()
        .withLearningRate(Auto.of(rate))
        .withSchedule(schedule)
        .withWarmUp(warmUp);
  }

  @Test
  void learningRatesFollowTheSchedule() {
    assertThat(with(Schedule.CONSTANT, 0.4, 0).learningRateAt(13)).isEqualTo(0.4);
    // Half a period of a cosine: 1, 1/2 in the middle, 0 at the end.
    assertThat(with(Schedule.COSINE, 0.4, 0).learningRateAt(0)).isEqualTo(0.4);
    assertThat(with(Schedule.COSINE, 0.4, 0).learningRateAt(10)).isCloseTo(0.2, within(1e-12));
    assertThat(with(Schedule.COSINE, 0.4, 0).learningRateAt(20)).isCloseTo(0, within(1e-12));
    assertThat(with(Schedule.STEP, 0.4, 0).learningRateAt(9.9)).isEqualTo(0.4);
    assertThat(with(Schedule.STEP, 0.4, 0).learningRateAt(10)).isCloseTo(0.04, within(1e-12));
    assertThat(with(Schedule.STEP, 0.4, 0).learningRateAt(15)).isCloseTo(0.004, within(1e-12));
    assertThat(with(Schedule.CONSTANT, 0.4, 2).learningRateAt(0.5)).isCloseTo(0.1, within(1e-12));
    assertThat(with(Schedule.CONSTANT, 0.4, 2).learningRateAt(2)).isEqualTo(0.4);
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> with(Schedule.STEP, -2, 0)).hasMessageContaining("-2");
    assertThatThrownBy(() -> with(Schedule.STEP, 1, -2)).hasMessageContaining("warm-up");
    assertThatThrownBy(() -> with(Schedule.STEP, 1, Double.NaN)).hasMessageContaining("NaN");
  }
}
