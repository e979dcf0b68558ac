package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePartsTest {
  private static TimeSeries read(String text, CsvOptions options) {
    return SeriesCsv.read(new StringReader(text.replace('|', '\n')), "f.csv", options, 1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Date;Time;v|31/12/2020;22:00:00;1|31/12/2020;23:00:00;2|01/01/2021;00:00:00;3",
        "Date;Time;v|31/12/2020;22.00.00;1|31/12/2020;23.00.00;2|01/01/2021;00.00.00;3",
        "day,v,hr|2020-12-31,1,22|2020-12-31,2,23|2021-01-01,3,0",
        "day,hour,v|2020-12-31,22,1|2020-12-31,23,2|2020-12-31,24,3",
        "no,year,month,day,hour,v|1,2020,12,31,22,1|2,2020,12,31,23,2|3,2021,1,1,0,3",
        "t,v|2020-12-31 22:00,1|2020-12-31 23:00,2|2020-12-31 24:00,3",
        "t,v|12/31/2020 22:00,1|12/31/2020 23:00,2|12/31/2020 24:00,3"
      })
  void partsShowThatTheyAreDates(String text) {
    TimeSeries series = read(text, CsvOptions.defaults());
    assertThat(Objects.requireNonNull(series.timeline()).at(0))
        .isEqualTo(LocalDateTime.of(2020, 12, 31, 22, 0));
    assertThat(series.timeline().at(2)).isEqualTo(LocalDateTime.of(2021, 1, 1, 0, 0));
    assertThat(series.channelNames()).last().isEqualTo("v");
  }

  @Test
  void monthsNeedNoDay() {
    TimeSeries series = read("year,month,v|1999,11,1|1999,12,2|2000,1,3", CsvOptions.defaults());
    assertThat(Objects.requireNonNull(series.timeline()).at(2))
        .isEqualTo(LocalDateTime.of(2000, 1, 1, 0, 0));
    assertThat(series.channelNames()).containsExactly("v");
  }

  @Test
  void anHourBesideADateOfItsOwnIsAChannel() {
    TimeSeries series = read("day,hour,v|2020-12-30,22,1|2020-12-31,7,2", CsvOptions.defaults());
    assertThat(series.channelNames()).containsExactly("hour", "v");
    assertThat(Objects.requireNonNull(series.timeline()).at(1))
        .isEqualTo(LocalDateTime.of(2020, 12, 31, 0, 0));
  }

  @Test
  void numbersThatDoNotTellRowsApartAreChannels() {
    assertThat(read("year,month,v|2020,12,1|2020,12,2", CsvOptions.defaults()).channelNames())
        .containsExactly("year", "month", "v");
  }

  @Test
  void otherPartsAreJoinedByName() {
    CsvOptions options = CsvOptions.defaults().withDateColumn("Tag+Stunde");
    String text = "Tag,Stunde,v|2020-12-31,22,1|2020-12-31,23,2";
    assertThat(read(text, options).channelNames()).containsExactly("v");
    assertThat(read(text, options.withColumns("v", "Stunde")).value(1, 1)).isEqualTo(23);
    CsvRowReader rows =
        SeriesCsv.rows(
            Source.of(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8), "f.csv"),
            List.of("v"),
            options);
    Objects.requireNonNull(rows.next());
    assertThat(Objects.requireNonNull(rows.next()).time())
        .isEqualTo(LocalDateTime.of(2020, 12, 31, 23, 0));
    assertThatThrownBy(() -> read(text, CsvOptions.defaults().withDateColumn("Tag+Uhr")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("no column 'Tag+Uhr'");
  }

  @Test
  void aMissingPartIsAMissingDate() {
    assertThatThrownBy(
            () ->
                read("day,hr,v|2020-12-31,1,1|2020-12-31,2,2|2020-12-31,,3", CsvOptions.defaults()))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("line 4, column 'day+hr' (1)");
  }
}
