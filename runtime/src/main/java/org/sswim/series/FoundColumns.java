package org.sswim.series;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a table tell of its columns.
 *
 * @param date the column of dates; null if there is none
 * @param format how cells are written, with the pattern of the dates unless they are ISO's
 * @param texts columns of text
 * @param numbers columns of numbers
 */
public record FoundColumns(
    @Nullable String date, CsvFormat format, List<String> texts, List<String> numbers) {

  /**
   * Looks at the columns of a table.
   *
   * @param source the file, for messages
   * @param sample the first rows, at least one
   * @param separator of the cells
   * @param format as far as it is given
   * @param date the column of dates, or null to find it
   * @throws InvalidDataException if days of dates may be months, or years have two digits
   */
  public static FoundColumns of(
      String source,
      List<String> header,
      List<String[]> sample,
      char separator,
      CsvFormat format,
      @Nullable String date) {
    CellFormat cells = CellFormat.of(source, sample, separator, format);
    DateColumn dates =
        new DateColumn(new CsvHeader(source, true, header, DateParts.NONE), sample, cells);
    List<CellKind> kinds =
        IntStream.range(0, header.size())
            .mapToObj(c -> cells.kind(CsvLayout.column(sample, c)))
            .toList();
    int found =
        date == null
            ? dates.among(IntStream.range(0, header.size()).toArray())
            : header.indexOf(date);
    boolean written = found >= 0 && kinds.get(found) == CellKind.DATE;
    return new FoundColumns(
        found < 0 ? null : header.get(found),
        written ? dates.dated(found).csv() : format,
        of(CellKind.TEXT, kinds, header),
        of(CellKind.NUMBER, kinds, header));
  }

  private static List<String> of(CellKind kind, List<CellKind> kinds, List<String> header) {
    return IntStream.range(0, header.size())
        .filter(c -> kinds.get(c) == kind)
        .mapToObj(header::get)
        .toList();
  }
}
