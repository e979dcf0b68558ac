package org.sswim.series;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Categories.Category;
import org.sswim.tables.Shown;

/**
 * Which columns of a file are read.
 *
 * @param header the names of all columns
 * @param date the 0-based column of dates, or -1
 * @param channels the 0-based columns of the channels, in channel order
 * @param cells how cells are written
 * @param channelNames the names of the channels
 * @param categories for each channel the category that it stands for, null where it is numbers
 */
record CsvLayout(
    CsvHeader header,
    int date,
    int[] channels,
    CellFormat cells,
    List<String> channelNames,
    @Nullable Category[] categories) {
  private static final String SLASHED_DATE = "\\d{1,4}[./]\\d{1,2}[./]\\d{1,4}.*";

  /**
   * Chooses the columns of a whole file: those that are named, or all but the date and the excluded
   * ones, which then must hold numbers.
   *
   * @param sample the first data rows, at least one
   * @param firstLine the line number of the first of them
   */
  static CsvLayout ofFile(
      CsvHeader header,
      List<String[]> sample,
      long firstLine,
      CellFormat cells,
      CsvOptions options) {
    BitSet excluded = excluded(header, options);
    int[] wanted = wanted(header, excluded, options.columns(), options.categories());
    int date = dateColumn(header, sample, excluded, wanted, cells, options.dateColumn());
    int[] channels = wanted;
    if (options.columns().isEmpty()) {
      channels =
          IntStream.range(0, header.names().size())
              .filter(c -> c != date && !excluded.get(c))
              .toArray();
    }
    CsvLayout layout = of(header, date, channels, cells, options.columns(), options.categories());
    layout.requireNumbers(sample, firstLine, !options.columns().isEmpty());
    return layout;
  }

  private static CsvLayout of(
      CsvHeader header,
      int date,
      int[] channels,
      CellFormat cells,
      List<String> wanted,
      Categories known) {
    List<String> names = channelsOf(header, channels);
    @Nullable Category[] categories = new Category[channels.length];
    for (int c = 0; c < wanted.size(); c++) {
      categories[c] = known.of(wanted.get(c));
      names.set(c, categories[c] == null ? names.get(c) : wanted.get(c));
    }
    return new CsvLayout(header, date, channels, cells, List.copyOf(names), categories);
  }

  /**
   * Chooses the columns of rows that feed a model. With a header they are chosen by the names of
   * the channels. Without one they are taken in order if there are as many columns as channels,
   * else by position.
   *
   * @param first the first data row
   * @param channels the names of the model's channels
   */
  static CsvLayout ofStream(
      CsvHeader header,
      String[] first,
      List<String> channels,
      CellFormat cells,
      CsvOptions options) {
    BitSet excluded = excluded(header, options);
    List<String> names = options.columns().isEmpty() ? channels : options.columns();
    if (names.size() != channels.size()) {
      throw new InvalidSeriesException(
          count(header, names, channels),
          "%s: %s %s chosen, the model reads %s: %s"
              .formatted(
                  header.source(),
                  names.size(),
                  names.size() == 1 ? "column is" : "columns are",
                  channels.size(),
                  Shown.names(channels)));
    }
    boolean named = header.present() || !options.columns().isEmpty();
    Categories known = options.categories();
    int[] wanted = named ? wanted(header, excluded, names, known) : new int[0];
    List<String[]> sample = List.<String[]>of(first);
    int date = dateColumn(header, sample, excluded, wanted, cells, options.dateColumn());
    if (named) {
      return of(header, date, wanted, cells, names, known);
    }
    List<String> columns = names.stream().map(known::column).distinct().toList();
    int[] free =
        IntStream.range(0, header.names().size())
            .filter(c -> c != date && !excluded.get(c))
            .toArray();
    if (free.length == columns.size()) {
      int[] inOrder =
          names.stream().mapToInt(name -> free[columns.indexOf(known.column(name))]).toArray();
      return of(header, date, inOrder, cells, names, known);
    }
    int[] byPosition =
        names.stream().map(known::column).mapToInt(header.names()::indexOf).toArray();
    if (IntStream.of(byPosition).anyMatch(c -> c < 0 || c == date || excluded.get(c))) {
      throw new InvalidSeriesException(
          count(header, channelsOf(header, free), columns),
          "%s: line 1 has %s columns%s, the model reads %s: %s"
              .formatted(
                  header.source(),
                  free.length,
                  date < 0 ? "" : " beside the date",
                  columns.size(),
                  Shown.names(columns)));
    }
    return of(header, date, byPosition, cells, names, known);
  }

  /** Some columns, or none of them if the file has no others beside its dates. */
  List<String> ifOthers(List<String> some) {
    boolean dates = date >= 0 && !some.contains(header.names().get(date));
    return header.names().size() - some.size() > (dates ? 1 : 0) ? some : List.of();
  }

  /** The name of the column of dates, or null if it has none. */
  @Nullable String dateName() {
    return date < 0 || !header.present() ? null : header.names().get(date);
  }

  private static List<String> channelsOf(CsvHeader header, int[] channels) {
    return new ArrayList<>(IntStream.of(channels).mapToObj(header.names()::get).toList());
  }

  private static Fault count(CsvHeader header, List<String> found, List<String> channels) {
    return Fault.of(Problem.COLUMN_COUNT)
        .at(header.source(), 1)
        .in(found)
        .got(String.valueOf(found.size()))
        .against(channels.size());
  }

  private static BitSet excluded(CsvHeader header, CsvOptions options) {
    BitSet excluded = new BitSet();
    for (String name : options.exclude()) {
      excluded.set(header.find(name));
    }
    return excluded;
  }

  private static int[] wanted(
      CsvHeader header, BitSet excluded, List<String> names, Categories categories) {
    int[] wanted = new int[names.size()];
    BitSet seen = new BitSet();
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = header.find(categories.column(names.get(i)));
      if (excluded.get(wanted[i])) {
        throw contradiction(header, wanted[i], "both to be read and to be left out");
      }
      if (seen.get(wanted[i]) && categories.of(names.get(i)) == null) {
        throw contradiction(header, wanted[i], "to be read twice");
      }
      seen.set(wanted[i]);
    }
    return wanted;
  }

  private static int dateColumn(
      CsvHeader header,
      List<String[]> sample,
      BitSet excluded,
      int[] wanted,
      CellFormat cells,
      @Nullable String named) {
    if (named != null) {
      int date = header.find(named);
      if (excluded.get(date)) {
        throw contradiction(header, date, "both the column of dates and to be left out");
      }
      if (contains(wanted, date)) {
        throw contradiction(header, date, "both the column of dates and to be read as a channel");
      }
      return date;
    }
    int found =
        IntStream.range(0, header.names().size())
            .filter(c -> !excluded.get(c) && !contains(wanted, c))
            .filter(c -> cells.kind(column(sample, c)) == CellKind.DATE)
            .findFirst()
            .orElse(-1);
    if (found < 0 && cells.csv().dates() != null) {
      // Without this a column of dates such as 20241231 would silently become a channel.
      throw new InvalidSeriesException(
          Fault.of(Problem.NO_DATES).at(header.source(), 0),
          header.source() + ": no column holds " + cells.csv().expectedDate());
    }
    return found;
  }

  private void requireNumbers(List<String[]> sample, long firstLine, boolean named) {
    int first = -1;
    List<String> others = new ArrayList<>();
    for (int i = 0; i < channels.length; i++) {
      int c = channels[i];
      if (categories[i] != null) {
        continue;
      }
      CellKind kind = cells.kind(column(sample, c));
      if (kind != CellKind.NUMBER && kind != CellKind.MISSING) {
        first = first < 0 ? c : first;
        others.add(header.names().get(c));
      }
    }
    if (channels.length == others.size() && !named) {
      throw new InvalidSeriesException(
          first < 0
              ? Fault.of(Problem.OTHER).at(header.source(), 0)
              : fault(first, sample, firstLine),
          header.source()
              + ": no column of numbers is left"
              + (date < 0 ? "" : " beside the dates in " + Shown.column(header.names(), date))
              + (others.isEmpty() ? "" : "; " + describe(first, sample, firstLine))
              + (others.isEmpty() ? "; the file has " + Shown.names(header.names()) : ""));
    }
    if (first >= 0) {
      throw new InvalidSeriesException(
          fault(first, sample, firstLine).in(ifOthers(others)),
          header.source() + ": " + describe(first, sample, firstLine));
    }
  }

  /** Why a column is none of numbers, with no word on whether others would be left without it. */
  private Fault fault(int column, List<String[]> sample, long firstLine) {
    int row = telling(column, sample);
    String cell = column(sample, column).get(row);
    Problem problem = Problem.NOT_NUMBERS;
    if (oneColumn()) {
      problem = Problem.WRONG_SEPARATOR;
    } else if (cells.kind(cell) == CellKind.TEXT) {
      problem = slashed(cell) ? Problem.FOREIGN_DATES : cells.problem(cell, problem);
    }
    return Fault.of(problem).at(header.source(), firstLine + row).got(cell);
  }

  /** The first row that shows what a column holds. */
  private int telling(int column, List<String[]> sample) {
    List<String> texts = column(sample, column);
    CellKind kind = cells.kind(texts);
    int row = 0;
    while (cells.kind(texts.get(row)) != kind) {
      row++;
    }
    return row;
  }

  private String describe(int column, List<String[]> sample, long firstLine) {
    int row = telling(column, sample);
    String cell = column(sample, column).get(row);
    CellKind kind = cells.kind(cell);
    String what = kind == CellKind.TEXT ? "text" : kind.name().toLowerCase(Locale.ROOT) + "s";
    String more = "";
    if (kind == CellKind.DATE && date >= 0) {
      more = "; the date column is " + Shown.column(header.names(), date);
    } else if (kind == CellKind.TEXT && slashed(cell)) {
      more = " or ISO dates";
    } else if (kind == CellKind.TEXT) {
      more = cells.numerals().hint(cell);
    }
    return "column %s holds %s, %s on line %s, not numbers%s"
        .formatted(
            Shown.column(header.names(), column), what, Shown.value(cell), firstLine + row, more);
  }

  /** Whether the one column looks like several. */
  private boolean oneColumn() {
    String name = header.names().get(0);
    return header.names().size() == 1 && (name.indexOf(';') >= 0 || name.indexOf('\t') >= 0);
  }

  private static boolean slashed(String cell) {
    return cell.matches(SLASHED_DATE);
  }

  private static InvalidSeriesException contradiction(CsvHeader header, int column, String where) {
    return new InvalidSeriesException(
        Fault.of(Problem.COLUMN_TWICE).at(header.source(), 0).in(header.names().get(column)),
        header.source() + ": column " + Shown.column(header.names(), column) + " is " + where);
  }

  private static List<String> column(List<String[]> sample, int column) {
    // Rows that are too short are reported when they are read.
    return sample.stream().map(row -> column < row.length ? row[column] : "").toList();
  }

  private static boolean contains(int[] columns, int column) {
    return IntStream.of(columns).anyMatch(c -> c == column);
  }
}
