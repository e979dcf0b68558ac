package org.sswim.series;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns that hold the parts of a date: a day and a time, a day and an hour, or numbers for year,
 * month, day and hour. Their cells are read as one date, which takes the place of the first part.
 *
 * @param columns the 0-based columns of the parts, the day first; none if one column holds dates
 */
record DateParts(int[] columns) {
  static final DateParts NONE = new DateParts(new int[0]);

  private static final Pattern TIME =
      Pattern.compile("\\d{1,2}(:\\d\\d){1,2}( ?[AaPp][Mm])?|\\d{1,2}\\.\\d\\d\\.\\d\\d");
  private static final Pattern HOUR = Pattern.compile("[01]?\\d|2[0-4]");
  private static final Pattern SMALL = Pattern.compile("\\d{1,2}");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final List<String> HOURS = List.of("hour", "hr", "hours");
  private static final List<String> NUMBERS = List.of("year", "month", "day", "hour");

  /**
   * The parts that the options name, joined by plus signs: {@code Date+Time}. Where they name no
   * column of dates, those that names and cells show.
   *
   * @param sample the first data rows, at least one
   */
  static DateParts of(
      CsvHeader header, List<String[]> sample, CellFormat cells, CsvOptions options) {
    String asked = options.dateColumn();
    if (asked != null) {
      List<String> names = List.of(asked.split("\\+"));
      // Where one is not there, all that was asked for is told.
      return !header.names().contains(asked) && header.names().containsAll(names)
          ? new DateParts(names.stream().mapToInt(header::find).toArray())
          : NONE;
    }
    if (!header.present()) {
      return NONE;
    }
    List<String[]> first = sample.subList(0, Math.min(2, sample.size()));
    int[] free =
        IntStream.range(0, header.names().size())
            .filter(c -> !options.exclude().contains(header.names().get(c)))
            .toArray();
    return IntStream.of(free)
        .filter(c -> cells.kind(CsvLayout.column(first, c)) == CellKind.DATE)
        .mapToObj(day -> dayAndTime(header.names(), first, free, day))
        .findFirst()
        .orElseGet(() -> numbers(header.names(), first, free));
  }

  /** A day and a column of times, or of hours if the day is that of two rows. */
  private static DateParts dayAndTime(
      List<String> names, List<String[]> first, int[] free, int day) {
    List<String> days = CsvLayout.column(first, day);
    boolean again = days.size() > 1 && days.get(0).equals(days.get(1));
    IntPredicate time =
        c ->
            all(first, c, TIME)
                || (again && HOURS.contains(lower(names, c)) && all(first, c, HOUR));
    return days.get(0).indexOf(':') >= 0
        ? NONE
        : IntStream.of(free)
            .filter(time)
            .mapToObj(c -> new DateParts(new int[] {day, c}))
            .findFirst()
            .orElse(NONE);
  }

  /** Columns called year, month, day and hour, or fewer, if they tell two rows apart. */
  private static DateParts numbers(List<String> names, List<String[]> first, int[] free) {
    int[] found =
        NUMBERS.stream()
            .flatMapToInt(
                name -> IntStream.of(free).filter(c -> lower(names, c).equals(name)).limit(1))
            .toArray();
    boolean dated =
        found.length > 1
            && first.size() > 1
            && all(first, found[0], YEAR)
            && lower(names, found[1]).equals("month")
            && IntStream.of(found).skip(1).allMatch(c -> all(first, c, SMALL));
    DateParts parts = new DateParts(found);
    return dated && !parts.date(first.get(0), found[0]).equals(parts.date(first.get(1), found[0]))
        ? parts
        : NONE;
  }

  private static String lower(List<String> names, int column) {
    return names.get(column).toLowerCase(Locale.ROOT);
  }

  private static boolean all(List<String[]> rows, int column, Pattern form) {
    return CsvLayout.column(rows, column).stream().allMatch(form.asMatchPredicate());
  }

  /** Whether a column is a part of dates, and not the first. */
  boolean more(int column) {
    return IntStream.of(columns).skip(1).anyMatch(c -> c == column);
  }

  /** The names of all columns; the first part has the names of all parts, joined by plus signs. */
  List<String> named(List<String> names) {
    if (columns.length == 0) {
      return names;
    }
    String[] named = names.toArray(String[]::new);
    named[columns[0]] = IntStream.of(columns).mapToObj(names::get).collect(Collectors.joining("+"));
    return List.of(named);
  }

  /** The cells of a row with the date in its first part; the same if there are no parts. */
  String[] joined(String[] cells) {
    // Rows that are too short are reported when they are read.
    if (IntStream.of(columns).anyMatch(c -> c >= cells.length)) {
      return cells;
    }
    String[] joined = cells.clone();
    IntStream.of(columns).limit(1).forEach(c -> joined[c] = date(cells, c));
    return joined;
  }

  /**
   * The date of a row.
   *
   * @param column the 0-based column of the date
   */
  String date(String[] cells, int column) {
    if (columns.length == 0 || columns[0] != column) {
      return cells[column];
    }
    List<String> parts =
        IntStream.of(columns)
            .mapToObj(c -> cells[c].length() == 1 ? "0" + cells[c] : cells[c])
            .toList();
    if (parts.stream().anyMatch(CellKind::isMissing)) {
      return "";
    }
    int days = YEAR.matcher(parts.get(0)).matches() ? Math.min(3, parts.size()) : 1;
    String day = String.join("-", parts.subList(0, days));
    String time = String.join(":", parts.subList(days, parts.size())).replace('.', ':');
    if (time.length() == 2) {
      time += ":00";
    }
    return (day + " " + time).strip();
  }
}
