package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text: columns padded to their widest cell and two spaces apart. */
public final class TextTable {
  private static final String GAP = "  ";

  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param leftColumns number of leading columns that are aligned to the left; the rest, to the
   *     right
   * @param headings one per column
   */
  public TextTable(int leftColumns, String... headings) {
    this.leftColumns = leftColumns;
    rows.add(List.of(headings));
  }

  /**
   * Adds a row, the last cells of which are empty if fewer are given.
   *
   * @throws IllegalArgumentException if there are more cells than headings
   */
  public void row(String... cells) {
    int columns = rows.get(0).size();
    if (cells.length > columns) {
      throw new IllegalArgumentException("a row has " + columns + " cells; got " + cells.length);
    }
    String[] all = Arrays.copyOf(cells, columns);
    Arrays.fill(all, cells.length, columns, "");
    rows.add(List.of(all));
  }

  /** Adds an empty line. */
  public void blank() {
    row();
  }

  /** Headings and rows, for a page; a row after an empty line begins a group. */
  JsonText json() {
    List<JsonText> shown = new ArrayList<>();
    boolean first = false;
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.stream().allMatch(String::isEmpty)) {
        first = true;
        continue;
      }
      shown.add(new JsonText().with("cells", row).with("first", (Object) first));
      first = false;
    }
    return new JsonText()
        .with("leftColumns", leftColumns)
        .with("headings", rows.get(0))
        .objects("rows", shown);
  }

  /** The lines, each ended by a line feed, without trailing spaces. */
  @Override
  public String toString() {
    int[] width = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int c = 0; c < width.length; c++) {
        width[c] = Math.max(width[c], length(row.get(c)));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < width.length; c++) {
        String cell = row.get(c);
        String padding = " ".repeat(width[c] - length(cell));
        line.append(c == 0 ? "" : GAP);
        line.append(c < leftColumns ? cell + padding : padding + cell);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
