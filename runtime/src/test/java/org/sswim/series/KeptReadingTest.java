package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptReadingTest {
  private static TimeSeries series(String interval) {
    Timeline timeline =
        Timeline.every(LocalDateTime.of(2024, 1, 1, 0, 0), SamplingInterval.parse(interval), 5);
    return TimeSeries.of(List.of("a"), new double[5], timeline);
  }

  @Test
  void theUsualIsNotKept() {
    KeptReading kept = KeptReading.of(CsvOptions.defaults(), series("PT24H"), null);
    assertThat(kept.texts()).isEmpty();
    assertThat(kept.options()).isEqualTo(CsvOptions.defaults());
    assertThat(kept.interval()).isNull();
  }

  @Test
  void whatIsKeptReadsFurtherFilesAlike() {
    MissingOptions missing =
        new MissingOptions(
            MissingOptions.Policy.MASK, List.of(0.0, -999.5), MissingOptions.Gaps.INSERT);
    Categories categories = new Categories(Map.of("sky", List.of("clear", "rain, \"heavy\"")));
    CsvOptions options =
        CsvOptions.defaults()
            .withMissing(missing)
            .withCategories(categories)
            .withFormat(CsvFormat.detected().withZone(ZoneId.of("Europe/Berlin")));
    KeptReading kept = KeptReading.of(options, series("PT1H"), "when");
    assertThat(kept.dateColumn()).isEqualTo("when");
    assertThat(kept.missing()).isEqualTo(missing);
    assertThat(kept.categories()).isEqualTo(categories);
    assertThat(kept.format().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(kept.interval()).isEqualTo(SamplingInterval.parse("PT1H"));
  }

  /** Months are not of one length: a stream has to know them. */
  @Test
  void anUnevenIntervalIsKept() {
    KeptReading kept = KeptReading.of(CsvOptions.defaults(), series("P1M"), null);
    assertThat(kept.texts()).containsOnlyKeys("interval");
    assertThat(kept.interval()).isEqualTo(SamplingInterval.parse("P1M"));
  }

  /** A file of a stranger may hold any text. */
  @Test
  void whatIsNotUnderstoodCountsAsNone() {
    Map<String, String> texts =
        Map.of(
            "missing", "often",
            "gaps", "",
            "missing-value", "1,x",
            "interval", "soon",
            "zone", "Middle-earth",
            "date-format", "'",
            "categories", "[1");
    KeptReading kept = new KeptReading(texts);
    assertThat(kept.options()).isEqualTo(CsvOptions.defaults());
    assertThat(kept.interval()).isNull();
  }
}
