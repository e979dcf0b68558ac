package org.sswim.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.SamplingInterval;
import org.sswim.stored.StateBytes;

class KnownRowsTest {
  /** Rows six hours apart: means over 3 rows and a day, which is 4. */
  private static final MomentInputs INPUTS =
      new MomentInputs(SamplingInterval.of(Duration.ofHours(6)), false, false, List.of("a", "b"));

  @Test
  void aColumnIsItselfAndItsMeans() {
    float[] a = {4, 8, 3, 5, 12, 2};
    KnownRows rows = new KnownRows(INPUTS, 2);
    float[][] made = new float[a.length][INPUTS.knownWidth()];
    for (int r = 0; r < a.length; r++) {
      rows.add(new float[] {-1, a[r], 10 * a[r]}, 1);
      rows.write(r, made[r]);
    }
    assertThat(made[0]).containsExactly(4, 4, 4, 40, 40, 40);
    assertThat(made[1]).containsExactly(8, 6, 6, 80, 60, 60);
    assertThat(made[2]).containsExactly(3, 5, 5, 30, 50, 50);
    // (8 + 3 + 5) / 3 in floats, (4 + 8 + 3 + 5) / 4.
    assertThat(made[3]).containsExactly(5, 16 / 3f, 5, 50, 160 / 3f, 50);
    assertThat(made[4]).containsExactly(12, 20 / 3f, 7, 120, 200 / 3f, 70);
    assertThat(made[5]).containsExactly(2, 19 / 3f, 5.5f, 20, 190 / 3f, 55);
    // Those of two rows back are still there.
    float[] again = new float[INPUTS.knownWidth()];
    rows.write(3, again);
    assertThat(again).isEqualTo(made[3]);
    KnownRows copy = new KnownRows(INPUTS, 2);
    StateBytes.read(StateBytes.of(rows::state), copy::state);
    rows.add(new float[] {0, 0}, 0);
    copy.write(5, again);
    assertThat(copy.rows()).isEqualTo(6);
    assertThat(again).isEqualTo(made[5]);
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, 3, 24",
    "PT10M, 18, 144",
    "PT6H, 3, 4",
    "PT24H, 3, 7",
    "PT12H, 3, 4",
    "PT1S, 180, 1440",
  })
  void meansAreOverAFewRowsAndADay(String interval, int few, int day) {
    assertThat(
            new MomentInputs(SamplingInterval.parse(interval), false, false, List.of("a")).spans())
        .containsExactly(few, day);
  }

  @Test
  void rowsWithoutDatesAndSlowOnesHaveAFew() {
    assertThat(new MomentInputs(null, false, false, List.of("a")).spans()).containsExactly(3);
    assertThat(new MomentInputs(SamplingInterval.parse("P1M"), true, false, List.of("a")).spans())
        .containsExactly(3);
    assertThat(new MomentInputs(null, false, false, List.of()).spans()).isEmpty();
  }
}
