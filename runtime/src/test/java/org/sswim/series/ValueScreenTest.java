package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueScreenTest {
  private static final ValueLimits HELD =
      new ValueLimits(new double[] {-10}, new double[] {10}, new boolean[] {false});
  private static final ValueLimits BOUNDED =
      new ValueLimits(new double[] {-10}, new double[] {10}, new boolean[] {true});

  @Test
  void holdsTheLastValueForGlitches() {
    assertThat(passed(HELD, 1, 40, 2, -1e9, 1e100, 3)).containsExactly(1, 1, 2, 2, 2, 3);
  }

  @Test
  void standsInTheMiddleAheadOfTheFirstValue() {
    assertThat(passed(HELD, 500, 1)).containsExactly(0, 1);
  }

  @Test
  void followsANewLevelFromTheFourthRowOn() {
    assertThat(passed(HELD, 1, 50, 51, 49, 50, 52, 1)).containsExactly(1, 1, 1, 1, 50, 52, 1);
  }

  @Test
  void followsGrowthAcrossTheBounds() {
    // A step of 5 is a quarter of the distance between the bounds.
    assertThat(passed(HELD, 8, 13, 18, 23.1)).containsExactly(8, 13, 18, 18);
  }

  @Test
  void neverTakesMarksOrWhatIsAbsurdlyFar() {
    assertThat(passed(HELD, 1, -9999, -9999, -9999, -9999, -9999)).containsOnly(1);
    assertThat(passed(HELD, 1, 1e7, 1e7, 1e7, 1e7, 1e7)).containsOnly(1);
    assertThat(passed(BOUNDED, 1, -9999, 65535)).containsOnly(1);
  }

  @Test
  void takesMarksThatLieAmongTheOthers() {
    ValueLimits wide =
        new ValueLimits(new double[] {-1e4}, new double[] {1e4}, new boolean[] {false});
    assertThat(passed(wide, 1, -999, 9999)).containsExactly(1, -999, 9999);
  }

  @Test
  void movesValuesOfHeavyTailsToTheBounds() {
    assertThat(passed(BOUNDED, 1, 40, -70, 3)).containsExactly(1, 10, -10, 3);
  }

  @Test
  void limitsAreTwentyInterquartileRangesFromTheQuartiles() {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    values[100] = 1e6;
    ValueLimits limits = ValueLimits.fit(series(values), 0, 101);
    assertThat(limits.lower(0)).isEqualTo(25 - 20 * 50);
    assertThat(limits.upper(0)).isEqualTo(75 + 20 * 50);
    assertThat(limits.heavy(0)).isFalse();
  }

  @Test
  void limitsReachAsFarAsALastingLevel() {
    double[] values = new double[200];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() + (i < 190 ? 0 : 400);
    }
    ValueLimits limits = ValueLimits.fit(series(values), 0, 200);
    assertThat(ScreenedSeries.of(series(values), limits).outliers().total()).isZero();
  }

  @Test
  void tellsHeavyTailsFromGlitches() {
    Random random = new Random(3);
    double[] cauchy = new double[500];
    double[] glitches = new double[500];
    for (int i = 0; i < cauchy.length; i++) {
      cauchy[i] = Math.tan(Math.PI * (random.nextDouble() - 0.5));
      glitches[i] = i % 50 == 7 ? 1e5 * random.nextDouble() : random.nextGaussian();
    }
    assertThat(ValueLimits.fit(series(cauchy), 0, 500).heavy(0)).isTrue();
    assertThat(ValueLimits.fit(series(glitches), 0, 500).heavy(0)).isFalse();
  }

  @Test
  void columnsThatHardlyChangeHaveNoLimits() {
    double[] rare = new double[200];
    rare[7] = 1;
    assertThat(ValueLimits.fit(series(rare), 0, 200).any()).isFalse();
  }

  @Test
  void looksAtNoRowBeyondThoseThatItIsFittedTo() {
    double[] values = new Random(2).doubles(300).toArray();
    ValueLimits before = ValueLimits.fit(series(values), 0, 200);
    for (int i = 200; i < 300; i++) {
      values[i] *= 1000;
    }
    ValueLimits after = ValueLimits.fit(series(values), 0, 200);
    assertThat(after.lower(0)).isEqualTo(before.lower(0));
    assertThat(after.upper(0)).isEqualTo(before.upper(0));
  }

  @Test
  void heldCellsCountAsMissingBesideThoseThatAre() {
    double[] values = {1, 2, 3, -9999, 5, 40, 7};
    BitSet missing = new BitSet();
    missing.set(2);
    missing.stream().forEach(i -> values[i] = Double.NaN);
    TimeSeries given = TimeSeries.partial(List.of("x"), values, null);

    ScreenedSeries screened = ScreenedSeries.of(given, HELD);

    assertThat(screened.series().value(2, 0)).isEqualTo(2);
    assertThat(screened.series().value(3, 0)).isEqualTo(2);
    assertThat(screened.series().observed(2, 0)).isFalse();
    assertThat(screened.series().observed(3, 0)).isFalse();
    assertThat(screened.series().observed(4, 0)).isTrue();
    assertThat(screened.outliers().columns())
        .containsExactly(new Outliers.Column("x", 2, 0, 3, -9999, -9999));
    TimeSeries filled = screened.filled(given);
    assertThat(filled.observed(2, 0)).isFalse();
    assertThat(filled.observed(3, 0)).isTrue();
    assertThat(filled.value(5, 0)).isEqualTo(5);
  }

  @Test
  void aSeriesOfWhichEverythingPassesStaysTheSame() {
    TimeSeries given = series(1, 2, 3);
    assertThat(ScreenedSeries.of(given, HELD).series()).isSameAs(given);
  }

  @Test
  void refusesBoundsThatDoNotRise() {
    assertThatThrownBy(
            () -> new ValueLimits(new double[] {1}, new double[] {1}, new boolean[] {false}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be finite and rise");
  }

  private static double[] passed(ValueLimits limits, double... values) {
    ValueScreen screen = new ValueScreen(limits);
    double[] passed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      passed[i] = screen.next(0, values[i]);
      screen.commit();
    }
    return passed;
  }

  private static TimeSeries series(double... values) {
    return TimeSeries.of(List.of("x"), values, null);
  }
}
