package org.sswim.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;
import org.sswim.tables.TextFile;

/** The lines of a text, and what is wrong with them. */
final class TextLines {
  /** The most characters that a line may hold: a case of many signals is one line. */
  static final int LONGEST_LINE = 1 << 24;

  private final Path file;
  private final TextRefusal refusal;
  private final Lines lines;

  /** Reads from {@code in}, which stays the caller's to close. */
  TextLines(Path file, InputStream in) throws IOException {
    this.file = file;
    refusal = new TextRefusal(file.toString(), true);
    lines = new Lines(TextFile.reader(in), LONGEST_LINE, refusal);
  }

  /** The file that is read. */
  Path file() {
    return file;
  }

  /**
   * The table that the lines hold.
   *
   * @param marks between cells and before decimals
   * @throws InvalidDataException if the first line does not name its columns, each by a name of its
   *     own
   */
  Table table(Marks marks) {
    Table table = new Table(lines, marks, false, refusal);
    if (table.line() != 1) {
      throw refusal.of(1, "is blank; it must name the columns");
    }
    List<String> names = table.header();
    Checks.that(
            !names.stream().noneMatch(name -> Double.isNaN(Numbers.parseDouble(name))),
            table::error)
        .or("holds only numbers; it must name the columns");
    if (names.contains("")) {
      throw table.error("gives column " + (names.indexOf("") + 1) + " no name");
    }
    return table;
  }

  /** The next line that is not blank, stripped; null at the end of the text. */
  @Nullable String nextText() {
    String text = lines.next();
    while (text != null && text.isBlank()) {
      text = lines.next();
    }
    return text == null ? null : text.strip();
  }

  /** A fault of the line read last, such as {@code has 3 values}. */
  InvalidDataException error(String problem) {
    return refusal.of(lines.line(), problem);
  }

  /** A fault at a place in the line read last. */
  InvalidDataException error(String place, String problem) {
    return Problem.VALUE.of(file, "line " + lines.line() + ", " + place + ": " + problem);
  }

  /** A fault of the columns, such as {@code has no column 'y'}. */
  InvalidDataException column(String problem) {
    return refusal.column(problem);
  }
}
