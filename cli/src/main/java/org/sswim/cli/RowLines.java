package org.sswim.cli;

import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Lines;

/**
 * Rows of numbers, a line each as it arrives: cells separated by commas, semicolons or tabs. A line
 * has a bounded length, whatever a stranger sends.
 */
final class RowLines {
  private static final int LONGEST = 1 << 22;

  private final Lines lines;

  RowLines(Reader in, String source) {
    lines = new Lines(in, LONGEST, new TextRefusal(source));
  }

  /** Number of the line that was read last, from 1. */
  long line() {
    return lines.line();
  }

  /** The cells of the next line, without blanks around them; null after the last. */
  String @Nullable [] next() {
    String text = lines.next();
    return text == null
        ? null
        : Arrays.stream(text.split("[,;\t]", -1)).map(String::strip).toArray(String[]::new);
  }
}
