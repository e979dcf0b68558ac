package org.sswim.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/**
 * Which column of a file holds its dates, and how they are written there.
 *
 * @param header the names of all columns
 * @param sample the first data rows, at least one
 * @param cells how cells are written
 */
record DateColumn(CsvHeader header, List<String[]> sample, CellFormat cells) {
  /** Rows that show whether numbers are dates. */
  private static final int FEWEST_COUNTED = 3;

  /** Years that numbers may be. */
  private static final int EARLIEST = 1500;

  private static final int LATEST = 2100;

  /**
   * The 0-based column of dates among some, or -1.
   *
   * @throws InvalidDataException if dates have a pattern, and none of the columns holds such ones,
   *     or if a column may hold dates whose years have two digits
   */
  int among(int[] columns) {
    CellFormat given = new CellFormat(cells.numerals(), cells.csv().withAssumed(false));
    int found = new DateColumn(header, sample, given).find(columns);
    if (found < 0 && cells.csv().assumed()) {
      found = new DateColumn(header, sample, cells.detected()).find(columns);
    }
    if (found < 0 && cells.csv().dates() != null) {
      throw Fault.of(Problem.NO_DATES)
          .at(header.source(), 0)
          .here("no column holds %s", cells.csv().expectedDate());
    }
    return found;
  }

  private int find(int[] columns) {
    int found = first(columns, c -> cells.kind(column(c)) == CellKind.DATE);
    if (found >= 0) {
      return found;
    }
    if (cells.csv().dates() == null) {
      found = first(columns, c -> brief(column(c)));
      if (found >= 0) {
        throw foreign(found, " may be a date");
      }
      return IntStream.of(columns).anyMatch(c -> c == 0) && counted(column(0)) ? 0 : -1;
    }
    // Dates such as 20241231 are numbers, too.
    found = first(columns, c -> rising(dates(cells, column(c))));
    return found < 0 ? first(columns, c -> dates(cells, column(c)) != null) : found;
  }

  private static int first(int[] columns, IntPredicate holds) {
    return IntStream.of(columns).filter(holds).findFirst().orElse(-1);
  }

  /**
   * Whether numbers can only be meant as dates: digits such as 20241231 that rise, or years or
   * seconds that rise in even steps.
   */
  private boolean counted(List<String> texts) {
    if (header.names().size() == 1
        || texts.size() < FEWEST_COUNTED
        || !texts.stream().allMatch(DatePattern::digits)) {
      return false;
    }
    CellFormat dated = cells.dated(texts);
    List<ParsedDate> dates = dated == null ? null : dates(dated, texts);
    if (dates == null
        || !rising(dates)
        || dates.get(0).local().getYear() < EARLIEST
        || dates.get(dates.size() - 1).local().getYear() > LATEST) {
      return false;
    }
    long step = Long.parseLong(texts.get(1)) - Long.parseLong(texts.get(0));
    return (dates.get(0).style() instanceof DatePattern pattern
            && pattern.text().startsWith("yyyyMM"))
        || IntStream.range(1, texts.size())
            .allMatch(i -> Long.parseLong(texts.get(i)) - Long.parseLong(texts.get(i - 1)) == step);
  }

  /** Whether there are dates whose years have two digits, and nothing else. */
  private static boolean brief(List<String> column) {
    List<String> texts = column.stream().filter(text -> !CellKind.isMissing(text)).toList();
    return !texts.isEmpty() && texts.stream().noneMatch(text -> DateForms.brief(text).isEmpty());
  }

  /** The dates in cells that are not missing; null if there are none, or others. */
  private static @Nullable List<ParsedDate> dates(CellFormat cells, List<String> column) {
    List<ParsedDate> dates = new ArrayList<>();
    for (String cell : column) {
      ParsedDate date = cells.csv().date(cell);
      if (date != null) {
        dates.add(date);
      } else if (!CellKind.isMissing(cell)) {
        return null;
      }
    }
    return dates.isEmpty() ? null : dates;
  }

  private static boolean rising(@Nullable List<ParsedDate> dates) {
    return dates != null
        && IntStream.range(1, dates.size())
            .allMatch(i -> dates.get(i).compareTo(dates.get(i - 1)) > 0);
  }

  /**
   * The cells with the pattern of a column of dates.
   *
   * @param date the 0-based column of dates, or -1
   * @throws InvalidDataException if days may be months
   */
  CellFormat dated(int date) {
    CellFormat dated = date < 0 ? cells : cells.dated(column(date));
    if (dated != null) {
      return dated;
    }
    throw foreign(date, " can be read as two dates");
  }

  private InvalidDataException foreign(int column, String why) {
    List<String> texts = column(column);
    int row = 0;
    while (CellKind.isMissing(texts.get(row))) {
      row++;
    }
    String name = header.names().get(column);
    String text = texts.get(row);
    return Fault.of(Problem.FOREIGN_DATES)
        .at(header.source(), (header.present() ? 2 : 1) + row)
        .in(header.names().size() > 1 ? List.of(name) : List.of())
        .got(text)
        .inColumn(Shown.column(header.names(), column), Shown.value(text) + why);
  }

  private List<String> column(int column) {
    return CsvLayout.column(sample, column);
  }
}
