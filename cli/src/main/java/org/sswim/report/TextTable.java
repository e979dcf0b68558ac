package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table of words and numbers already written. As plain text, its columns are padded to their
 * widest cell and two spaces apart; a page shows the same. The best cells of a column are marked.
 */
public final class TextTable {
  private static final String GAP = "  ";
  private static final String BEST = "*";

  private record Row(List<String> cells, Set<Integer> best) {
    boolean blank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  private final int leftColumns;
  private final List<String> headings;
  private final Set<Integer> marked;
  private final Set<Integer> textOnly;
  private final List<Row> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param leftColumns number of leading columns that are aligned to the left; the rest, to the
   *     right
   * @param headings one per column
   */
  public TextTable(int leftColumns, String... headings) {
    this(leftColumns, List.of(headings), Set.of(), Set.of());
  }

  /**
   * An empty table.
   *
   * @param marked columns whose best cells are marked in text, too
   * @param textOnly columns that pages leave out, as they differ from run to run
   */
  TextTable(int leftColumns, List<String> headings, Set<Integer> marked, Set<Integer> textOnly) {
    this.leftColumns = leftColumns;
    this.headings = List.copyOf(headings);
    this.marked = marked;
    this.textOnly = textOnly;
  }

  /**
   * Adds a row, the last cells of which are empty if fewer are given.
   *
   * @throws IllegalArgumentException if there are more cells than headings
   */
  public void row(String... cells) {
    row(Set.of(), List.of(cells));
  }

  /** Adds a row of which some cells are the best of their columns. */
  void row(Set<Integer> best, List<String> cells) {
    int columns = headings.size();
    String[] all = cells.toArray(Arrays.copyOf(new String[0], columns));
    Arrays.fill(all, cells.size(), columns, "");
    rows.add(new Row(List.of(all), best));
  }

  /** Adds an empty line. */
  public void blank() {
    row();
  }

  /** Headings and rows, for a page; a row after an empty line begins a group. */
  JsonText json() {
    List<JsonText> shown = new ArrayList<>();
    boolean first = false;
    for (Row row : rows) {
      if (!row.blank()) {
        shown.add(
            JsonText.of("cells", kept(row.cells))
                .with(
                    "best", columns().filter(row.best::contains).map(this::place).boxed().toList())
                .with("first", first));
      }
      first = row.blank();
    }
    return JsonText.of("leftColumns", place(leftColumns))
        .with("headings", kept(headings))
        .with("rows", shown);
  }

  /** The columns that a page has. */
  private IntStream columns() {
    return filled().filter(c -> !textOnly.contains(c));
  }

  /** The columns that hold anything; all where there are no rows. */
  private IntStream filled() {
    return IntStream.range(0, headings.size())
        .filter(c -> rows.isEmpty() || rows.stream().anyMatch(row -> !row.cells.get(c).isEmpty()));
  }

  private int place(int column) {
    return (int) columns().filter(c -> c < column).count();
  }

  private List<String> kept(List<String> cells) {
    return columns().mapToObj(cells::get).toList();
  }

  /** The lines of all columns that hold anything, each ended by a line feed. */
  @Override
  public String toString() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(padded(new Row(headings, Set.of())));
    rows.forEach(row -> lines.add(row.blank() ? row.cells : padded(row)));
    int[] width = new int[headings.size()];
    lines.forEach(line -> Arrays.setAll(width, c -> Math.max(width[c], length(line.get(c)))));
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c : filled().toArray()) {
        String padding = " ".repeat(width[c] - length(line.get(c)));
        text.append(c == 0 ? "" : GAP);
        text.append(c < leftColumns ? line.get(c) + padding : padding + line.get(c));
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** With room for marks. */
  private List<String> padded(Row row) {
    return IntStream.range(0, headings.size())
        .mapToObj(
            c -> row.cells.get(c) + (!marked.contains(c) ? "" : row.best.contains(c) ? BEST : " "))
        .toList();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
