package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.network.Provenance;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/** What the pictures of a page are drawn from, by hand. */
class PictureDataTest {

  @Test
  void numbersAreAsFineAsTheirRangeNeeds() {
    // A 4000th of 4000 is 1, of 40 is .01.
    assertThat(Rounding.of(7000, 11_000).of(new double[] {9012.4, Double.NaN}))
        .isEqualTo(Arrays.asList(9012L, null));
    assertThat(Rounding.of(0, 40).of(new double[] {3.14159})).isEqualTo(List.of(3.14));
    assertThat(Rounding.of(5, 5).decimals()).isEqualTo(3);
    assertThat(Rounding.of(0, 0).of(new double[1])).isEqualTo(List.of(0L));
    assertThat(Rounding.significant(3, 123_456, -0.0001234, 0, Double.POSITIVE_INFINITY))
        .isEqualTo(Arrays.asList(123_000L, -0.000123, 0L, null));
  }

  @Test
  void spikesArePackedFourToADigit() {
    boolean[] spikes = {true, false, false, true, false, true};
    assertThat(NetworkSection.hex(spikes)).isEqualTo("94");
  }

  @Test
  void wholeNumbersHaveBinsOfTheirOwn() throws IOException {
    Map<String, Object> json =
        JSON.std.mapFrom(
            new NetworkSection.Histogram(
                    "delay", "steps", List.of(new double[] {0, 2, 2}, new double[] {1}))
                .json()
                .compact());
    assertThat(json)
        .containsEntry("edges", List.of(-0.5, 0.5, 1.5, 2.5))
        .containsEntry("layers", List.of(List.of(1, 0, 2), List.of(0, 1, 0)))
        .containsEntry("median", 1.5);
  }

  @Test
  void whatIsAlikeInAllIsNoDistribution() throws IOException {
    Map<String, Object> json =
        JSON.std.mapFrom(
            new NetworkSection.Histogram("cost", "voltage", List.of(new double[] {0.25, 0.25}))
                .json()
                .compact());
    assertThat(json).containsEntry("constant", 0.25).doesNotContainKey("layers");
  }

  @Test
  void everyValueFallsIntoABin() throws IOException {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> 0.1 + i / 7.0).toArray();
    Map<String, Object> json =
        JSON.std.mapFrom(new NetworkSection.Histogram("x", "y", List.of(values)).json().compact());
    List<?> counts = (List<?>) ((List<?>) json.get("layers")).get(0);
    assertThat(counts).hasSize(20);
    assertThat(counts.stream().mapToInt(c -> (Integer) c).sum()).isEqualTo(100);
  }

  @ParameterizedTest
  // Windows, window, horizon, channels, models: expected origins and channels.
  @CsvSource({
    "700, 28, 28, 1, 6, 8, 1",
    "1, 28, 28, 3, 6, 1, 3",
    "3000, 96, 96, 862, 1, 8, 24",
    "3000, 96, 720, 7, 6, 7, 4",
    "3000, 1000, 10000, 862, 6, 2, 1"
  })
  void aPageStaysSmall(
      int windows, int window, int horizon, int channels, int models, int origins, int shown) {
    SampleRange range = new SampleRange(50, 50 + windows);
    Origin.Choice choice = Origin.Choice.of(range, window, horizon, channels, models);
    assertThat(choice.ends()).hasSize(origins).isSorted().doesNotHaveDuplicates();
    assertThat(choice.ends()[origins - 1]).isEqualTo(49 + windows + window);
    assertThat(choice.channels()).isEqualTo(shown);
    assertThat(choice.history()).isLessThanOrEqualTo(Math.min(336, window));
    if (origins > 1) {
      long values = (long) origins * shown * (choice.history() + (models + 1L) * horizon);
      assertThat(values).isLessThanOrEqualTo(150_000);
      assertThat(choice.ends()[0]).isEqualTo(50 + window);
    }
  }

  @Test
  void originsHoldTheTruthAsFarAsItIsKnown() {
    TimeSeries series =
        TimeSeries.of(List.of("a", "b"), new double[] {1, 9, 2, 8, 3, 7, 4, 6}, null);
    Origin inside = new Origin.Choice(new int[0], 2, 2, 1).origin(series, 2, List.of());
    assertThat(inside.label()).isEqualTo("2");
    assertThat(inside.times()).containsExactly("1", "2", "3");
    assertThat(inside.observed()).isDeepEqualTo(new double[][] {{1, 2, 3}, {9, 8, 7}});
    Origin end = new Origin.Choice(new int[0], 1, 1, 2).origin(series, 4, List.of());
    assertThat(end.times()).containsExactly("4", "5", "6");
    assertThat(end.observed()).isDeepEqualTo(new double[][] {{4}});
  }

  @Test
  void curvesOfAModelAreReadFromItsProvenanceAndNothingElse() {
    Map<String, String> results =
        Map.of("penalty-curve", "1.0000e-05 0.5, no point, -3 1, 1.0000e-02 0.4, 1.0000e+01 0.6");
    SearchSection search = SearchSection.of(new Provenance("1", 0, "d", Map.of(), results));
    SearchSection.Curve penalties = search.penalties().get(0);
    assertThat(penalties.x()).containsExactly(1e-5, 1e-2, 10);
    assertThat(penalties.y()).containsExactly(0.5, 0.4, 0.6);
    assertThat(penalties.taken()).isEqualTo(1);
    SearchSection none = SearchSection.of(new Provenance("1", 0, "d", Map.of(), Map.of()));
    assertThat(none.penalties()).isEmpty();
  }
}
