package org.sswim.series;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV text, one line each.
 *
 * <p>A row is returned as soon as its line end has arrived: the reader is asked for more only when
 * no complete line is left, so a row typed into a pipe is not held back. Lines are bounded, so that
 * a file without line ends cannot fill the memory. Quoted cells must end on their line; that keeps
 * a forgotten quote from swallowing the rest of the file. Blank lines are passed over at the end of
 * the text and refused elsewhere: in a file of one column a blank line is a missing value.
 */
final class CsvLines {
  /** The most characters that a line may hold. */
  static final int LONGEST_LINE = 1 << 20;

  /** The most columns that a file may have. */
  static final int MOST_COLUMNS = 10_000;

  /** What a decoder puts in the place of a byte that is not UTF-8. */
  private static final String NO_UTF8 = "\uFFFD";

  private final Reader in;
  private final String source;
  private final int ahead;
  private final Deque<String> queue = new ArrayDeque<>();
  private final CsvReader.CsvReaderBuilder parser =
      CsvReader.builder().trimWhitespacesAroundQuotes(true).allowUnclosedQuote(false);
  private final Cells cells = new Cells();
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder partial = new StringBuilder();
  private int position;
  private int limit;
  private boolean afterCarriageReturn;
  private long read;
  private long line;
  private char separator;

  /**
   * Reads from {@code in}, which stays the caller's to close.
   *
   * @param source its name in messages
   * @param separator what stands between cells, or {@link CsvFormat#AUTO}
   * @param ahead how many lines may be read to tell the separator, where the first leaves a choice
   */
  CsvLines(Reader in, String source, char separator, int ahead) {
    this.in = in;
    this.source = Shown.escape(source);
    this.separator = separator;
    this.ahead = ahead;
  }

  /** What stands between cells, once a row has been read. */
  char separator() {
    return separator;
  }

  /** The 1-based number of the line read last. */
  long line() {
    return line;
  }

  /** The cells of the row read last, stripped of white space around them; a copy. */
  String[] row() {
    return Arrays.copyOf(cells.text, cells.count);
  }

  /** The number of cells of the row read last. */
  int count() {
    return cells.count;
  }

  /** The live cells of the row read last, {@link #count} of them; the next row overwrites them. */
  String[] cells() {
    return cells.text;
  }

  /** Moves to the next row; false at the end of the text. */
  boolean next() {
    String text = readLine();
    if (text != null && text.isBlank()) {
      long blank = line;
      do {
        text = readLine();
      } while (text != null && text.isBlank());
      if (text != null) {
        throw error(blank, "is blank, but rows follow; delete it or put the missing row there");
      }
    }
    if (text == null) {
      return false;
    }
    if (line == 1 && text.startsWith(NO_UTF8 + NO_UTF8) && text.indexOf('\0') >= 0) {
      throw error(line, "is UTF-16; save the file in UTF-8");
    }
    if (text.indexOf('\0') >= 0) {
      throw error(line, "is not text (it holds a NUL); give a CSV file in UTF-8, plain or gzipped");
    }
    if (line == 1) {
      parser.fieldSeparator(separator == CsvFormat.AUTO ? detect(text) : separator);
    }
    try {
      parser.ofSingleCsvRecord(cells, text);
    } catch (CsvParseException e) {
      throw new InvalidSeriesException(
          fault(line),
          message(
              line,
              "has a quote that is not closed, or text behind a closing quote; a quoted cell must"
                  + " begin and end on one line"),
          e);
    }
    if (cells.count > MOST_COLUMNS) {
      throw error(
          line, "has " + cells.count + " columns; at most " + MOST_COLUMNS + " can be read");
    }
    return true;
  }

  private InvalidSeriesException error(long where, String problem) {
    return new InvalidSeriesException(fault(where), message(where, problem));
  }

  private Fault fault(long where) {
    return Fault.of(Problem.OTHER).at(source, where);
  }

  private String message(long where, String problem) {
    return source + ": line " + where + " " + problem;
  }

  private char detect(String first) {
    if (SeparatorDetection.needsMore(first)) {
      for (int i = 1; i < ahead; i++) {
        String more = readRaw();
        if (more == null) {
          break;
        }
        queue.add(more);
      }
    }
    List<String> lines = new ArrayList<>(List.of(first));
    queue.stream().filter(more -> !more.isBlank()).forEach(lines::add);
    separator = SeparatorDetection.of(lines);
    return separator;
  }

  private @Nullable String readLine() {
    String text = queue.isEmpty() ? readRaw() : queue.poll();
    line += text == null ? 0 : 1;
    return text;
  }

  private @Nullable String readRaw() {
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
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      if (partial.length() + end - position > LONGEST_LINE) {
        throw error(
            read + 1, "is longer than " + LONGEST_LINE + " characters; is this a CSV file?");
      }
      partial.append(buffer, position, end - position);
      position = end;
      if (end < limit) {
        afterCarriageReturn = buffer[end] == '\r';
        position++;
        return finishLine();
      }
    }
    return any ? finishLine() : null;
  }

  private String finishLine() {
    read++;
    int start = read == 1 && partial.length() > 0 && partial.charAt(0) == '\uFEFF' ? 1 : 0;
    return partial.substring(start);
  }

  private boolean fill() {
    try {
      int read = in.read(buffer, 0, buffer.length);
      position = 0;
      limit = Math.max(read, 0);
      return read > 0;
    } catch (ZipException | EOFException e) {
      throw new InvalidSeriesException(
          fault(read),
          source
              + ": the gzip data is damaged or cut off after line "
              + read
              + "; get the file again",
          e);
    } catch (IOException e) {
      throw new InvalidSeriesException(
          fault(read),
          source + ": cannot be read after line " + read + ": " + Shown.escape(e.toString()),
          e);
    }
  }

  /** Collects the cells of one record into an array that is used again. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<Boolean> {
    private String[] text = new String[16];
    private int count;

    @Override
    protected void handleBegin(long startingLineNumber) {
      count = 0;
    }

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
      if (count == text.length) {
        text = Arrays.copyOf(text, 2 * count);
      }
      text[count++] = new String(chars, offset, length).strip();
    }

    @Override
    protected Boolean buildRecord() {
      return true;
    }
  }
}
