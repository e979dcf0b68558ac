package org.sswim.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

  /** Of Saturdays here: waves of the day, each times both waves of the year. */
  @Test
  void hoursOfEachKindOfDayHaveSeasons() {
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    MomentInputs inputs = new MomentInputs(hour, true, false, List.of());
    assertThat(inputs.seasonTerms()).isEqualTo(3 * 6 * 2);
    float[] terms = terms(inputs, LocalDateTime.of(2026, 4, 4, 15, 0));
    int day = 7 + 16;
    int year = 7 + 3 * 16;
    int season = year + 6;
    for (int i = 0; i < 36; i++) {
      int wave = i % 6;
      float expected = i / 12 == 1 ? terms[day + wave] * terms[year + i / 6 % 2] : 0;
      assertThat(terms[season + i]).isCloseTo(expected, within(1e-6f));
    }
    assertThat(terms[season + 12]).isNotZero();
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
    assertThat(new MomentInputs(hour, false, false, List.of()).seasonTerms()).isZero();
    assertThatThrownBy(() -> new MomentInputs(DAY, false, true, List.of(), true))
        .hasMessageContaining("need a season");
  }
}
