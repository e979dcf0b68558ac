package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.CsvOptions.Header;
import org.sswim.series.MissingOptions.Policy;
import org.sswim.tables.Marks;

/** What is refused, with the place. */
class SeriesCsvErrorsTest {
  @TempDir Path folder;

  private static void assertRefused(String text, CsvOptions options, String... parts) {
    assertThatThrownBy(() -> SeriesCsv.read(new StringReader(text), "data.csv", options, 1000))
        .isInstanceOf(InvalidDataException.class)
        .message()
        .startsWith("data.csv: ")
        .doesNotContain("--")
        .doesNotContain("\n", "\r", "\t", "\u001b")
        .contains(parts);
  }

  private static void assertRefused(String text, String... parts) {
    assertRefused(text, CsvOptions.defaults(), parts);
  }

  private static CsvOptions choose(
      @Nullable String date, List<String> columns, List<String> exclude) {
    return CsvOptions.defaults().withDateColumn(date).withColumns(columns).withExclude(exclude);
  }

  private static CsvOptions header(Header header) {
    return CsvOptions.defaults().withHeader(header);
  }

  private static CsvOptions fill() {
    return CsvOptions.defaults().withMissing(MissingOptions.of(Policy.FILL));
  }

  /** Words for nothing do not make numbers of a column of text. */
  @Test
  void textBehindMissingCells() {
    for (String nothing : List.of("none", "NA", "")) {
      String text = "a,mood\n" + ("1," + nothing + "\n").repeat(40) + "1,fine\n";
      assertRefused(text, fill(), "'mood' (2) holds text, 'fine' on line 42");
    }
  }

  @Test
  void textAndSecondDates() {
    assertRefused("date,a,mood\n2024-01-01,1,fine\n", "'mood' (3)", "text", "'fine' on line 2");
    assertRefused(
        "from,a,to\n2024-01-01,1,2024-01-02\n", "'to' (3)", "dates", "date column is 'from' (1)");
    assertRefused("a,my mood,flag\n1,fine,TRUE\n", "'my mood' (2)");
    assertRefused("a,mood\n1,\n2,fine\n", "'mood' (2)", "on line 3");
    assertRefused("when,a\n31/01/24,1\n", "'when' (1)", "'31/01/24' may be a date");
    assertRefused(
        "a,mood\n1,x\n", choose(null, List.of("a", "mood"), List.of()), "'mood' (2)", "text");
  }

  @Test
  void aBadCellInAColumnOfNumbers() {
    assertRefused(
        "date,a,b\n2024-01-01,1,2\n2024-01-02,1,oops\n",
        "line 3",
        "'b' (3)",
        "'oops' is not a number");
    // Farther down than the rows by which a column is judged.
    String many = "a,b\n" + "1,2\n".repeat(50) + "1,2..5\n";
    assertRefused(many, "line 52", "'b' (2)", "'2..5'");
    // Java's own number formats are none here.
    for (String cell : List.of("1d", "0x10", "1_000", "1e", "-", "2f", "٣")) {
      assertRefused("a,b\n1,1\n1," + cell + "\n", "line 3", "'" + cell + "' is not a number");
    }
    assertRefused("1,2\n3,x\n", "line 2", "'column2' (2)");
  }

  @Test
  void valuesAreCutAndEscaped() {
    assertRefused("a,b\n1,2\n3," + "x".repeat(500) + "\n", "'" + "x".repeat(40) + "...'");
    assertRefused("a,b\n1,2\n3,x\u001b[31m\tred\n", "\\u001b[31m\\u0009red");
  }

  @Test
  void missingValues() {
    assertRefused("a,b\n1,2\n3,\n", "line 3", "'b' (2)", "empty");
    assertRefused("a,b\n1,2\nNaN,4\n", "line 3", "'a' (1)", "'NaN'");
    assertRefused("a,b\n1,2\n-inf,4\n", "line 3", "'a' (1)", "'-inf'");
    assertRefused("a,b\n1,1e999\n", "line 2", "'b' (2)", "'1e999'", "not a finite number");
  }

  @Test
  void aGapBeforeTheFirstValueCannotBeFilled() {
    assertRefused("a,b\n1,\n3,4\n", fill(), "line 2", "'b' (2)", "empty", "no earlier value");
  }

