package org.sswim.panels;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Source;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;
import org.sswim.tables.TableRows;

/** The lines of a panel's file or other source, plain or gzipped as its first bytes tell. */
final class PanelInput implements AutoCloseable {
  /** The most characters of a line: a series may be one. */
  private static final int LONGEST_LINE = 1 << 27;

  private static final int AHEAD = 20;

  private final Reader reader;
  private final TextRefusal refusal;
  private final Lines lines;

  /**
   * Opens a source.
   *
   * @throws InvalidDataException if it cannot be read
   */
  PanelInput(Source source) {
    reader = source.reader();
    refusal = new TextRefusal(source.name());
    lines = new Lines(reader, LONGEST_LINE, refusal);
  }

  /** Opens a file. */
  static PanelInput open(Path file) {
    return new PanelInput(Source.of(file));
  }

  /**
   * The rows from here on; {@link #next} is not to be called then.
   *
   * @param separator of cells, or {@link Marks#AUTO}
   * @param mostColumns the most cells of one
   */
  TableRows rows(char separator, int mostColumns) {
    return new TableRows(
        lines, new TableRows.Form(separator, AHEAD, mostColumns, true, true), refusal);
  }

  /** The table that the lines hold, instead of {@link #next}. */
  Table table(Marks marks) {
    return new Table(lines, marks, true, refusal);
  }

  /** The next line without its end; null at the end of the text. */
  @Nullable String next() {
    return lines.next();
  }

  /** A fault of the line read last, such as {@code has no values}. */
  InvalidDataException error(String problem) {
    return refusal.of(lines.line(), problem);
  }

  /** A fault of a file, or of whatever else holds a panel. */
  static InvalidDataException refused(Object source, String problem) {
    return refused(source, 0, problem);
  }

  /** A fault of a line of it. */
  static InvalidDataException refused(Object source, long line, String problem) {
    return new TextRefusal(source.toString()).of(line, problem);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw refusal.unreadable(0, e);
    }
  }
}
