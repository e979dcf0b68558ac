package org.sswim.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1/31/2020 13:00 | M/d/yyyy H:mm | 2020-01-31T13:00",
        "01/31/2020 01:00 PM | MM/dd/yyyy hh:mm a | 2020-01-31T13:00",
        "31-1-2020 9:05:07 | d-M-yyyy H:mm:ss | 2020-01-31T09:05:07",
        "1/31/2020 0:00 | M/d/yyyy H:mm | 2020-01-31T00:00",
        "31/01/2020 0:00 | dd/MM/yyyy H:mm | 2020-01-31T00:00",
        "2020/01/31T13:00Z | yyyy/MM/dd'T'HH:mmXXX | 2020-01-31T13:00",
        "2020-1-5 | yyyy-M-d | 2020-01-05T00:00",
        "01/22/2020 9:00 | MM/dd/yyyy H:mm | 2020-01-22T09:00",
        "2020/10/31 09:00 | yyyy/MM/dd HH:mm | 2020-10-31T09:00",
        "5.1.2020 | d.M.yyyy | 2020-01-05T00:00",
        "Jan-1-1995 | MMM-d-yyyy | 1995-01-01T00:00",
        "31-JAN-1995 | d-MMM-yyyy | 1995-01-31T00:00",
        "January 31, 1995 | MMMM d, yyyy | 1995-01-31T00:00",
        "Jan 2020 | MMM yyyy | 2020-01-01T00:00",
        "01/2020 | MM/yyyy | 2020-01-01T00:00",
        "2020M1 | yyyy'M'M | 2020-01-01T00:00",
        "1990q3 | yyyy'q'Q | 1990-07-01T00:00",
        "Q3 1990 | 'Q'Q yyyy | 1990-07-01T00:00",
        "20200131 13:00 | yyyyMMdd HH:mm | 2020-01-31T13:00"
      })
  void textsShowTheirPattern(String text, String pattern, LocalDateTime date) {
    assertThat(DateForms.of(text)).containsExactly(pattern);
    assertThat(requireNonNull(DatePattern.of(pattern).parse(text)).local()).isEqualTo(date);
  }

  @Test
  void daysMayBeMonths() {
    assertThat(DateForms.of("01/02/2020")).containsExactly("dd/MM/yyyy", "MM/dd/yyyy");
    assertThat(DateForms.of("13/02/2020")).containsExactly("dd/MM/yyyy");
    assertThat(DateForms.shaped("13/02/2020")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12.2020",
        "1/2/20",
        "13/13/2020",
        "31/2/2020",
        "Mai 2020",
        "Jan-95",
        "2020",
        "x 2020",
        "3/4",
        "1-2-3-2020",
        "192.168.100.1",
        "Q5 2020",
        "2020-01-31 25:00",
        "20200131"
      })
  void othersShowNone(String text) {
    assertThat(DateForms.of(text)).isEmpty();
  }

  private static TimeSeries read(String heading, List<String> cells) {
    String text = cells.stream().map(cell -> cell + "\n").collect(Collectors.joining());
    return SeriesCsv.read(
        new StringReader(heading + "\n" + text), "data.csv", CsvOptions.defaults(), 1000);
  }

  private static List<String> column(String cells, String beside) {
    return Stream.of(cells.split(" ")).map(cell -> cell + beside).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1/11/2020 1/12/2020 1/13/2020, 1/14/2020",
    "10.12.2020 9.1.2021 8.2.2021, 10.3.2021",
    "10/29/2020 10/30/2020 10/31/2020, 11/1/2020",
    "29-Oct-2020 30-Oct-2020 31-Oct-2020, 1-Nov-2020",
    "29-Sep-2020 30-Sep-2020 01-Oct-2020, 02-Oct-2020",
    "19580329 19580405 19580412, 19580419",
    "201911 201912 202001, 202002",
    "2019123122 2019123123 2020010100, 2020010101",
    "201912312200 201912312300 202001010000, 202001010100",
    "1577836800 1577840400 1577844000, 1577847600",
    "1577836800500 1577840400500 1577844000500, 1577847600500",
    "1998 1999 2000, 2001",
    "1/11/2020 oops 1/13/2020, ",
  })
  void aColumnShowsItsPattern(String dates, String next) {
    if (next == null) {
      assertThatThrownBy(() -> read("d,a", column(dates, ",1")))
          .hasMessageContaining("'1/11/2020' can be read as two dates");
      return;
    }
    TimeSeries series = read("d,a", column(dates, ",1"));
    assertThat(series.channelNames()).containsExactly("a");
    assertThat(requireNonNull(series.timeline()).formatNext(1)).isEqualTo(next);
    // A stream has one row to look at, and needs the pattern.
    assertThat(requireNonNull(requireNonNull(series.timeline()).pattern()).example())
        .hasSizeGreaterThan(3);
  }

  /** Not rising, not even, no days of months, not the first column, the only one, or too few. */
  @ParameterizedTest
  @CsvSource({
    "19580329 19580329 19580412",
    "19580405 19580329 19580412",
    "19580329 19580405 19580499",
    "29580329 29580405 29580412",
    "1577836800 1577840400 1577844001",
    "1998 1999 2001",
    "1398 1399 1400",
    "19580329 19580405"
  })
  void numbersStayNumbers(String numbers) {
    assertThat(read("d,a", column(numbers, ",1")).channelNames()).containsExactly("d", "a");
    assertThat(read("d", column("19580329 19580405 19580412", "")).channelNames())
        .containsExactly("d");
    List<String> behind = List.of("1,19580329", "2,19580405", "4,19580412");
    assertThat(read("a,d", behind).channelNames()).containsExactly("a", "d");
  }

  @Test
  void aGivenPatternFindsItsColumn() {
    CsvOptions options =
        CsvOptions.defaults()
            .withFormat(CsvFormat.detected().withDates(DatePattern.of("yyyyMMdd")));
    String text = "a,d,b\n20000101,20200131,1\n20000101,20200201,2\n";
    TimeSeries series = SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
    assertThat(series.channelNames()).containsExactly("a", "b");
    assertThat(requireNonNull(series.timeline()).formatNext(1)).isEqualTo("20200202");
    assertThatThrownBy(
            () ->
                SeriesCsv.read(
                    new StringReader("d,b\n20200201,1\n20200131,2\n"), "data.csv", options, 1000))
        .hasMessageContaining("'20200131' is earlier than the row before");
  }
}
