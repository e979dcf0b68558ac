package org.sswim.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Separators, decimals and dates as other countries write them. */
class CsvFormatTest {
  private static final char AUTO = CsvFormat.AUTO;

  private static TimeSeries read(String text, CsvFormat format) {
    CsvOptions options = CsvOptions.defaults().withFormat(format);
    return SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
  }

  private static TimeSeries read(String text) {
    return read(text, CsvFormat.detected());
  }

  private static CsvFormat dates(String pattern) {
    return new CsvFormat(AUTO, AUTO, DatePattern.of(pattern), null);
  }

  private static void assertRefused(String text, CsvFormat format, String... parts) {
    assertThatThrownBy(() -> read(text, format))
        .isInstanceOf(InvalidSeriesException.class)
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
    CsvFormat comma = new CsvFormat(AUTO, ',', null, null);
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
    CsvFormat comma = new CsvFormat(',', AUTO, null, null);
    assertThat(read("a;x,b;x\n1,2\n", comma).channelNames()).containsExactly("a;x", "b;x");
    CsvFormat bar = new CsvFormat('|', AUTO, null, null);
    assertThat(read("a;b|c\n1|2\n", bar).channelNames()).containsExactly("a;b", "c");
    assertThat(read("a|b\n1,5|2\n", new CsvFormat('|', ',', null, null)).value(0, 0))
        .isEqualTo(1.5);
    assertThatThrownBy(() -> new CsvFormat(':', AUTO, null, null)).hasMessageContaining("':'");
    assertThatThrownBy(() -> new CsvFormat(AUTO, ';', null, null)).hasMessageContaining("';'");
  }

  @Test
  void thousandsAreRefused() {
    assertRefused("a;b\n1.234,5;2,5\n", "'1.234,5'", "without separators of thousands");
    assertRefused(
        "a;b\n2,5;1\n1 234,5;2\n", "line 3", "'a' (1)", "without separators of thousands");
    assertRefused("a;b\n2,5;1\n1'234;2\n", "line 3", "without separators of thousands");
    assertRefused("a,b\n1,2\n\"1,234.5\",2\n", "line 3", "without separators of thousands");
    assertRefused("a;b\n2,5;1\n1.234;2\n", "line 3", "'1.234'", "decimals are read after a comma");
    assertRefused("a,b\n1,2\n\"1,5\",2\n", "line 3", "'1,5'", "decimals are read after a point");
  }

  @Test
  void threeDigitsAloneMayBeThousands() {
    String text = "a;b\n1,234;12\n50,125;13\n";
    assertRefused(text, "'1,234' may have decimals or thousands");
    assertThat(read(text, new CsvFormat(AUTO, ',', null, null)).value(1, 0)).isEqualTo(50.125);
    assertRefused(text.replace(',', '.'), "'1.234' may have");
    assertRefused(text, new CsvFormat(AUTO, '.', null, null), "'1,234'");
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
    assertRefused("d;a\n2024;1,5\n2025;2,5\n", dates("yyyy"), "no column");
    assertRefused("d,a\n01.02.2024,1\n", "not numbers or ISO dates");
    CsvOptions named = CsvOptions.defaults().withDateColumn("d").withFormat(dates("yyyy"));
    TimeSeries years =
        SeriesCsv.read(new StringReader("d;a\n2024;1,5\n2025;2,5\n"), "data.csv", named, 1000);
    assertThat(years.channelNames()).containsExactly("a");
    assertThat(requireNonNull(years.timeline()).formatNext(1)).isEqualTo("2026");
  }

  @Test
  void streamsAreReadAlike() {
    CsvOptions options = CsvOptions.defaults().withFormat(dates("dd.MM.yyyy"));
    CsvRowReader rows =
        SeriesCsv.rows(
            new StringReader("d;b;a\n31.12.2024;1,5;2,5\n01.01.2025;3,5;4\n"),
            "standard input",
            List.of("a", "b"),
            options);
    assertThat(requireNonNull(rows.next()).values()).containsExactly(2.5, 1.5);
    CsvRow last = requireNonNull(rows.next());
    assertThat(last.values()).containsExactly(4, 3.5);
    assertThat(last.line()).isEqualTo(3);
    assertThat(rows.format(requireNonNull(last.time()))).isEqualTo("01.01.2025");
    assertThat(rows.next()).isNull();
  }
}
