package org.sswim.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Refusal;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;
import org.sswim.tables.TableProblem;
import org.sswim.tables.TextFile;

/** The lines of a text, and what is wrong with them. */
final class TextLines implements Refusal {
  /** The most characters that a line may hold: a case of many signals is one line. */
  static final int LONGEST_LINE = 1 << 24;

  private final Path file;
  private final Lines lines;

  /** Reads from {@code in}, which stays the caller's to close. */
  TextLines(Path file, InputStream in) throws IOException {
    this.file = file;
    this.lines = new Lines(TextFile.reader(in), LONGEST_LINE, this);
  }

  /** The file that is read. */
  Path file() {
    return file;
  }

  /**
   * The table that the lines hold.
   *
   * @param marks between cells and before decimals
   * @throws InvalidSequencesException if the first line does not name its columns, each by a name
   *     of its own
   */
  Table table(Marks marks) {
    Table table = new Table(lines, marks, false, this);
    if (table.line() != 1) {
      throw of(TableProblem.OTHER, 1, "is blank; it must name the columns");
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
  InvalidSequencesException error(String problem) {
    return of(TableProblem.OTHER, lines.line(), problem);
  }

  /** A fault at a place in the line read last. */
  InvalidSequencesException error(String place, String problem) {
    return SequenceProblem.VALUE.of(file, "line " + lines.line() + ", " + place + ": " + problem);
  }

  @Override
  public InvalidSequencesException at(TableProblem kind, long line, String column, String problem) {
    return SequenceProblem.VALUE.of(file, "line " + line + ", column " + column + ": " + problem);
  }

  @Override
  public InvalidSequencesException column(String problem) {
    return SequenceProblem.COLUMN.of(file, problem);
  }

  @Override
  public InvalidSequencesException decimals(String cell) {
    return SequenceProblem.DECIMALS.of(file, Shown.value(cell) + " may have decimals or thousands");
  }

  @Override
  public InvalidSequencesException of(TableProblem kind, long line, String problem) {
    return line == 0
        ? SequenceProblem.UNKNOWN_FORMAT.of(file, problem)
        : SequenceProblem.LINE.of(file, "line " + line + " " + problem);
  }

  @Override
  public InvalidSequencesException unreadable(long line, IOException e) {
    return InvalidSequencesException.unreadable(file, e);
  }
}