  @Test
  void raggedRows() {
    assertRefused("a,b\n1,2\n3\n", "line 3 has 1 cell, line 1 has 2");
    assertRefused("a,b\n1,2\n3,4,5\n", "line 3 has 3 cells", "line 1 has 2");
    assertRefused("a,b\n" + "1,2\n".repeat(30) + "3\n", "line 32 has 1 cell,");
  }

  @Test
  void emptyTexts() {
    assertRefused("", "is empty");
    assertRefused("\n\n  \n", "is empty");
    assertRefused("\uFEFF", "is empty");
    assertRefused("a,b\n", "header but no rows");
  }

  @Test
  void blankLinesInTheMiddle() {
    assertRefused("a,b\n1,2\n\n3,4\n", "line 3 is blank");
    assertRefused("\na,b\n1,2\n", "line 1 is blank");
    assertRefused("a\n1\n\n \n3\n", fill(), "line 3 is blank");
  }

  @Test
  void datesOutOfOrderRepeatedOrUnreadable() {
    assertRefused(
        "date,a\n2024-01-02,1\n2024-01-01,2\n",
        "line 3",
        "'date' (1)",
        "'2024-01-01' is earlier",
        "'2024-01-02'");
    assertRefused(
        "date,a\n2024-01-02 01:00,1\n2024-01-02 01:00,2\n",
        "line 3",
        "'date' (1)",
        "'2024-01-02 01:00'",
        "row before");
    assertRefused(
        "a,date\n1,2024-01-02\n2,02/01/2024\n",
        "line 3",
        "'date' (2)",
        "'02/01/2024' is not an ISO date");
    assertRefused("date,a\n2024-01-02,1\n,2\n", "line 3", "'date' (1)", "date is missing");
    assertRefused("date,a\n2024-01-02,1\n5,2\n", "line 3", "'5' is not an ISO date");
    assertRefused(
        "date,a\n2024-01-02,1\n2024-01-03T00:00,2\n", "line 3", "another style", "'2024-01-02'");
    assertRefused(
        "a,b\n1,2\n",
        choose("b", List.of(), List.of()),
        "line 2",
        "'b' (2)",
        "'2' is not an ISO date");
  }

  @Test
  void datesWrittenInDifferentStyles() {
    assertRefused(
        "date,a\n2024-01-02 01:00,1\n2024-01-02T02:00,2\n",
        "line 3",
        "'date' (1)",
        "'2024-01-02T02:00'",
        "another style",
        "'2024-01-02 01:00'");
    assertRefused("date,a\n2024-01-02 01:00Z,1\n2024-01-02 02:00,2\n", "line 3", "another style");
  }

  @Test
  void noColumnOfNumbersIsLeft() {
    assertRefused("date\n2024-01-01\n", "no column of numbers", "'date' (1)");
    assertRefused("mood,b\nfine,x\n", "no column of numbers", "'mood' (1) holds text, 'fine'");
    assertRefused(
        "a\n1\n", choose(null, List.of(), List.of("a")), "no column of numbers", "has 'a'");
    assertRefused(
        "a;b\n1;2\n",
        CsvOptions.defaults().withFormat(new CsvFormat(new Marks(',', '.'), null, null)),
        "no column of numbers");
  }

  @Test
  void columnsThatAreNotThere() {
    assertRefused("a,b\n1,2\n", choose(null, List.of("c"), List.of()), "'c'", "'a', 'b'");
    assertRefused("a,b\n1,2\n", choose(null, List.of(), List.of("2")), "'2'");
    assertRefused("a,b\n1,2\n", choose("d", List.of(), List.of()), "'d'");
    for (String position : List.of("3", "0", "99999999999", "x")) {
      assertRefused(
          "1,2\n",
          choose(null, List.of(position), List.of()),
          "'" + position + "'",
          "1 to 2 by position");
    }
    String wide = String.join(",", Collections.nCopies(12, "1")) + "\n";
    assertRefused(wide, choose(null, List.of("x"), List.of()), "'column10' and 2 more");
  }

