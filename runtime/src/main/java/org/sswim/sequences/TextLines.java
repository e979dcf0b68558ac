package org.sswim.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8, with or without byte order mark, that end in LF, CRLF or CR. Lines
 * are bounded, so that a file without line ends cannot fill the memory.
 */
final class TextLines {
  /** The most characters that a line may hold: a case of many signals is one line. */
  static final int LONGEST_LINE = 1 << 24;

  private final Path file;
  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder partial = new StringBuilder();
  private int position;
  private int limit;
  private boolean afterCarriageReturn;
  private long line;

  /** Reads from {@code in}, which stays the caller's to close. */
  TextLines(Path file, InputStream in) {
    this.file = file;
    this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /** The file that is read. */
  Path file() {
    return file;
  }

  /** The 1-based number of the line read last. */
  long line() {
    return line;
  }

  /** The next line without its end; null at the end of the text. */
  @Nullable String next() throws IOException {
    partial.setLength(0);
    boolean any = false;
    while (position < limit || fill()) {
      if (afterCarriageReturn) {
        afterCarriageReturn = false;
        if (buffer[position] == '\n') {
          position++;
          continue;
        }
      }
      if (!any) {
        any = true;
        line++;
      }
      int end = position;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      if (partial.length() + end - position > LONGEST_LINE) {
        throw error("is longer than " + LONGEST_LINE + " characters");
      }
      partial.append(buffer, position, end - position);
      position = end;
      if (end < limit) {
        afterCarriageReturn = buffer[end] == '\r';
        position++;
        break;
      }
    }
    return any ? finish() : null;
  }

  /** The next line that is not blank, stripped; null at the end of the text. */
  @Nullable String nextText() throws IOException {
    String text = next();
    while (text != null && text.isBlank()) {
      text = next();
    }
    return text == null ? null : text.strip();
  }

  /** A fault of the line read last, such as {@code has 3 values}. */
  InvalidSequencesException error(String problem) {
    return new InvalidSequencesException(
        SequenceProblem.LINE, file, "line " + line + " " + problem);
  }

  /** A fault at a place in the line read last. */
  InvalidSequencesException error(String place, String problem) {
    return new InvalidSequencesException(
        SequenceProblem.VALUE, file, "line " + line + ", " + place + ": " + problem);
  }

  private String finish() {
    int start = line == 1 && partial.length() > 0 && partial.charAt(0) == '\uFEFF' ? 1 : 0;
    String text = partial.substring(start);
    if (text.indexOf('\0') >= 0) {
      throw error("is no text: it holds a NUL");
    }
    return text;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }
}
