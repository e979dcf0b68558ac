package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sswim.series.SeasonalIndices;

class SeasonalIndicesTest {

  /** {@code decompose(AirPassengers, type = "multiplicative")$figure} of R 4.5. */
  @Test
  void ratiosAreThoseOfAnotherTool() {
    SeasonalIndices indices = SeasonalIndices.of(AirPassengers.moved(144, 0), 12);
    assertThat(indices.multiplicative()).isTrue();
    assertThat(indices.index())
        .containsExactly(
            new double[] {
              0.910230367372, 0.883625320694, 1.007366287604, 0.975906012323, 0.981378027495,
              1.112775826679, 1.226555542931, 1.219910969446, 1.060491932647, 0.921757240410,
              0.801178082413, 0.898824389985
            },
            within(1e-11));
    assertThat(indices.restore(17, indices.remove(17, 149))).isCloseTo(149, within(1e-12));
    assertThat(indices.remove(17, 149)).isCloseTo(149 / 1.112775826679, within(1e-8));
  }

  /** {@code decompose(AirPassengers)$figure}; they do not depend on the level. */
  @Test
  void whereAValueIsNotPositiveDifferencesAreTaken() {
    SeasonalIndices indices = SeasonalIndices.of(AirPassengers.moved(144, -104), 12);
    assertThat(indices.multiplicative()).isFalse();
    assertThat(indices.index())
        .containsExactly(
            new double[] {
              -24.74873737374, -36.18813131313, -2.24116161616, -8.03661616162, -4.50631313131,
              35.40277777778, 63.83080808081, 62.82323232323, 16.52020202020, -20.64267676768,
              -53.59343434343, -28.61994949495
            },
            within(1e-10));
    assertThat(indices.remove(13, 5)).isCloseTo(5 + 36.18813131313, within(1e-10));
  }

  /**
   * By hand: 1, 2, 9 four times over has differences -3, -2, 5 from its moving average, 4, and
   * ratios 1/4, 1/2, 9/4.
   */
  @Test
  void anOddSeasonByHand() {
    double[] values = {1, 2, 9, 1, 2, 9, 1, 2, 9, 1, 2, 9};
    assertThat(SeasonalIndices.of(values, 3).index())
        .containsExactly(new double[] {0.25, 0.5, 2.25}, within(1e-12));
    double[] lower = Arrays.stream(values).map(value -> value - 5).toArray();
    assertThat(SeasonalIndices.of(lower, 3).index())
        .containsExactly(new double[] {-3, -2, 5}, within(1e-12));
    // 1/400 of the trend: too little to divide by.
    double[] steep = {0.01, 2.99, 9, 0.01, 2.99, 9, 0.01, 2.99, 9, 0.01, 2.99, 9};
    assertThat(SeasonalIndices.of(steep, 3).multiplicative()).isFalse();
  }

  /**
   * By R 4.5, {@code acf} and the formula: |r_12| is 2.4886 standard errors over 144 months, 1.3194
   * over the first 60; the limit is 1.6449.
   */
  @Test
  void aSeasonThatIsNotSignificantIsNone() {
    assertThat(SeasonalIndices.of(AirPassengers.moved(60, 0), 12)).isSameAs(SeasonalIndices.NONE);
    assertThat(SeasonalIndices.NONE.remove(7, 3)).isEqualTo(3);
  }

  /**
   * By hand, of -3, -2, 5 with squares of 38 and products of 6, -10 and, from season to season,
   * -15: four seasons have r_1 = (4 * 6 - 4 * 10 - 3 * 15) / 152 = -.401, r_2 = (-4 * 15 + 3 * 6 -
   * 3 * 10) / 152 = -.474 and r_3 = .75, above 1.645 sqrt((1 + 2 * .385) / 12) = .632; three have
   * r_3 = .667, below 1.645 sqrt((1 + 2 * .352) / 9) = .716.
   */
  @Test
  void theTestByHand() {
    double[] values = {1, 2, 9, 1, 2, 9, 1, 2, 9, 1, 2, 9};
    assertThat(SeasonalIndices.significant(values, 3)).isTrue();
    assertThat(SeasonalIndices.significant(Arrays.copyOf(values, 9), 3)).isFalse();
  }

  /**
   * By hand: the second series differs from its moving average by -3, -1, 1, 3, and errors with
   * squares of 8.5. Eight errors have four means, so a mean of two has a variance of 8.5 / 4 / 2.
   */
  @Test
  void aSeasonIsShrunkByItsNoise() {
    double[] pure = {-3, -1, 1, 3, -3, -1, 1, 3, -3, -1, 1, 3};
    assertThat(SeasonalIndices.shrunk(pure, 4).index())
        .containsExactly(new double[] {-3, -1, 1, 3}, within(1e-12));
    assertThat(SeasonalIndices.shrunk(Arrays.copyOf(pure, 8), 4)).isSameAs(SeasonalIndices.NONE);

    double[] noisy = {-2, -2, 2, 2, -4, 0, 0, 4, -2, -2, 2, 2};
    double kept = 1 - (4 - 3) * 1.0625 / 20;
    assertThat(SeasonalIndices.shrunk(noisy, 4).index())
        .containsExactly(new double[] {-3 * kept, -kept, kept, 3 * kept}, within(1e-12));
    assertThat(SeasonalIndices.shrunk(new double[12], 4).index()).containsOnly(0);
  }

  @Test
  void tooFewValuesOrNoneThatChangeHaveNoSeason() {
    double[] values = {1, 2, 9, 1, 2, 9};
    assertThat(SeasonalIndices.of(values, 3)).isSameAs(SeasonalIndices.NONE);
    assertThat(SeasonalIndices.of(values, 1)).isSameAs(SeasonalIndices.NONE);
    assertThat(SeasonalIndices.of(new double[30], 3)).isSameAs(SeasonalIndices.NONE);
  }
}
