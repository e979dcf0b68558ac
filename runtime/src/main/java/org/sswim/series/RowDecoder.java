package org.sswim.series;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Categories.Category;
import org.sswim.tables.Shown;

/** Turns the cells of successive rows into values and dates, and refuses what is neither. */
final class RowDecoder {
  private final CsvLayout layout;
  private final MissingOptions missing;
  private final double[] values;
  private final CellFormat format;
  private final DateSequence sequence;
  private boolean any;

  RowDecoder(CsvLayout layout, MissingOptions missing, @Nullable ZoneId zone) {
    this.layout = layout;
    this.format = layout.cells();
    this.sequence = new DateSequence(zone);
    this.missing = missing;
    this.values = new double[layout.channels().length];
  }

  /** The date of the row decoded last, or null without a date column. */
  @Nullable ParsedDate date() {
    return sequence.last();
  }

  /**
   * Decodes the first {@code count} cells; the values returned are overwritten by the next row. NaN
   * stands for a missing one.
   */
  double[] decode(String[] cells, int count, long line) {
    layout.header().requireCells(count, line);
    if (layout.date() >= 0) {
      decodeDate(layout.header().parts().date(cells, layout.date()), line);
    }
    int[] channels = layout.channels();
    for (int c = 0; c < channels.length; c++) {
      String cell = cells[channels[c]];
      Category category = layout.categories()[c];
      if (category != null) {
        values[c] = category.read(cell);
        if (Double.isNaN(values[c])) {
          throw unknown(category, channels[c], cell, line);
        }
        continue;
      }
      double value = format.numerals().value(cell);
      if (Double.isFinite(value) && !missing.counts(value)) {
        values[c] = value;
      } else if (Double.isNaN(value) && !CellKind.isMissing(cell)) {
        throw notANumber(channels[c], cell, line);
      } else {
        values[c] = Double.NaN;
        requireUse(channels[c], cell, line);
      }
    }
    any = true;
    return values;
  }

  private void requireUse(int column, String cell, long line) {
    if (missing.policy() == MissingOptions.Policy.FAIL) {
      throw missing(column, cell, line);
    }
    if (missing.policy() == MissingOptions.Policy.FILL && !any) {
      throw error(
          Problem.NOTHING_BEFORE,
          column,
          cell,
          line,
          described(cell) + ", and there is no earlier value to carry forward");
    }
  }

  private void decodeDate(String cell, long line) {
    int column = layout.date();
    ParsedDate parsed = format.csv().date(cell);
    if (parsed == null) {
      throw error(
          Problem.NOT_A_DATE,
          column,
          cell,
          line,
          cell.isEmpty()
              ? "the date is missing"
              : Shown.value(cell) + " is not " + format.csv().expectedDate());
    }
    DateSequence.Refusal refusal = sequence.accept(parsed);
    if (refusal != null) {
      throw error(
          refusal.problem(), column, cell, line, Shown.value(cell) + " " + refusal.reason());
    }
  }

  private InvalidDataException notANumber(int column, String cell, long line) {
    return error(
        format.problem(cell, Problem.NOT_A_NUMBER),
        column,
        cell,
        line,
        Shown.value(cell)
            + " is not a number"
            + (cell.chars().allMatch(Character::isLetter)
                ? ", true or false"
                : format.numerals().hint(cell)));
  }

  private InvalidDataException unknown(Category category, int column, String cell, long line) {
    return error(
        Problem.UNKNOWN_CATEGORY,
        column,
        cell,
        line,
        "%s is not one of the known categories, %s"
            .formatted(Shown.value(cell), Shown.names(List.copyOf(category.all()))));
  }

  private InvalidDataException missing(int column, String cell, long line) {
    boolean mark = Double.isFinite(format.numerals().value(cell));
    return error(
        mark ? Problem.MISSING_MARK : Problem.MISSING_VALUE, column, cell, line, described(cell));
  }

  private String described(String cell) {
    if (cell.isEmpty()) {
      return "the cell is empty";
    }
    boolean number = Double.isFinite(format.numerals().value(cell));
    return Shown.value(cell) + (number ? " stands for a missing value" : " is not a finite number");
  }

  private InvalidDataException error(
      Problem problem, int column, String cell, long line, String reason) {
    return Fault.of(problem)
        .at(layout.header().source(), line)
        .in(layout.ifOthers(List.of(layout.header().names().get(column))))
        .got(cell)
        .inColumn(Shown.column(layout.header().names(), column), reason);
  }
}
