package org.sswim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidSeriesException;

/**
 * Rows of numbers, a line each as it arrives: cells separated by commas, semicolons or tabs. A line
 * has a bounded length, whatever a stranger sends.
 */
final class RowLines {
  private static final int LONGEST = 1 << 22;

  private final Reader in;
  private final String source;
  private long line;

  RowLines(Reader in, String source) {
    this.in = new BufferedReader(in);
    this.source = source;
  }

  /** Number of the line that was read last, from 1. */
  long line() {
    return line;
  }

  /** The cells of the next line, without blanks around them; null after the last. */
  String @Nullable [] next() {
    StringBuilder text = new StringBuilder();
    try {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      line++;
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (text.length() == LONGEST) {
          throw new InvalidSeriesException(
              source + ": line " + line + ": has more than " + LONGEST + " characters");
        }
        text.append((char) c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] cells = text.toString().split("[,;\t]", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return cells;
  }
}
