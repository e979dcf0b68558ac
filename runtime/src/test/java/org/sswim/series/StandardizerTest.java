package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  private static TimeSeries single(double... values) {
    return TimeSeries.of(List.of("a"), values, null);
  }

  @Test
  void usesMeanAndPopulationDeviationOfTheFittedRows() {
    // 2 4 4 4 5 5 7 9: sum 40, mean 5; squares 9+1+1+1+0+0+4+16 = 32, 32 / 8 = 4, std 2.
    TimeSeries series = single(100, 2, 4, 4, 4, 5, 5, 7, 9, -100);
    Standardizer standardizer = Standardizer.fit(series, 1, 9);
    assertThat(standardizer.mean(0)).isEqualTo(5);
    assertThat(standardizer.std(0)).isEqualTo(2);
    float[] z = standardizer.apply(series);
    assertThat(z[1]).isEqualTo(-1.5f);
    assertThat(z[9]).isEqualTo(-52.5f);
    assertThat(standardizer.invert(0, -1.5)).isEqualTo(2);
    assertThat(standardizer.constantChannels()).isEmpty();
  }

  @Test
  void channelsAreIndependent() {
    TimeSeries series = TimeSeries.of(List.of("a", "b"), new double[] {1, 10, 3, 30}, null);
    Standardizer standardizer = Standardizer.fit(series, 0, 2);
    // Means 2 and 20, deviations 1 and 10.
    assertThat(standardizer.apply(series)).containsExactly(-1, -1, 1, 1);
    assertThat(standardizer.invert(1, 2)).isEqualTo(40);
  }

  @Test
  void aConstantChannelIsReportedAndOnlyCentred() {
    double[] values = new double[300_000];
    Arrays.fill(values, 0.1);
    Standardizer standardizer = Standardizer.fit(single(values), 0, values.length);
    assertThat(standardizer.constantChannels()).containsExactly(0);
    assertThat(standardizer.std(0)).isEqualTo(1);
    assertThat(standardizer.mean(0)).isEqualTo(0.1);
    assertThat(standardizer.apply(0, 0.6)).isEqualTo(0.5f);
  }

  @Test
  void roundingNoiseIsConstantButSmallUnitsAreNot() {
    Standardizer noise = Standardizer.fit(single(1, 1 + 2e-13, 1), 0, 3);
    assertThat(noise.constantChannels()).containsExactly(0);
    Standardizer small = Standardizer.fit(single(1e-13, 2e-13, 3e-13), 0, 3);
    assertThat(small.constantChannels()).isEmpty();
    // Variance of 1, 2, 3 is 2/3.
    assertThat(small.std(0)).isCloseTo(1e-13 * Math.sqrt(2.0 / 3), within(1e-25));
  }

  @Test
  void keepsDigitsUnderALargeMean() {
    // One pass of squares would lose these: 1e9 squared has no room for 1.
    Standardizer standardizer = Standardizer.fit(single(1e9 - 1, 1e9 + 1), 0, 2);
    assertThat(standardizer.std(0)).isEqualTo(1);
  }

  @Test
  void isMadeFromKnownFigures() {
    Standardizer standardizer = Standardizer.of(new double[] {1, 2}, new double[] {3, 4});
    assertThat(standardizer.channels()).isEqualTo(2);
    assertThat(standardizer.apply(1, 10)).isEqualTo(2f);
    assertThatThrownBy(() -> Standardizer.of(new double[] {1}, new double[] {0}))
        .hasMessageContaining("above 0; got 1.0 and 0.0");
    assertThatThrownBy(() -> Standardizer.of(new double[] {1}, new double[2]))
        .hasMessageContaining("1 and 2");
  }

  @Test
  void refusesWhatItCannotScale() {
    assertThatThrownBy(() -> Standardizer.fit(single(-1e200, 1e200), 0, 2))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("'a'")
        .hasMessageContaining("too large");
    Standardizer fitted = Standardizer.fit(single(0, 1e-5), 0, 2);
    assertThatThrownBy(() -> fitted.apply(single(0, 1e36)))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("1.0E36");
    TimeSeries two = TimeSeries.of(List.of("a", "b"), new double[2], null);
    assertThatThrownBy(() -> fitted.apply(two)).hasMessageContaining("1 channels");
    assertThatThrownBy(() -> Standardizer.fit(two, 1, 1)).hasMessageContaining("1..1");
    assertThatThrownBy(() -> Standardizer.fit(two, 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
