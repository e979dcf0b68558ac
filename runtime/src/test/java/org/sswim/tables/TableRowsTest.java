package org.sswim.tables;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.sswim.tables.TableRows.Form;

class TableRowsTest {
  private static final String TABLE = "a;b\n\"x;1\";ä\n\n2;\"say \"\"so\"\"\"\n";
  private static final List<String> ROWS = List.of("1[a, b]", "2[x;1, ä]", "4[2, say \"so\"]");

  /** Rows with the numbers of their lines. */
  private static List<String> rows(byte[] bytes, Form form) throws IOException {
    Refusal refusal =
        new Refusal() {
          @Override
          public RuntimeException of(TableProblem kind, long line, String problem) {
            return new IllegalArgumentException(line + " " + problem);
          }

          @Override
          public RuntimeException at(TableProblem kind, long line, String column, String problem) {
            return of(line, column + " " + problem);
          }

          @Override
          public RuntimeException column(String problem) {
            return of(0, problem);
          }

          @Override
          public RuntimeException decimals(String cell) {
            return of(0, cell);
          }

          @Override
          public RuntimeException unreadable(long line, IOException cause) {
            return new UncheckedIOException(cause);
          }
        };
    Lines lines = new Lines(TextFile.reader(new ByteArrayInputStream(bytes)), 1000, refusal);
    TableRows table = new TableRows(lines, form, refusal);
    List<String> rows = new ArrayList<>();
    while (table.next()) {
      rows.add(table.line() + List.of(table.row()).toString());
    }
    return rows;
  }

  private static Form form(boolean spanning) {
    return new Form(Marks.AUTO, 20, 3, true, spanning);
  }

  @Test
  void encodingsAreToldByTheFirstBytes() throws IOException {
    byte[] little = ("\uFEFF" + TABLE).getBytes(UTF_16LE);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(little);
    }
    for (byte[] bytes :
        List.of(
            TABLE.getBytes(UTF_8),
            ("\uFEFF" + TABLE).getBytes(UTF_8),
            TABLE.getBytes(UTF_16),
            little,
            packed.toByteArray())) {
      assertThat(rows(bytes, form(false))).isEqualTo(ROWS);
    }
  }

  @Test
  void quotedCellsGoOverLinesWhereTheyMay() throws IOException {
    byte[] text = "a,b\n1,\"2\n3\"\n4,5\n".getBytes(UTF_8);
    assertThat(rows(text, form(true))).containsExactly("1[a, b]", "2[1, 2\n3]", "4[4, 5]");
    assertThatThrownBy(() -> rows(text, form(false)))
        .hasMessageStartingWith("2 has a quote in column 2 that is not closed");
  }

  @Test
  void rowsAreBounded() {
    assertThatThrownBy(() -> rows("1,2,3,4,5\n".getBytes(UTF_8), form(false)))
        .hasMessage("1 has 5 columns; at most 3 can be read");
    assertThatThrownBy(() -> rows(("\"1\",2\n" + "x".repeat(1001)).getBytes(UTF_8), form(false)))
        .hasMessage("2 is longer than 1000 characters");
  }

  /**
   * Each letter beyond ASCII is a byte; the last of them ends the text, others fall on any chunk.
   */
  @Test
  void latinTextsAreReadAsSuch() throws IOException {
    String text = "ä,Köln €,Größe\n".repeat(5000) + "Café";
    Charset latin = Charset.forName("windows-1252");
    try (Reader in = TextFile.reader(new ByteArrayInputStream(text.getBytes(latin)))) {
      StringWriter read = new StringWriter();
      in.transferTo(read);
      assertThat(read).hasToString(text);
    }
    String utf8 = "ä,Köln €,𝄞\n".repeat(5000) + "Café";
    try (Reader in =
        TextFile.reader(new ByteArrayInputStream(utf8.getBytes(StandardCharsets.UTF_8)))) {
      StringWriter read = new StringWriter();
      in.transferTo(read);
      assertThat(read).hasToString(utf8);
    }
  }
}
