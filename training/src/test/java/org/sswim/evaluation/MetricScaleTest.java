package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sswim.forecasters.TestSeries;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

class MetricScaleTest {
  // a: mean 3, deviation 1 over the first four rows, largest 8 at the end; b: always 0.
  private static final double[] A = {2, 4, 2, 4, -8, 1};
  private static final TimeSeries SERIES = TestSeries.of(6, r -> A[r], r -> 0);
  private static final Standardizer STANDARDIZER = Standardizer.fit(SERIES, 0, 4);

  @Test
  void maxDividesByTheLargestAbsoluteValue() {
    MetricScale scale = MetricScale.of(MetricScale.Kind.MAX, SERIES, STANDARDIZER, 6);
    for (int r = 0; r < 6; r++) {
      double z = STANDARDIZER.apply(0, A[r]);
      assertThat(scale.factor()[0] * z + scale.offset()[0]).isCloseTo(A[r] / 8, within(1e-7));
    }
    // A channel that is always 0 stays 0.
    assertThat(scale.offset()[1]).isZero();
    assertThat(scale.factor()[1]).isPositive().isFinite();
  }

  @Test
  void trainingRowsAloneGiveAnotherUnit() {
    MetricScale scale = MetricScale.of(MetricScale.Kind.MAX, SERIES, STANDARDIZER, 4);
    assertThat(scale.factor()[0]).isCloseTo(0.25, within(1e-12));
    assertThat(scale.offset()[0]).isCloseTo(0.75, within(1e-12));
    TimeSeries other = TestSeries.disturbed(SERIES, 4, 1);
    MetricScale same = MetricScale.of(MetricScale.Kind.MAX, other, STANDARDIZER, 4);
    assertThat(same.factor()).isEqualTo(scale.factor());
    assertThat(same.errorWeights()).isEqualTo(scale.errorWeights());
  }

  @Test
  void zScoresAreWhatTheNetworkSees() {
    MetricScale scale = MetricScale.of(MetricScale.Kind.ZSCORE, SERIES, STANDARDIZER, 6);
    assertThat(scale.factor()).containsExactly(1, 1);
    assertThat(scale.offset()).containsExactly(0, 0);
    assertThat(scale.errorWeights()).containsExactly(1, 1);
  }

  @Test
  void errorWeightsAreSquaredFactorsOfMeanOne() {
    MetricScale scale = new MetricScale(new double[] {1, 2, 3}, new double[] {9, 9, 9});
    // 1, 4, 9 of mean 14 / 3.
    assertThat(scale.errorWeights())
        .containsExactly(new double[] {3 / 14.0, 12 / 14.0, 27 / 14.0}, within(1e-15));
  }

  @Test
  void kindsHaveLowerCaseNames() {
    assertThat(MetricScale.Kind.ZSCORE.label()).isEqualTo("zscore");
    assertThat(MetricScale.Kind.MAX.label()).isEqualTo("max");
  }
}