  @Test
  void contradictingOptions() {
    String text = "date,a,b\n2024-01-01,1,2\n";
    assertRefused(text, choose(null, List.of("a"), List.of("a")), "'a' (2)", "left out");
    assertRefused(text, choose(null, List.of("a", "a"), List.of()), "'a' (2)", "twice");
    assertRefused(text, choose("date", List.of(), List.of("date")), "'date' (1)", "left out");
    assertRefused(text, choose("date", List.of("date"), List.of()), "'date' (1)", "channel");
    assertThatThrownBy(() -> choose(null, List.of("a", " "), List.of()))
        .hasMessage("a column to read has a blank name");
    assertThatThrownBy(() -> choose(null, List.of(), List.of("")))
        .hasMessage("a column to leave out has a blank name");
    assertThatThrownBy(() -> choose(" ", List.of(), List.of()))
        .hasMessage("the column of dates has a blank name");
  }

  @Test
  void ofManyColumnsTheNearestAreNamedFirst() {
    List<String> names = new ArrayList<>();
    for (int i = 100; i < 900; i++) {
      names.add("detector" + i);
    }
    names.add("Detektor_7");
    String text = String.join(",", names) + "\n" + "1,".repeat(800) + "1\n";
    assertRefused(
        text,
        choose(null, List.of("detektor7"), List.of()),
        "no column 'detektor7'; there are 'Detektor_7', 'detector107', 'detector117'",
        "and 791 more");
  }

  @Test
  void headers() {
    assertRefused("a,b,a\n1,2,3\n", "columns 1 and 3", "both called 'a'");
    assertRefused("a,column1,\n1,2,3\n".replace("a,", ",").replace(",\n", ",c\n"), "'column1'");
    assertRefused("2024-01-01,5,sunny\n2024-01-02,6,rain\n", "line 1", "'sunny'", "'2024-01-01'");
    assertRefused("a,b\n1,2\n", header(Header.NO), "line 1", "'a' is not a number");
    assertRefused("date,a\n2024-01-01,2\n", header(Header.NO), "'column1' (1)", "'date'");
  }

  @Test
  void quotes() {
    assertRefused("a,b\n1,\"2\n3,4\n", "line 2", "quote", "one line");
    assertRefused("a,b\n1,\"2\"x\n", "line 2", "quote");
  }

  @Test
  void tooMuch() {
    assertRefused("a\n" + "1".repeat((1 << 20) + 1), "line 2", "longer than 1048576 characters");
    assertRefused("1,".repeat(10_000) + "1\n", "line 1", "10001 columns", "10000");
    assertRefused("1,2\n".repeat(501), "more than 1000 values", "MiB of memory");
  }

  @Test
  void filesThatAreNotThere() {
    assertFileRefused(folder.resolve("none.csv"), "none.csv: no such file");
    assertFileRefused(folder, "is a folder");
  }

  @Test
  void aFileWithoutPermission() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.csv"), "1\n");
    Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !Files.isReadable(file),
        "this user may read every file");
    assertFileRefused(file, "secret.csv: may not be read", "permissions");
  }

  @Test
  void damagedGzip() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(random.nextInt()).append('\n');
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = out.toByteArray();
    byte[] changed = whole.clone();
    changed[whole.length - 6] ^= 1;
    for (byte[] bytes :
        List.of(
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, 5),
            Arrays.copyOf(whole, 2),
            Arrays.copyOf(whole, whole.length - 1),
            changed)) {
      Path file = Files.write(folder.resolve("bad.csv.gz"), bytes);
      String how = bytes.length < whole.length ? "ends early" : "is damaged";
      assertFileRefused(file, "bad.csv.gz: the compressed data " + how);
    }
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    // Neither UTF-8 nor a letter of Windows-1252.
    Path other =
        Files.write(
            folder.resolve("other.csv"), "W\u0081,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertFileRefused(other, "other.csv: line 1, column 1", "UTF-8");
    Path utf16 =
        Files.write(folder.resolve("utf16.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
    assertFileRefused(utf16, "utf16.csv: line 1 is not text", "UTF-8");
  }

  private static void assertFileRefused(Path file, String... parts) {
    InvalidDataException refused =
        catchThrowableOfType(
            InvalidDataException.class, () -> SeriesCsv.read(file, CsvOptions.defaults()));
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).contains(parts).doesNotContain("\n");
  }
}
