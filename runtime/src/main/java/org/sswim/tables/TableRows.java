package org.sswim.tables;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in a text, a line each, and their cells. */
public final class TableRows {
  private static final List<Character> BESIDE_COMMA = List.of(';', '\t', '|');

  /** The most characters looked at ahead, or of a row whose quoted cells go over lines. */
  private static final int MOST_AHEAD = 1 << 16;

  private final Lines lines;
  private final Form form;
  private final Refusal refusal;
  private final Deque<String> queue = new ArrayDeque<>();
  private final CsvReader.CsvReaderBuilder parser =
      CsvReader.builder().trimWhitespacesAroundQuotes(true).allowUnclosedQuote(false);
  private final Quoted quoted = new Quoted();
  private String[] cells = new String[16];
  private int count;
  private boolean started;
  private char separator;
  private long taken;
  private long line;

  /**
   * How a table may be written.
   *
   * @param separator what stands between cells, or {@link Marks#AUTO}
   * @param ahead how many lines may be read to tell the separator, where the first leaves a choice
   * @param mostColumns the most cells of a row
   * @param blanks whether blank lines are passed over. Otherwise they are refused, since in a table
   *     of one column a blank line is a missing value
   * @param spanning whether quoted cells may go over lines; else each ends on its line, which keeps
   *     a forgotten quote from swallowing the rest
   */
  public record Form(
      char separator, int ahead, int mostColumns, boolean blanks, boolean spanning) {}

  /** The rows that the lines hold. */
  public TableRows(Lines lines, Form form, Refusal refusal) {
    this.lines = lines;
    this.form = form;
    this.refusal = refusal;
  }

  /** What stands between cells, once a row has been read. */
  public char separator() {
    return separator;
  }

  /** The 1-based number of the line of the row read last. */
  public long line() {
    return line;
  }

  /** The cells of the row read last, stripped of white space around them; a copy. */
  public String[] row() {
    return Arrays.copyOf(cells, count);
  }

  /** The number of cells of the row read last. */
  public int count() {
    return count;
  }

  /** The live cells of the row read last, {@link #count} of them; the next row overwrites them. */
  public String[] cells() {
    return cells;
  }

  /** Moves to the next row; false at the end of the text. */
  public boolean next() {
    String text = take();
    long blank = 0;
    while (text != null && blank(text)) {
      blank = blank == 0 ? taken : blank;
      text = take();
    }
    if (text == null) {
      return false;
    }
    if (blank > 0 && !form.blanks()) {
      throw refusal.of(TableProblem.BLANK_LINE, blank, "is blank, but rows follow");
    }
    line = taken;
    if (!started) {
      started = true;
      separator = form.separator() == Marks.AUTO ? detect(text) : form.separator();
      parser.fieldSeparator(separator);
    }
    split(text);
    if (count > form.mostColumns()) {
      throw refusal.of(
          line, "has " + count + " columns; at most " + form.mostColumns() + " can be read");
    }
    return true;
  }

  private boolean blank(String text) {
    // Tabs between empty cells are a row where blank lines are none.
    return text.isBlank() && !(started && form.blanks() && text.indexOf(separator) >= 0);
  }

  private @Nullable String take() {
    String text = queue.isEmpty() ? lines.next() : queue.poll();
    taken += text == null ? 0 : 1;
    return text;
  }

  private char detect(String first) {
    List<String> known = new ArrayList<>(List.of(first));
    if (needsMore(first)) {
      int length = first.length();
      for (int i = 1; i < form.ahead() && length <= MOST_AHEAD; i++) {
        String more = lines.next();
        if (more == null) {
          break;
        }
        queue.add(more);
        length += more.length();
        if (!more.isBlank()) {
          known.add(more);
        }
      }
    }
    return of(known);
  }

  private void split(String text) {
    count = 0;
    if (text.indexOf('"') >= 0) {
      parse(text);
      return;
    }
    int from = 0;
    for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
      add(text.substring(from, to));
      from = to + 1;
    }
    add(text.substring(from));
  }

  private void parse(String first) {
    String text = first;
    while (true) {
      try {
        count = 0;
        parser.ofSingleCsvRecord(quoted, text);
        return;
      } catch (CsvParseException e) {
        String more = form.spanning() && text.length() < MOST_AHEAD ? take() : null;
        if (more == null) {
          String where = form.spanning() ? "" : "; a quoted cell must begin and end on one line";
          RuntimeException refused =
              refusal.of(
                  form.spanning() ? TableProblem.OTHER : TableProblem.OPEN_QUOTE,
                  line,
                  "has a quote in column %s that is not closed, or text after a closing quote%s"
                      .formatted(count + 1, where));
          refused.initCause(e);
          throw refused;
        }
        text += "\n" + more;
      }
    }
  }

  /** Adds a cell; those beyond what is allowed are counted alone. */
  private void add(String cell) {
    if (count < form.mostColumns()) {
      if (count == cells.length) {
        cells = Arrays.copyOf(cells, 2 * count);
      }
      cells[count] = cell.strip();
    }
    count++;
  }

  /** Takes the cells of a row that holds quotes. */
  private final class Quoted extends AbstractBaseCsvCallbackHandler<Boolean> {
    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quotes) {
      add(new String(chars, offset, length));
    }

    @Override
    protected Boolean buildRecord() {
      return true;
    }
  }

  /** Whether the first line leaves a choice, so that more lines are needed. */
  static boolean needsMore(String first) {
    return !candidates(List.of(first)).isEmpty();
  }

  /** The separator of the lines, at least one, none of them blank. */
  static char of(List<String> lines) {
    List<Character> candidates = candidates(lines.subList(0, Math.min(2, lines.size())));
    for (char candidate : candidates) {
      if (lines.stream().mapToInt(line -> count(line, candidate)).distinct().count() == 1) {
        return candidate;
      }
    }
    boolean comma = lines.stream().limit(2).allMatch(line -> count(line, ',') > 0);
    return candidates.isEmpty() || comma ? ',' : candidates.get(0);
  }

  private static List<Character> candidates(List<String> lines) {
    return BESIDE_COMMA.stream()
        .filter(c -> lines.stream().allMatch(line -> count(line, c) > 0))
        .toList();
  }

  /** How often a character stands outside of quotes. */
  private static int count(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }
}
