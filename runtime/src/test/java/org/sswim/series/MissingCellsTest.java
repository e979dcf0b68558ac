package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;

/** Which cells are missing, and what stands in their place. */
class MissingCellsTest {
  private static final double NONE = Double.NaN;

  /** Channels a and b: a misses rows 0 and 3, b row 2. */
  private static TimeSeries gappy() {
    double[] values = {NONE, 10, 1, 20, 2, NONE, NONE, 40, 5, 50};
    return TimeSeries.partial(List.of("a", "b"), values, null);
  }

  private static MissingCells missing(TimeSeries series) {
    return Objects.requireNonNull(series.missing());
  }

  private static double[] channel(TimeSeries series, int channel) {
    double[] values = new double[series.rows()];
    for (int r = 0; r < values.length; r++) {
      values[r] = series.value(r, channel);
    }
    return values;
  }

  private static TimeSeries read(String text, Policy policy, Gaps gaps, Double... values) {
    MissingOptions missing = new MissingOptions(policy, List.of(values), gaps);
    CsvOptions options = CsvOptions.defaults().withMissing(missing);
    return SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
  }

  @Test
  void theLastObservedValueStandsInForMissingOnes() {
    TimeSeries series = gappy();
    assertThat(channel(series, 0)).containsExactly(1, 1, 2, 2, 5);
    assertThat(channel(series, 1)).containsExactly(10, 20, 20, 40, 50);
    assertThat(missing(series).total()).isEqualTo(3);
    assertThat(missing(series).at(3, 0)).isTrue();
    assertThat(missing(series).at(3, 1)).isFalse();
    assertThat(missing(series).count(0, 0, 5)).isEqualTo(2);
    assertThat(missing(series).count(0, 1, 3)).isZero();
    assertThat(missing(series).count(1, 2, 3)).isEqualTo(1);
  }

  @Test
  void partsKeepTheirCells() {
    TimeSeries tail = gappy().slice(3, 5);
    assertThat(channel(tail, 0)).containsExactly(2, 5);
    assertThat(missing(tail).at(0, 0)).isTrue();
    assertThat(missing(tail).total()).isEqualTo(1);
    assertThat(gappy().slice(4, 5).missing()).isNull();
    TimeSeries turned = gappy().select(List.of("b", "a"));
    assertThat(missing(turned).at(2, 0)).isTrue();
    assertThat(missing(turned).at(3, 1)).isTrue();
    assertThat(missing(turned).total()).isEqualTo(3);
    assertThat(missing(gappy().select(List.of("b"))).total()).isEqualTo(1);
    assertThat(missing(gappy().renamed(List.of("x", "y"))).total()).isEqualTo(3);
    assertThat(gappy().renamed(List.of("x", "y")).channelNames()).containsExactly("x", "y");
  }

  @Test
  void theFingerprintTellsMissingFromObserved() {
    TimeSeries series = gappy();
    double[] held = {1, 10, 1, 20, 2, 20, 2, 40, 5, 50};
    TimeSeries plain = TimeSeries.of(List.of("a", "b"), held, null);
    assertThat(series.fingerprint()).isNotEqualTo(plain.fingerprint());
    assertThat(series.slice(4, 5).fingerprint()).isEqualTo(plain.slice(4, 5).fingerprint());
    held[6] = NONE;
    TimeSeries fewer = TimeSeries.partial(List.of("a", "b"), held, null);
    assertThat(fewer.fingerprint()).isNotEqualTo(series.fingerprint());
  }

  @Test
  void aChannelNeedsAnObservedValue() {
    assertThatThrownBy(
            () -> TimeSeries.partial(List.of("a", "b"), new double[] {1, NONE, 3, NONE}, null))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContainingAll("'b'", "no observed value", "2 rows");
    BitSet beyond = new BitSet();
    beyond.set(4);
    assertThatThrownBy(() -> MissingCells.of(2, 2, beyond)).hasMessageContaining("cell 4");
  }

  @Test
  void standardisationSeesObservedValuesOnly() {
    Standardizer standardizer = Standardizer.fit(gappy(), 0, 5);
    // a: 1, 2, 5; b: 10, 20, 40, 50.
    assertThat(standardizer.mean(0)).isCloseTo(8 / 3.0, within(1e-12));
    assertThat(standardizer.std(0)).isCloseTo(Math.sqrt(26) / 3, within(1e-12));
    assertThat(standardizer.mean(1)).isCloseTo(30, within(1e-12));
    assertThat(standardizer.std(1)).isCloseTo(Math.sqrt(250), within(1e-12));
    assertThatThrownBy(() -> Standardizer.fit(gappy(), 2, 3))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContainingAll("'b'", "no observed value", "1 rows");
  }

  @Test
  void readsWhatCountsAsMissing() {
    String text = "a,b\n0,1\n2,\n-999,3\n4,NaN\n0,0\n";
    TimeSeries series = read(text, Policy.MASK, Gaps.KEEP, 0.0, -999.0);
    assertThat(channel(series, 0)).containsExactly(2, 2, 2, 4, 4);
    assertThat(channel(series, 1)).containsExactly(1, 1, 3, 3, 3);
    assertThat(missing(series).total()).isEqualTo(6);
    assertThat(missing(series).at(0, 0)).isTrue();
    assertThat(missing(series).at(0, 1)).isFalse();
    TimeSeries filled = read("a,b\n1,1\n0,2\n", Policy.FILL, Gaps.KEEP, 0.0);
    assertThat(channel(filled, 0)).containsExactly(1, 1);
    assertThat(filled.missing()).isNull();
    assertThatThrownBy(() -> read("a,b\n1,1\n2,0\n", Policy.FAIL, Gaps.KEEP, 0.0))
        .hasMessageContainingAll("line 3", "'b' (2)", "'0' stands for a missing value");
    assertThatThrownBy(() -> read("a,b\n1,\n2,\n", Policy.MASK, Gaps.KEEP))
        .hasMessageContainingAll("data.csv", "'b' (2)", "no observed value");
    assertThatThrownBy(() -> read("a\n1\nx\n", Policy.MASK, Gaps.KEEP))
        .hasMessageContainingAll("line 3", "'x' is not a number");
  }
}
