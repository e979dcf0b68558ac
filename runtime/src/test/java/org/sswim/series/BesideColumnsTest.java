package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels and the columns beside them, read from one file by one call. */
class BesideColumnsTest {
  private static final String ROWS =
      """
      date,sales,visits,holiday,sky
      2024-01-01,3,30,1,clear
      2024-01-02,5,50,0,rain
      2024-01-03,4,40,0,clear
      2024-01-04,,,1,rain
      """;

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("shop.csv"), text);
  }

  @Test
  void channelsKnownColumnsAndInputsComeAtOnce() throws IOException {
    CsvOptions options = CsvOptions.defaults().withInputs("visits").withKnown("holiday", "sky");
    TimeSeries series = SeriesCsv.read(file(ROWS), options);
    assertThat(series.channelNames()).containsExactly("sales");
    assertThat(series.rows()).isEqualTo(3);
    Covariates beside = Objects.requireNonNull(series.covariates());
    assertThat(beside.pastNames()).containsExactly("visits");
    TimeSeries known = Objects.requireNonNull(beside.known());
    assertThat(known.channelNames()).containsExactly("holiday", "sky=clear", "sky=rain");
    assertThat(known.rows()).isEqualTo(4);
    assertThat(known.value(3, 0)).isEqualTo(1);
    assertThat(known.value(3, 1)).isZero();
    assertThat(known.value(3, 2)).isEqualTo(1);
  }

  @Test
  void numbersThatStandForMissingDoSoInChannelsAlone() throws IOException {
    CsvOptions options =
        CsvOptions.defaults()
            .withColumns("sales")
            .withKnown("holiday")
            .withMissing(
                new MissingOptions(
                    MissingOptions.Policy.MASK, List.of(0.0), MissingOptions.Gaps.KEEP));
    TimeSeries series = SeriesCsv.read(file("sales,holiday\n3,0\n0,1\n2,0\n"), options);
    assertThat(series.observed(1, 0)).isFalse();
    assertThat(Objects.requireNonNull(series.covariates()).known())
        .satisfies(known -> assertThat(known.observed(0, 0)).isTrue());
  }

  @Test
  void whatCannotBeReadIsRefused() throws IOException {
    CsvOptions late = CsvOptions.defaults().withColumns("sales").withInputs("visits");
    assertThatThrownBy(() -> SeriesCsv.read(file("sales,visits\n3,1\n4,\n"), late))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("visits");
    CsvOptions twice = CsvOptions.defaults().withColumns("sales").withKnown("sales");
    assertThatThrownBy(() -> SeriesCsv.read(file(ROWS), twice))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("sales");
    CsvOptions known = CsvOptions.defaults().withKnown("holiday");
    byte[] bytes = ROWS.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SeriesCsv.content(Source.of(bytes, "a text"), known, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SeriesCsv.read alone; got holiday");
    assertThatThrownBy(() -> CsvOptions.defaults().withKnown(" "))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage("a known column has a blank name");
  }
}
