package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.SampleRange;

class NaiveReferenceTest {
  private static NaiveReference counting(int channels) {
    WindowedSeries windows = TestSeries.counting(60, channels, 6, ChannelMode.SHARED);
    return new NaiveReference(
        windows, Training.plan(4, new SampleRange(0, 30), new SampleRange(30, 50), 1));
  }

  /** Rows rise by 10, so that the last row is 10, 20, 30 and 40 behind, a season of 2 20 and 40. */
  @Test
  void errorsAreThoseOfTheReferenceAlone() {
    assertThat(counting(1).error(1)).isCloseTo(25, within(1e-4));
    assertThat(counting(2).error(1)).isCloseTo(25, within(1e-4));
    assertThat(counting(1).error(2)).isCloseTo(30, within(1e-4));
  }

  @Test
  void theFirstStaysUnlessAnotherIsClearlyBetter() {
    assertThat(counting(1).best(List.of(2, 1))).isEqualTo(1);
    assertThat(counting(1).best(List.of(1, 2))).isEqualTo(1);
    assertThat(counting(1).best(List.of(1))).isEqualTo(1);
  }
}
