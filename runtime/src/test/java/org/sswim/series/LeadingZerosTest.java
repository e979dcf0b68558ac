package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadingZerosTest {
  private static final int ROWS = 200;

  /** Zeros ahead of a row and, if at all, from another one on, so many. */
  private static double[] zeros(int ahead, int from, int more) {
    return IntStream.range(0, ROWS)
        .mapToDouble(r -> r < ahead || (r >= from && r < from + more) ? 0 : r + 1)
        .toArray();
  }

  private static LeadingZeros of(double[]... channels) {
    return of(false, channels);
  }

  private static LeadingZeros of(boolean together, double[]... channels) {
    double[] values = new double[ROWS * channels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = channels[i % channels.length][i / channels.length];
    }
    return LeadingZeros.of(
        TimeSeries.of(List.of("a", "b", "c").subList(0, channels.length), values, null), together);
  }

  @Test
  void countAsMissing() {
    LeadingZeros found = of(zeros(0, 0, 0), zeros(80, 100, 20), zeros(60, 0, 0));
    assertThat(found.channels()).containsExactly("b", "c");
    assertThat(found.first()).isEqualTo(80);
    assertThat(found.series().observed(0, 0)).isTrue();
    assertThat(found.series().observed(79, 1)).isFalse();
    assertThat(found.series().observed(80, 1)).isTrue();
    // Later zeros are values.
    assertThat(found.series().observed(110, 1)).isTrue();
    assertThat(found.series().value(110, 1)).isZero();
    assertThat(found.series().observed(59, 2)).isFalse();
  }

  @Test
  void countTogetherUntilTheFirstChannelStarts() {
    LeadingZeros found = of(true, zeros(80, 100, 20), zeros(60, 0, 0));
    assertThat(found.channels()).containsExactly("a", "b");
    assertThat(found.first()).isEqualTo(60);
    assertThat(found.series().observed(60, 0)).isTrue();
    assertThat(of(true, zeros(80, 0, 0), zeros(0, 0, 0)).channels()).isEmpty();
  }

  @Test
  void stayWhereLaterZerosLastAsLongOrTheyAreFewOrMost() {
    for (double[] stays :
        List.of(
            zeros(20, 100, 20),
            zeros(9, 0, 0),
            zeros(ROWS, 0, 0),
            zeros(121, 0, 0),
            zeros(0, 50, 90))) {
      LeadingZeros found = of(stays);
      assertThat(found.channels()).isEmpty();
      assertThat(found.series().missing()).isNull();
    }
  }
}
