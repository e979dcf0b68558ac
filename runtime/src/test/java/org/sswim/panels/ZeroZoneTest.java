package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZeroZoneTest {
  private static ZeroZone of(double... values) {
    return ZeroZone.of(values, values.length);
  }

  @Test
  void halfOfTheSmallestPositiveValueCountsAsZero() {
    ZeroZone counts = of(0, 3, Double.NaN, 2);
    assertThat(counts.of(0.99)).isZero();
    assertThat(counts.of(-0.5)).isZero();
    assertThat(counts.of(1)).isEqualTo(1);
    // Later rows do not tell.
    assertThat(ZeroZone.of(new double[] {0, 3, 1}, 2).of(1.4)).isZero();
  }

  @Test
  void seriesThatAreNeverZeroOrBelowHaveNone() {
    assertThat(of(5, 6).of(0.1)).isEqualTo(0.1);
    assertThat(of(0, 3, -1).of(0.1)).isEqualTo(0.1);
    assertThat(of(Double.NaN).of(0.1)).isEqualTo(0.1);
  }

  @Test
  void zerosAloneStaySo() {
    assertThat(of(0, Double.NaN, 0).of(9)).isZero();
  }
}
