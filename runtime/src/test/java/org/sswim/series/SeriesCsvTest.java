package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.series.CsvOptions.Header;
import org.sswim.series.MissingOptions.Policy;

/** What is read, and as what. */
class SeriesCsvTest {
  @TempDir Path folder;

  private static TimeSeries read(String text, CsvOptions options) {
    return SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
  }

  private static TimeSeries read(String text) {
    return read(text, CsvOptions.defaults());
  }

  private static CsvOptions options(
      @Nullable String date, List<String> columns, List<String> exclude) {
    return CsvOptions.defaults().withDateColumn(date).withColumns(columns).withExclude(exclude);
  }

  private static void assertRows(TimeSeries series, List<String> names, double... values) {
    assertThat(series.channelNames()).isEqualTo(names);
    double[] row = new double[names.size()];
    assertThat(series.rows() * names.size()).isEqualTo(values.length);
    for (int i = 0; i < values.length; i++) {
      series.copyRow(i / names.size(), row);
      assertThat(row[i % names.size()]).as("value %d", i).isEqualTo(values[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date,a,b\n2024-01-01,1,2.5\n2024-01-02,-3e2,+4\n",
        "a,b,date\n1,2.5,2024-01-01\n-3e2,4,2024-01-02",
        "a,date,b\r\n1,2024-01-01,2.5\r\n-300,2024-01-02,4\r\n",
        "\uFEFFdate,a,b\n2024-01-01,1,2.5\n2024-01-02,-3e2,4\n\n \n",
        "\"date\",\"a\",\"b\"\n\"2024-01-01\",\"1\",\"2.5\"\n2024-01-02 , -3e2 , \"4\" \n",
        "date,a,b\r2024-01-01,1,2.5\r2024-01-02,-300,4"
      })
  void findsTheDateColumnWhereverItStands(String text) {
    TimeSeries series = read(text);
    assertRows(series, List.of("a", "b"), 1, 2.5, -300, 4);
    assertThat(series.timeline()).isNotNull();
    assertThat(series.timeline().formatNext(1)).isEqualTo("2024-01-03");
  }

  @Test
  void withoutHeaderColumnsAreCalledByPosition() {
    assertRows(read("1,2\n3,4\n"), List.of("column1", "column2"), 1, 2, 3, 4);
    TimeSeries dated = read("2024-01-01,1\n2024-01-02,3\n");
    assertRows(dated, List.of("column2"), 1, 3);
    assertThat(dated.timeline()).isNotNull();
    TimeSeries chosen = read("1,2,3\n4,5,6\n", options(null, List.of("3", "column1"), List.of()));
    assertRows(chosen, List.of("column3", "column1"), 3, 1, 6, 4);
    assertRows(read("1,2\n", options(null, List.of(), List.of("1"))), List.of("column2"), 2);
  }

  @Test
  void theHeaderCanBeSaid() {
    String numbers = "10,20\n1,2\n";
    CsvOptions yes = CsvOptions.defaults().withHeader(Header.YES);
    CsvOptions no = CsvOptions.defaults().withHeader(Header.NO);
    assertRows(read(numbers, yes), List.of("10", "20"), 1, 2);
    assertRows(read(numbers, no), List.of("column1", "column2"), 10, 20, 1, 2);
  }

  @Test
  void aNumberNamedInTheHeaderIsANameNotAPosition() {
    TimeSeries series =
        read("date,0,320\n2024-01-01,14,2162\n", options(null, List.of("320"), List.of()));
    assertRows(series, List.of("320"), 2162);
  }

  @Test
  void aColumnWithoutNameIsCalledByPosition() {
    // The index column that data frames write has no name.
    assertRows(read(",a\n0,5\n1,6\n"), List.of("column1", "a"), 0, 5, 1, 6);
  }

  @Test
  void columnsAreTakenInTheOrderChosenAndOthersMayHoldAnything() {
    String text = "when,a,mood,b,until\n2024-01-01,1,fine,2,2024-02-01\n2024-01-02,3,,4,x\n";
    TimeSeries series = read(text, options(null, List.of("b", "a"), List.of()));
    assertRows(series, List.of("b", "a"), 2, 1, 4, 3);
    assertThat(series.timeline()).isNotNull();
    assertThat(series.timeline().formatRow(1)).isEqualTo("2024-01-02");
    assertRows(
        read(text, options("when", List.of(), List.of("mood", "until"))),
        List.of("a", "b"),
        1,
        2,
        3,
        4);
  }

  @Test
  void theDateColumnCanBeNamedOrLeftOut() {
    String text = "from,to,a\n2024-01-01,2024-01-05,1\n2024-01-02,2024-01-06,2\n";
    TimeSeries to = read(text, options("to", List.of(), List.of("from")));
    assertThat(to.timeline()).isNotNull();
    assertThat(to.timeline().formatRow(0)).isEqualTo("2024-01-05");
    assertThat(read(text, options(null, List.of(), List.of("from", "to"))).timeline()).isNull();
    TimeSeries byPosition =
        read("1,2024-01-01\n2,2024-01-02\n", options("2", List.of(), List.of()));
    assertThat(byPosition.timeline()).isNotNull();
  }

  @Test
  void missingValuesAreCarriedForwardOnRequest() {
    CsvOptions fill = CsvOptions.defaults().withMissing(MissingOptions.of(Policy.FILL));
    TimeSeries series = read("a,b\n1,2\n,NaN\n5,-Infinity\nnull,1e999\n7,8\n", fill);
    assertRows(series, List.of("a", "b"), 1, 2, 1, 2, 5, 2, 5, 2, 7, 8);
  }

  @Test
  void gzipIsToldByContentNotByName() throws IOException {
    String text = "a,b\n1,2\n3,4\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Path zipped = Files.write(folder.resolve("zipped.csv"), bytes.toByteArray());
    Path plain = Files.writeString(folder.resolve("plain.csv.gz"), text);
    for (Path file : List.of(zipped, plain)) {
      assertRows(SeriesCsv.read(file, CsvOptions.defaults()), List.of("a", "b"), 1, 2, 3, 4);
    }
  }

  @Test
  void namesAreUtf8() throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), "Wärme °C,b\n1,2\n");
    assertThat(SeriesCsv.read(file, CsvOptions.defaults()).channelNames())
        .containsExactly("Wärme °C", "b");
  }

  @Test
  void longFilesCrossAllInternalBlocks() {
    StringBuilder text = new StringBuilder("t,a,b,c\n");
    int rows = 40_000;
    for (int i = 0; i < rows; i++) {
      text.append("2024-01-01T00:00:").append(String.format("%02d", i % 60)).append("Z,");
      text.append(i).append(',').append(-i).append(",0.5\n");
    }
    CsvOptions noDates = options(null, List.of(), List.of("t"));
    TimeSeries series =
        SeriesCsv.read(new StringReader(text.toString()), "data.csv", noDates, 1_000_000);
    assertThat(series.rows()).isEqualTo(rows);
    for (int i = 0; i < rows; i++) {
      assertThat(series.value(i, 0) == i && series.value(i, 1) == -i).as("row %d", i).isTrue();
    }
  }
}
