package org.sswim.tables;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, with or without byte order mark, that end in LF, CRLF or CR. A line is
 * returned as soon as its end has arrived. The reader is asked for more only when no complete line
 * is left, so a row typed into a pipe is passed on. Lines are bounded, so that a file without line
 * ends cannot fill the memory.
 */
public final class Lines {
  private final Reader in;
  private final int longest;
  private final Refusal refusal;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder partial = new StringBuilder();
  private int position;
  private int limit;
  private boolean afterCarriageReturn;
  private long line;

  /**
   * Reads from {@code in}, which stays the caller's to close.
   *
   * @param longest the most characters that a line may hold
   */
  public Lines(Reader in, int longest, Refusal refusal) {
    this.in = in;
    this.longest = longest;
    this.refusal = refusal;
  }

  /** The 1-based number of the line read last. */
  public long line() {
    return line;
  }

  /** The next line without its end; null at the end of the text. */
  public @Nullable String next() {
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
      line += any ? 0 : 1;
      any = true;
      int start = position;
      int end = start;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      position = end;
      int length = end - start;
      if (partial.length() + length > longest) {
        throw refusal.of(line, "is longer than " + longest + " characters");
      }
      if (position < limit) {
        afterCarriageReturn = buffer[position++] == '\r';
        return finish(
            partial.length() == 0
                ? new String(buffer, start, length)
                : partial.append(buffer, start, length).toString());
      }
      partial.append(buffer, start, length);
    }
    return any ? finish(partial.toString()) : null;
  }

  private String finish(String text) {
    if (text.indexOf('\0') >= 0) {
      throw refusal.of(
          line, "is not text: it holds a NUL; texts are in UTF-8, or in UTF-16 with its mark");
    }
    return line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private boolean fill() {
    try {
      int read = in.read(buffer, 0, buffer.length);
      position = 0;
      limit = Math.max(read, 0);
      return read > 0;
    } catch (IOException e) {
      throw refusal.unreadable(line, e);
    }
  }
}
