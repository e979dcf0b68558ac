package org.sswim.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.tables.Marks;

/** Separators, decimals and dates as other countries write them. */
class CsvFormatTest {
  private static final char AUTO = Marks.AUTO;

  private static TimeSeries read(String text, CsvFormat format, String... columns) {
    CsvOptions options = CsvOptions.defaults().withFormat(format).withColumns(columns);
    return SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
  }

  private static TimeSeries read(String text) {
    return read(text, CsvFormat.detected());
  }

  private static CsvFormat dates(String pattern) {
    return CsvFormat.detected().withDates(DatePattern.of(pattern));
  }

  private static void assertRefused(String text, CsvFormat format, String... parts) {
    assertThatThrownBy(() -> read(text, format))
        .isInstanceOf(InvalidDataException.class)
        .message()
        .startsWith("data.csv: ")
        .doesNotContain("\n", "\t")
        .contains(parts);
  }

  private static void assertRefused(String text, String... parts) {
    assertRefused(text, CsvFormat.detected(), parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void theFirstTwoLinesShowTheSeparator(String separator) {
    String text = "date,a,\"my b\"\n2024-01-01,1.5,2\n2024-01-02,3.5,\"4\"\n";
    TimeSeries series = read(text.replace(",", separator));
    assertThat(series.channelNames()).containsExactly("a", "my b");
    assertThat(series.value(0, 0)).isEqualTo(1.5);
    assertThat(series.value(1, 1)).isEqualTo(4);
    assertThat(requireNonNull(series.timeline()).formatRow(1)).isEqualTo("2024-01-02");
    assertThat(series.fingerprint()).isEqualTo(read(text).fingerprint());
  }

  @Test
  void decimalCommasAreRead() {
    TimeSeries series = read("date;a;b\n2024-01-01;1234,5;7\n2024-01-02;-,25;1,5e-3\n");
    assertThat(series.value(0, 0)).isEqualTo(1234.5);
    assertThat(series.value(0, 1)).isEqualTo(7);
    assertThat(series.value(1, 0)).isEqualTo(-.25);
    assertThat(series.value(1, 1)).isEqualTo(.0015);
    // Without a header, and with as many commas as semicolons.
    assertThat(read("1,5;2\n3,5;4\n").value(1, 0)).isEqualTo(3.5);
    assertThat(read("1,5;2,5\n3,5;4,5\n").value(1, 1)).isEqualTo(4.5);
    // Commas between cells too, where the decimals are quoted.
    CsvFormat comma = new CsvFormat(new Marks(AUTO, ','), null, null);
    assertThat(read("a,b\n\"1,5\",2\n", comma).value(0, 0)).isEqualTo(1.5);
  }

  @Test
  void whatWasReadByCommasStillIs() {
    assertThat(read("date,load|MW\n2024-01-01,1\n2024-01-02,2\n").channelNames())
        .containsExactly("load|MW");
    assertThat(read("load;MW\n1\n2\n").channelNames()).containsExactly("load;MW");
    assertThat(read("a;x,b;y\n1,2\n3,4\n").channelNames()).containsExactly("a;x", "b;y");
    assertThat(read("\"a;x\",b\n\"1\",2\n").channelNames()).containsExactly("a;x", "b");
    // Three decimals are decimals here: between commas no number holds thousands.
    assertThat(read("a,b\n1.234,5.678\n").value(0, 0)).isEqualTo(1.234);
  }

  @Test
  void aGivenSeparatorIsTaken() {
    CsvFormat comma = new CsvFormat(new Marks(',', AUTO), null, null);
    assertThat(read("a;x,b;x\n1,2\n", comma).channelNames()).containsExactly("a;x", "b;x");
    CsvFormat bar = new CsvFormat(new Marks('|', AUTO), null, null);
    assertThat(read("a;b|c\n1|2\n", bar).channelNames()).containsExactly("a;b", "c");
    assertThat(read("a|b\n1,5|2\n", new CsvFormat(new Marks('|', ','), null, null)).value(0, 0))
        .isEqualTo(1.5);
    assertThatThrownBy(() -> new Marks(':', AUTO)).hasMessageContaining("':'");
    assertThatThrownBy(() -> new Marks(AUTO, ';')).hasMessageContaining("';'");
  }

  @Test
  void thousandsAreReadWhereNothingElseIsMeant() {
    TimeSeries german = read("a;b\n1.234,5;1.234.567\n-12.345.678,25;7\n");
    assertThat(german.value(0, 0)).isEqualTo(1234.5);
    assertThat(german.value(0, 1)).isEqualTo(1_234_567);
    assertThat(german.value(1, 0)).isEqualTo(-12_345_678.25);
    assertThat(read("a;b\n1,234.5;7\n").value(0, 0)).isEqualTo(1234.5);
    assertThat(read("a;b\n1.234.567;1,234\n").value(0, 1)).isEqualTo(1.234);
    TimeSeries beside = read("d;ip;b\n2024-01-01;192.168.100.101;2.5\n", CsvFormat.detected(), "b");
    assertThat(beside.value(0, 0)).isEqualTo(2.5);
    assertThat(read("a,b\n1,2\n\"1,234.5\",2\n").value(1, 0)).isEqualTo(1234.5);
    TimeSeries people = read("a,b\n\"904,170\",2\n\"1,040,819\",2\n");
    assertThat(people.value(0, 0)).isEqualTo(904_170);
    assertThat(people.value(1, 0)).isEqualTo(1_040_819);
  }

  @Test
  void otherThousandsAreRefused() {
    assertRefused("a;b\n2.5;1\n1.234,5;2\n", "'1.234,5'", "decimals are read after a point");
    assertRefused("a;b\n2,5;1\n1.23.456,5;2\n", "'1.23.456,5' is not a number");
    assertRefused(
        "a;b\n2,5;1\n1 234,5;2\n", "line 3", "'a' (1)", "without separators of thousands");
    assertRefused("a;b\n2,5;1\n1'234;2\n", "line 3", "without separators of thousands");
    assertRefused("a;b\n2,5;1\n1.234;2\n", "line 3", "'1.234'", "decimals are read after a comma");
    assertRefused("a,b\n1,2\n\"1,5\",2\n", "line 3", "'1,5'", "decimals are read after a point");
  }

  @Test
  void threeDigitsAloneMayBeThousands() {
    String text = "a;b\n1,234;12\n50,125;13\n";
    assertRefused(text, "'1,234' may have decimals or thousands");
    assertThat(read(text, new CsvFormat(new Marks(AUTO, ','), null, null)).value(1, 0))
        .isEqualTo(50.125);
    assertRefused(text.replace(',', '.'), "'1.234' may have");
    assertThat(read(text, new CsvFormat(new Marks(AUTO, '.'), null, null)).value(1, 0))
        .isEqualTo(50_125);
    // A zero before it, another number of digits, or four before it settle it.
    assertThat(read(text + "0,125;1\n").value(0, 0)).isEqualTo(1.234);
    assertThat(read(text + "2,5;1\n").value(0, 0)).isEqualTo(1.234);
    assertThat(read(text + "1234,567;1\n").value(0, 0)).isEqualTo(1.234);
  }

  @Test
  void raggedRowsAreNamedWhateverTheSeparator() {
    assertRefused("date;a\n2024-01-01;1\n2024-01-02;1;2\n", "line 3 has 3 cells", "line 1 has 2");
    assertRefused("date\ta\n2024-01-01\t1\n2024-01-02\n", "line 3 has 1 cell,");
  }

  @Test
  void datesFollowTheirPattern() {
    CsvFormat format = dates("dd.MM.yyyy HH:mm");
    TimeSeries series = read("Datum;a\n31.12.2024 23:00;1,5\n01.01.2025 00:00;2,5\n", format);
    Timeline timeline = requireNonNull(series.timeline());
    assertThat(timeline.at(1)).isEqualTo(LocalDateTime.of(2025, 1, 1, 0, 0));
    assertThat(timeline.interval().describe()).isEqualTo("1 h");
    assertThat(timeline.formatNext(1)).isEqualTo("01.01.2025 01:00");
    assertThat(timeline.wallClock("31.12.2024 23:00")).isEqualTo(timeline.at(0));
    assertThat(timeline.wallClock("2024-12-31 23:00")).isEqualTo(timeline.at(0));
    assertThat(timeline.wallClock("31.13.2024 23:00")).isNull();
  }

  /** The first of 13 days that tells months from days is behind 288 hours. */
  @Test
  void hoursOfTheFirstDaysOfAMonthAreReadOn() {
    StringBuilder text = new StringBuilder("date,a\n");
    for (int hour = 0; hour < 13 * 24; hour++) {
      text.append("1/%d/2023 %d:00,%d\n".formatted(1 + hour / 24, hour % 24, hour));
    }
    TimeSeries series = read(text.toString());
    assertThat(requireNonNull(series.timeline()).at(30))
        .isEqualTo(LocalDateTime.of(2023, 1, 2, 6, 0));
    String shorter = text.substring(0, text.indexOf("1/13/2023"));
    assertRefused(shorter, "line 2, column 'date' (1)", "can be read as two dates");
  }

  @Test
  void datesAgainstTheirPattern() {
    CsvFormat format = dates("dd.MM.yyyy");
    assertRefused(
        "d;a\n01.02.2024;1,5\n30.02.2024;2,5\n",
        format,
        "line 3",
        "'d' (1)",
        "'30.02.2024' is not a date of the format dd.MM.yyyy, such as 31.12.2024");
    assertRefused("d;a\n01.02.2024;1,5\n2024-02-02;2,5\n", format, "'2024-02-02' is not a date");
    assertRefused("d;a\n02.02.2024;1,5\n01.02.2024;2,5\n", format, "earlier", "'02.02.2024'");
    assertRefused("d;a\nx;1,5\n", dates("yyyy"), "no column");
    assertRefused("d,a\n01/02/2024,1\n", "line 2, column 'd' (1)", "can be read as two dates");
    TimeSeries years = read("d;a\n2024;1,5\n2025;2,5\n", dates("yyyy"));
    assertThat(years.channelNames()).containsExactly("a");
    assertThat(requireNonNull(years.timeline()).formatNext(1)).isEqualTo("2026");
  }

  @Test
  void streamsAreReadAlike() {
    CsvOptions options = CsvOptions.defaults().withFormat(dates("dd.MM.yyyy"));
    CsvRowReader rows =
        SeriesCsv.rows(
            Source.of(
                "d;b;a\n31.12.2024;1,5;2,5\n01.01.2025;3,5;4\n".getBytes(StandardCharsets.UTF_8),
                "standard input"),
            List.of("a", "b"),
            options);
    assertThat(requireNonNull(rows.next()).values()).containsExactly(2.5, 1.5);
    CsvRow last = requireNonNull(rows.next());
    assertThat(last.values()).containsExactly(4, 3.5);
    assertThat(last.line()).isEqualTo(3);
    assertThat(rows.format(requireNonNull(last.time()))).isEqualTo("01.01.2025");
    assertThat(rows.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1994-Q1 | 1994-Q2 | 1994-01-01T00:00 | 3 months | 1994-Q3",
        "1994Q4 | 1995Q1 | 1994-10-01T00:00 | 3 months | 1995Q2",
        "2020-W53 | 2021-W01 | 2020-12-28T00:00 | 7 days | 2021-W02",
        "2024-11 | 2024-12 | 2024-11-01T00:00 | 1 month | 2025-01",
        "31.12.2020 | 01.01.2021 | 2020-12-31T00:00 | 1 day | 02.01.2021",
        "31.12.2020 23:00 | 01.01.2021 00:00 | 2020-12-31T23:00 | 1 h | 01.01.2021 01:00",
        "31.12.2020 23:59:59 | 01.01.2021 00:00:00 | 2020-12-31T23:59:59 | 1 s | 01.01.2021"
            + " 00:00:01"
      })
  void formsThatCannotBeMistakenAreDetected(
      String first, String second, LocalDateTime at, String apart, String next) {
    Timeline timeline = requireNonNull(read("d,a\n" + first + ",1\n" + second + ",2\n").timeline());
    assertThat(timeline.at(0)).isEqualTo(at);
    assertThat(timeline.interval().describe()).isEqualTo(apart);
    assertThat(timeline.formatNext(1)).isEqualTo(next);
  }

  /** Such numbers are a channel like others, unless their column is named. */
  @ParameterizedTest
  @CsvSource({"1577836800, 1577840400, 1577844000", "1577836800500, 1577840400500, 1577844000500"})
  void secondsSince1970AreDatesInANamedColumn(String first, String second, String next) {
    String text = "t,a\n" + first + ",1\n" + second + ",2\n";
    assertThat(read(text).channelNames()).containsExactly("t", "a");
    CsvOptions named = CsvOptions.defaults().withDateColumn("t");
    TimeSeries series = SeriesCsv.read(new StringReader(text), "data.csv", named, 1000);
    Timeline timeline = requireNonNull(series.timeline());
    assertThat(timeline.at(0).toLocalDate()).isEqualTo("2020-01-01");
    assertThat(timeline.utc()).isTrue();
    assertThat(timeline.formatNext(1)).isEqualTo(next);
    CsvFormat berlin = CsvFormat.detected().withZone(ZoneId.of("Europe/Berlin"));
    Timeline shown =
        requireNonNull(
            SeriesCsv.read(new StringReader(text), "data.csv", named.withFormat(berlin), 1000)
                .timeline());
    assertThat(shown.at(0).getHour()).isEqualTo(1);
    assertThat(shown.formatNext(1)).isEqualTo(next);
  }

  @Test
  void hoursWithoutMarksAreNoSecondsSince1970() {
    CsvOptions named = CsvOptions.defaults().withDateColumn("t");
    TimeSeries series =
        SeriesCsv.read(new StringReader("t,a\n1999123123,1\n2000010100,1\n"), "d.csv", named, 1000);
    assertThat(requireNonNull(series.timeline()).at(0)).isEqualTo("1999-12-31T23:00");
    assertThatThrownBy(
            () -> SeriesCsv.read(new StringReader("t,a\n2020013200,1\n"), "d.csv", named, 1000))
        .hasMessageContaining("'2020013200' is not an ISO date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "NA", "N/A", "#N/A", "null", "None", "?", ".", "inf"})
  void wordsForMissingValues(String word) {
    CsvOptions mask =
        CsvOptions.defaults().withMissing(MissingOptions.of(MissingOptions.Policy.MASK));
    String text = "a,b\n1,2\n" + word + ",3\n";
    TimeSeries series = SeriesCsv.read(new StringReader(text), "data.csv", mask, 1000);
    assertThat(series.observed(1, 0)).isFalse();
    assertThat(series.observed(1, 1)).isTrue();
  }

  @Test
  void latinLettersAreRead() {
    byte[] bytes = "Straße;Wärme\n1,5;2\n".getBytes(StandardCharsets.ISO_8859_1);
    SeriesCsv.Content content =
        SeriesCsv.content(Source.of(bytes, "data.csv"), CsvOptions.defaults(), false);
    assertThat(content.series().channelNames()).containsExactly("Straße", "Wärme");
  }
}
