package org.sswim.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.series.SamplingInterval;

class MomentInputsTest {
  private static final SamplingInterval DAY = SamplingInterval.of(Duration.ofDays(1));

  private static float[] terms(MomentInputs inputs, LocalDateTime time) {
    MomentRun run = new MomentRun(inputs, null);
    run.look(time.toEpochSecond(ZoneOffset.UTC), new float[0]);
    return run.terms();
  }

  @Test
  void eachWeekdayOfDailyRowsHasAWaveOfTheYear() {
    MomentInputs inputs = new MomentInputs(DAY, true, false, List.of());
    assertThat(inputs.terms()).isEqualTo(7 + 6 + 14);
    // A Thursday.
    float[] terms = terms(inputs, LocalDateTime.of(2026, 4, 2, 0, 0));
    for (int d = 0; d < 7; d++) {
      assertThat(terms[13 + 2 * d]).isEqualTo(d == 3 ? terms[7] : 0);
      assertThat(terms[14 + 2 * d]).isEqualTo(d == 3 ? terms[8] : 0);
    }
  }

  /** As in files that older builds wrote. */
  @Test
  void withoutThemTheTermsAheadAreTheSame() {
    MomentInputs older = new MomentInputs(DAY, true, false, List.of(), null);
    LocalDateTime time = LocalDateTime.of(2026, 4, 2, 0, 0);
    assertThat(terms(older, time))
        .hasSize(13)
        .containsExactly(
            Arrays.copyOf(terms(new MomentInputs(DAY, true, false, List.of()), time), 13));
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    assertThat(new MomentInputs(hour, true, false, List.of()).weekdayTerms()).isZero();
    assertThatThrownBy(() -> new MomentInputs(DAY, false, true, List.of(), true))
        .hasMessageContaining("need a season");
  }
}
