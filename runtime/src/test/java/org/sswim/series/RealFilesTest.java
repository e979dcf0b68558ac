package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The data sets of the benchmarks; skipped where they are absent. Shapes: benchmark notes. */
class RealFilesTest {
  private static Path file(String name) {
    String set = System.getProperty("sswim.shared");
    Path found = set == null ? null : Path.of(set).resolve("data").resolve(name);
    for (Path at = Path.of("").toAbsolutePath(); found == null && at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("data").resolve(name);
      found = Files.exists(candidate) ? candidate : null;
    }
    Assumptions.assumeTrue(found != null && Files.exists(found), name + " is absent: skipped");
    return found;
  }

  private static TimeSeries read(String name) {
    return SeriesCsv.read(file(name), CsvOptions.defaults());
  }

  private static void assertShape(TimeSeries series, int rows, int channels) {
    assertThat(series.rows()).isEqualTo(rows);
    assertThat(series.channels()).isEqualTo(channels);
  }

  @Test
  void metrLa() {
    TimeSeries series = read("metr-la-29.csv.gz");
    assertShape(series, 34_272, 29);
    assertThat(series.channelNames().get(0)).isEqualTo("773869");
    assertThat(series.value(1, 0)).isEqualTo(62.66667);
    Timeline timeline = series.timeline();
    assertThat(timeline).isNotNull();
    assertThat(timeline.interval()).hasToString("PT5M");
    assertThat(timeline.irregularRows()).isEmpty();
    assertThat(timeline.formatNext(1)).isEqualTo("2012-06-28 00:00");
  }

  @Test
  void ettHourly() {
    TimeSeries series = read("ETTh1.csv");
    assertShape(series, 17_420, 7);
    assertThat(series.channelNames()).startsWith("HUFL").endsWith("OT");
    assertThat(series.timeline()).isNotNull();
    assertThat(series.timeline().formatRow(0)).isEqualTo("2016-07-01 00:00:00");
    assertThat(series.timeline().interval()).hasToString("PT1H");
  }

  @Test
  void electricity() {
    TimeSeries series = read("electricity-2.csv.gz");
    assertShape(series, 26_304, 2);
    assertThat(series.channelNames()).containsExactly("0", "320");
  }

  @Test
  void exchangeRates() {
    TimeSeries series = read("exchange_rate.txt.gz");
    assertShape(series, 7_588, 8);
    assertThat(series.channelNames()).startsWith("column1").endsWith("column8");
    assertThat(series.timeline()).isNull();
    assertThat(series.value(0, 1)).isEqualTo(1.611);
  }
}
