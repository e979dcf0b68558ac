package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
  private static final TimeSeries SERIES =
      TimeSeries.of(
          List.of("a", "b", "c"),
          new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
          Timeline.parse(List.of("2024-01-01", "2024-01-02", "2024-01-04")));

  @Test
  void isRowMajor() {
    assertThat(SERIES.rows()).isEqualTo(3);
    assertThat(SERIES.channels()).isEqualTo(3);
    assertThat(SERIES.value(1, 2)).isEqualTo(6);
    double[] row = new double[3];
    SERIES.copyRow(2, row);
    assertThat(row).containsExactly(7, 8, 9);
  }

  @Test
  void doesNotSeeLaterChangesOfItsSource() {
    double[] values = {1, 2};
    TimeSeries series = TimeSeries.of(List.of("a"), values, null);
    values[0] = 99;
    assertThat(series.value(0, 0)).isEqualTo(1);
  }

  @Test
  void slicesRowsWithTheirDates() {
    TimeSeries slice = SERIES.slice(1, 3);
    assertThat(slice.rows()).isEqualTo(2);
    assertThat(slice.value(0, 0)).isEqualTo(4);
    assertThat(slice.timeline()).isNotNull();
    assertThat(slice.timeline().formatRow(0)).isEqualTo("2024-01-02");
    assertThatThrownBy(() -> SERIES.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SERIES.slice(1, 1)).hasMessageContaining("1..1");
  }

  @Test
  void selectsChannelsInTheOrderGiven() {
    TimeSeries selected = SERIES.select(List.of("c", "a"));
    assertThat(selected.channelNames()).containsExactly("c", "a");
    assertThat(selected.value(1, 0)).isEqualTo(6);
    assertThat(selected.value(1, 1)).isEqualTo(4);
    assertThatThrownBy(() -> SERIES.select(List.of("d")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("'d'")
        .hasMessageContaining("'a', 'b', 'c'");
  }

  @Test
  void listsTenChannelsAtMostInAMessage() {
    List<String> names = IntStream.range(0, 13).mapToObj(i -> "n" + i).toList();
    TimeSeries wide = TimeSeries.of(names, new double[13], null);
    assertThatThrownBy(() -> wide.select(List.of("x")))
        .hasMessageContaining("'n9' and 3 more")
        .hasMessageNotContaining("n10");
  }

  @Test
  void refusesWhatIsNoSeries() {
    assertRefused(List.of("a", "b"), new double[] {1, 2, 3}, "multiple of 2", "got 3");
    assertRefused(List.of("a"), new double[0], "at least one row", "got 0");
    assertRefused(List.of(), new double[] {1}, "at least one channel");
    assertRefused(List.of("a", "a"), new double[] {1, 2}, "'a'", "unique");
    assertRefused(List.of("a", " "), new double[] {1, 2}, "channel 2", "blank");
    assertRefused(List.of("a", "b"), new double[] {1, 2, 3, Double.NaN}, "row 1", "'b'", "NaN");
    assertThatThrownBy(
            () -> TimeSeries.of(List.of("a"), new double[2], Timeline.parse(List.of("2024-01-01"))))
        .hasMessageContaining("2 rows")
        .hasMessageContaining("got 1");
  }

  // Expected digests: Python, hashlib over struct.pack of the documented fields.
  @Test
  void fingerprintFollowsTheDocumentedBytes() {
    List<String> names = List.of("a", "ü");
    double[] values = {1, 2, 3, -0.5};
    Timeline timeline = Timeline.parse(List.of("2020-01-01T00:00+01:00", "2020-01-01T01:00+01:00"));
    assertThat(TimeSeries.of(names, values, timeline).fingerprint())
        .isEqualTo("sha256:8724ca41aa8cf6d6d6dedd6a2d6d6ae05b81e64a6999319ed0caf92696d8de9b");
    assertThat(TimeSeries.of(names, values, null).fingerprint())
        .isEqualTo("sha256:2f20dec87f89b649c85be83851d391561c85e557f04340ae797c1e407f8b8354");
  }

  @Test
  void fingerprintOfALongSeriesDependsOnItsLastValue() {
    double[] values = new double[5000];
    String before = TimeSeries.of(List.of("a"), values, null).fingerprint();
    values[4999] = 1;
    assertThat(TimeSeries.of(List.of("a"), values, null).fingerprint()).isNotEqualTo(before);
  }

  private static void assertRefused(List<String> names, double[] values, String... parts) {
    assertThatThrownBy(() -> TimeSeries.of(names, values, null))
        .isInstanceOf(InvalidDataException.class)
        .message()
        .contains(parts);
  }
}
