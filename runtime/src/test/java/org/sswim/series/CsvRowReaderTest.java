package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sswim.series.CsvOptions.Header;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;

class CsvRowReaderTest {
  private static CsvRowReader rows(String text, List<String> channels, CsvOptions options) {
    return SeriesCsv.rows(
        Source.of(text.getBytes(StandardCharsets.UTF_8), "standard input"), channels, options);
  }

  private static CsvRowReader rows(String text, String... channels) {
    return rows(text, List.of(channels), CsvOptions.defaults());
  }

  private static double[] values(CsvRowReader reader) {
    CsvRow row = reader.next();
    assertThat(row).isNotNull();
    return row.values();
  }

  private static void assertRefused(CsvRowReader reader, String... parts) {
    assertThatThrownBy(
            () -> {
              @Nullable CsvRow row;
              do {
                row = reader.next();
              } while (row != null);
            })
        .isInstanceOf(InvalidDataException.class)
        .message()
        .startsWith("standard input: ")
        .contains(parts);
  }

  @Test
  @Timeout(20)
  void returnsARowBeforeTheNextIsWritten() throws Exception {
    PipedOutputStream out = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(out)) {
      // The writer is this thread: a reader that waits for more than one line would hang.
      write(out, "date,a,b\r\n2024-01-01 00:00,1,2\r\n");
      CsvRowReader reader =
          SeriesCsv.rows(Source.of(in, "standard input"), List.of("a", "b"), CsvOptions.defaults());
      assertThat(values(reader)).containsExactly(1, 2);
      write(out, "2024-01-01 01:00,3,4\r");
      assertThat(values(reader)).containsExactly(3, 4);
      write(out, "\n2024-01-01 02:00,5,6\n");
      CsvRow row = reader.next();
      assertThat(row).isNotNull();
      assertThat(row.line()).isEqualTo(4);
      assertThat(row.time()).isEqualTo(LocalDateTime.of(2024, 1, 1, 2, 0));
      assertThat(reader.format(row.time().plusHours(1))).isEqualTo("2024-01-01 03:00");
      out.close();
      assertThat(reader.next()).isNull();
    }
  }

  private static void write(PipedOutputStream out, String text) throws Exception {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Test
  void aHeaderPutsTheChannelsInTheModelsOrderAndSkipsTheRest() {
    CsvRowReader reader =
        rows("mood,b,when,a\nfine,2,2024-01-01,1\nbad,4,2024-01-02,3\n", "a", "b");
    assertThat(values(reader)).containsExactly(1, 2);
    CsvRow second = reader.next();
    assertThat(second).isNotNull();
    assertThat(second.values()).containsExactly(3, 4);
    assertThat(second.time()).isEqualTo(LocalDateTime.of(2024, 1, 2, 0, 0));
    assertThat(reader.next()).isNull();
  }

  @Test
  void withoutHeaderColumnsAreTakenInOrder() {
    assertThat(values(rows("1,2\n", "a", "b"))).containsExactly(1, 2);
    CsvRowReader dated = rows("1,2024-01-01T00:00:00Z,2\n", "a", "b");
    assertThat(values(dated)).containsExactly(1, 2);
    assertThat(dated.format(LocalDateTime.of(2024, 1, 1, 1, 0))).isEqualTo("2024-01-01T01:00:00Z");
    // Trained on columns 2 and 4 of files without header: alone, or in the whole file.
    assertThat(values(rows("1,2\n", "column2", "column4"))).containsExactly(1, 2);
    assertThat(values(rows("1,2,3,4\n", "column2", "column4"))).containsExactly(2, 4);
  }

  @Test
  void columnsReplaceTheNamesOfTheChannels() {
    CsvOptions options = CsvOptions.defaults().withColumns("3", "1").withHeader(Header.NO);
    assertThat(values(rows("1,2,3\n", List.of("a", "b"), options))).containsExactly(3, 1);
    assertRefused(rows("1,2,3\n", List.of("a"), options), "2 columns are chosen", "reads 1", "'a'");
  }

  @Test
  void leavesMissingValuesOpenOnRequest() {
    CsvOptions fill = CsvOptions.defaults().withMissing(MissingOptions.of(Policy.FILL));
    CsvRowReader reader = rows("a,b\n1,2\n,NaN\n", List.of("a", "b"), fill);
    assertThat(values(reader)).containsExactly(1, 2);
    assertThat(values(reader)).containsExactly(Double.NaN, Double.NaN);
    MissingOptions zeros = new MissingOptions(Policy.MASK, List.of(0.0, -9.0), Gaps.KEEP);
    CsvOptions mask = CsvOptions.defaults().withMissing(zeros);
    CsvRowReader masking = rows("a,b\n1,2\n-0,3\n4,-9\n", List.of("a", "b"), mask);
    assertThat(values(masking)).containsExactly(1, 2);
    assertThat(values(masking)).containsExactly(Double.NaN, 3);
    assertThat(values(masking)).containsExactly(4, Double.NaN);
    assertRefused(rows("a,b\n1,0\n", List.of("a", "b"), mask), "line 2", "'0' stands for");
    assertRefused(rows("a,b\n1,\n", List.of("a", "b"), fill), "line 2", "'b' (2)", "no earlier");
  }

  @Test
  void rowsStayAsTheyWereReturned() {
    CsvRowReader reader = rows("1\n2\n", "a");
    double[] first = values(reader);
    values(reader);
    assertThat(first).containsExactly(1);
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertRefused(rows("a,c\n1,2\n", "a", "b"), "no column 'b'", "'a', 'c'");
    assertRefused(rows("1,2,3\n", "a", "b"), "line 1 has 3 columns", "reads 2", "'a', 'b'");
    assertRefused(rows("2024-01-01,1\n", "a", "b"), "1 columns beside the date", "reads 2");
    assertRefused(rows("a,b\n1,2\n3,x\n", "a", "b"), "line 3", "'b' (2)", "'x' is not a number");
    assertRefused(rows("a,b\n1,2\n3,\n", "a", "b"), "line 3", "'b' (2)", "empty");
    assertRefused(rows("a,b\n1,2\n3\n", "a", "b"), "line 3 has 1 cell,");
    assertRefused(rows("a,b\n1,2\n\n3,4\n", "a", "b"), "line 3 is blank");
    assertRefused(rows("t,a\n2024-01-02,1\n2024-01-01,2\n", "a"), "line 3", "'t' (1)", "earlier");
  }

  @Test
  void anEmptyStreamEndsAtOnce() {
    assertThat(rows("", "a").next()).isNull();
    CsvRowReader header = rows("a\n", "a");
    assertThat(header.next()).isNull();
    assertThatThrownBy(() -> header.format(LocalDateTime.MIN)).hasMessageContaining("no row");
  }
}
