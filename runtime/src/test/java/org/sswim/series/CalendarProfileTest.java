package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarProfileTest {
  private static final SamplingInterval HOUR = SamplingInterval.of(Duration.ofHours(1));

  private static long clock(int day, int hour, int minute) {
    // 2024-01-01 was a Monday.
    return LocalDateTime.of(2024, 1, day, hour, minute, 59).toEpochSecond(ZoneOffset.UTC);
  }

  @Test
  void momentsAreMinutesOfKindsOfDays() {
    DayBasis three = new DayBasis(HOUR, 2, 3);
    DayBasis seven = new DayBasis(HOUR, 2, 7);
    for (int day = 1; day <= 7; day++) {
      int moment = three.moment(clock(day, 13, 30));
      assertThat(three.kindOf(moment)).isEqualTo(Math.max(0, day - 5));
      assertThat(moment % 1440).isEqualTo(13 * 60 + 30);
      assertThat(seven.kindOf(seven.moment(clock(day, 0, 0)))).isEqualTo(day - 1);
    }
    // Before 1970, too: 1969-12-28 was a Sunday.
    long sunday = LocalDateTime.of(1969, 12, 28, 23, 59).toEpochSecond(ZoneOffset.UTC);
    assertThat(three.moment(sunday)).isEqualTo(three.moments() - 1);
  }

  @Test
  void aCurveIsTheSumOfItsTerms() {
    float[] a = new float[2 * 3 * 3];
    // Channel 1 on Saturdays: 0.5 + 2 sin + 3 cos.
    System.arraycopy(new float[] {0.5f, 2, 3}, 0, a, (1 * 3 + 1) * 3, 3);
    CalendarProfile profile = new CalendarProfile(new DayBasis(HOUR, 1, 3), 2, a);
    double angle = 2 * Math.PI * 5 / 24;
    int moment = profile.basis().moment(clock(6, 5, 0));
    assertThat(profile.value(1, moment))
        .isCloseTo((float) (0.5 + 2 * Math.sin(angle) + 3 * Math.cos(angle)), within(1e-6f));
    assertThat(profile.value(0, moment)).isZero();
    assertThat(profile.value(1, profile.basis().moment(clock(7, 5, 0)))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PT5M, 8, 3", "PT1H, 8, 3", "PT2H, 4, 3", "PT8H, 1, 3", "PT12H, 0, 7", "PT24H, 0, 7"})
  void asManyHarmonicsAsRowsResolve(String interval, int harmonics, int kinds) {
    SamplingInterval step = SamplingInterval.parse(interval);
    Timeline timeline = Timeline.every(LocalDateTime.of(2024, 1, 1, 0, 0), step, 5);
    assertThat(DayBasis.resolvable(timeline)).isEqualTo(new DayBasis(step, harmonics, kinds));
  }

  @Test
  void weeksMonthsAndRowsWithoutDatesHaveNone() {
    LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
    SamplingInterval week = SamplingInterval.of(Duration.ofDays(7));
    assertThat(DayBasis.resolvable(null)).isNull();
    assertThat(DayBasis.resolvable(Timeline.every(start, week, 5))).isNull();
    assertThat(DayBasis.resolvable(Timeline.every(start, SamplingInterval.ofMonths(1), 5)))
        .isNull();
    assertThat(DayBasis.resolvable(Timeline.every(start, HOUR, 1))).isNull();
    assertThat(Objects.requireNonNull(DayBasis.resolvable(Timeline.every(start, HOUR, 2))).terms())
        .isEqualTo(17);
  }

  @Test
  void whatDoesNotAddUpIsRefused() {
    DayBasis basis = new DayBasis(HOUR, 1, 3);
    assertThatThrownBy(() -> new CalendarProfile(basis, 2, new float[17]))
        .hasMessageContaining("needs 18 coefficients; got 17");
    for (float bad : List.of(Float.NaN, 2e6f, Float.NEGATIVE_INFINITY)) {
      assertThatThrownBy(
              () -> new CalendarProfile(basis, 1, new float[] {0, bad, 0, 0, 0, 0, 0, 0, 0}))
          .hasMessageContaining("at most 1000000.0 in size; got " + bad);
    }
    assertThatThrownBy(() -> new DayBasis(HOUR, 9, 3)).hasMessageContaining("0..8; got 9");
    assertThatThrownBy(() -> new DayBasis(HOUR, 1, 4)).hasMessageContaining("3 or 7; got 4");
    SamplingInterval week = SamplingInterval.of(Duration.ofDays(7));
    assertThatThrownBy(() -> new DayBasis(week, 0, 7)).hasMessageContaining("at most a day apart");
  }
}
