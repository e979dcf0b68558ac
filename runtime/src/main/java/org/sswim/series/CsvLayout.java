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
  private static final String TIME_OF_DAY = "\\d{1,2}:\\d\\d(:\\d\\d)?";

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
    List<String[]> joined = sample.stream().map(header.parts()::joined).toList();
    Choice choice = new Choice(header, joined, cells, options);
    List<String> named = options.columns();
    int[] wanted = choice.wanted(named);
    int date = choice.dateColumn(wanted);
    CsvLayout layout = choice.layout(date, named.isEmpty() ? choice.free(date) : wanted, named);
    for (int i = 0; i < sample.size() && header.names().size() == 1 && !layout.oneColumn(); i++) {
      header.requireCells(sample.get(i).length, firstLine + i);
    }
    layout.requireNumbers(sample, firstLine, !named.isEmpty());
    return layout;
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
    List<String[]> joined = List.<String[]>of(header.parts().joined(first));
    Choice choice = new Choice(header, joined, cells, options);
    List<String> names = options.columns().isEmpty() ? channels : options.columns();
    if (names.size() != channels.size()) {
      throw count(header, names, channels)
          .error(
              "%s: %s %s chosen, the model reads %s: %s",
              header.source(),
              names.size(),
              names.size() == 1 ? "column is" : "columns are",
              channels.size(),
              Shown.names(channels));
    }
    boolean named = header.present() || !options.columns().isEmpty();
    int[] wanted = named ? choice.wanted(names) : new int[0];
    int date = choice.dateColumn(wanted);
    if (named) {
      return choice.layout(date, wanted, names);
    }
    List<String> own = names.stream().map(options.categories()::column).toList();
    List<String> columns = own.stream().distinct().toList();
    int[] free = choice.free(date);
    if (free.length == columns.size()) {
      int[] inOrder = own.stream().mapToInt(name -> free[columns.indexOf(name)]).toArray();
      return choice.layout(date, inOrder, names);
    }
    int[] byPosition = own.stream().mapToInt(header.names()::indexOf).toArray();
    if (IntStream.of(byPosition).anyMatch(c -> !contains(free, c))) {
      throw count(header, channelsOf(header, free), columns)
          .here(
              "has %s columns%s, the model reads %s: %s",
              free.length,
              date < 0 ? "" : " beside the date",
              columns.size(),
              Shown.names(columns));
    }
    return choice.layout(date, byPosition, names);
  }

  /** Some columns, or none of them if the file has no others beside its dates. */
  List<String> ifOthers(List<String> some) {
    boolean dates = date >= 0 && !some.contains(header.names().get(date));
    return header.names().size() - some.size() > (dates ? 1 : 0) ? some : List.of();
  }

  /** Whether the column of dates is found without its name, and with no other column left out. */
  boolean showsDate(List<String[]> sample, CsvOptions options) {
    if (date < 0 || header.parts().columns().length > 0) {
      return date < 0;
    }
    CsvOptions unnamed = options.withDateColumn(null).withExclude(List.of());
    return new Choice(header, sample, cells, unnamed).dateColumn(channels) == date;
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

  /** Finds columns of a file. */
  private record Choice(
      CsvHeader header,
      List<String[]> sample,
      CellFormat cells,
      CsvOptions options,
      int[] excluded) {
    Choice(CsvHeader header, List<String[]> sample, CellFormat cells, CsvOptions options) {
      this(
          header,
          sample,
          cells,
          options,
          options.exclude().stream().mapToInt(header::find).toArray());
    }

    int[] wanted(List<String> names) {
      int[] wanted = new int[names.size()];
      BitSet seen = new BitSet();
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = header.find(options.categories().column(names.get(i)));
        if (contains(excluded, wanted[i])) {
          throw contradiction(header, wanted[i], "both to be read and to be left out");
        }
        if (seen.get(wanted[i]) && options.categories().of(names.get(i)) == null) {
          throw contradiction(header, wanted[i], "to be read twice");
        }
        seen.set(wanted[i]);
      }
      return wanted;
    }

    /** All but the date and the excluded ones. */
    int[] free(int date) {
      return IntStream.range(0, header.names().size())
          .filter(c -> c != date && !header.parts().more(c) && !contains(excluded, c))
          .toArray();
    }

    int dateColumn(int[] wanted) {
      if (options.dateColumn() != null) {
        int date = header.find(options.dateColumn());
        if (contains(excluded, date)) {
          throw contradiction(header, date, "both the column of dates and to be left out");
        }
        if (contains(wanted, date)) {
          throw contradiction(header, date, "both the column of dates and to be read as a channel");
        }
        return date;
      }
      int[] others = IntStream.of(free(-1)).filter(c -> !contains(wanted, c)).toArray();
      return new DateColumn(header, sample, cells).among(others);
    }

    CsvLayout layout(int date, int[] channels, List<String> wanted) {
      List<String> names = channelsOf(header, channels);
      @Nullable Category[] categories = new Category[channels.length];
      for (int c = 0; c < wanted.size(); c++) {
        categories[c] = options.categories().of(wanted.get(c));
        names.set(c, categories[c] == null ? names.get(c) : wanted.get(c));
      }
      CellFormat dated = new DateColumn(header, sample, cells).dated(date);
      return new CsvLayout(header, date, channels, dated, List.copyOf(names), categories);
    }
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
      Fault fault =
          first < 0
              ? Fault.of(Problem.OTHER).at(header.source(), 0)
              : fault(first, sample, firstLine);
      throw fault.error(
          "%s: no column of numbers is left%s; %s",
          header.source(),
          date < 0 ? "" : " beside the dates in " + Shown.column(header.names(), date),
          first < 0
              ? "the file has " + Shown.names(header.names())
              : describe(first, sample, firstLine));
    }
    if (first >= 0) {
      throw fault(first, sample, firstLine)
          .in(ifOthers(others))
          .error(header.source() + ": " + describe(first, sample, firstLine));
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
    } else if (kind == CellKind.TEXT && cell.matches(TIME_OF_DAY)) {
      more = "; a time of day belongs behind its date, in one column";
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

  private static InvalidDataException contradiction(CsvHeader header, int column, String where) {
    return Fault.of(Problem.COLUMN_TWICE)
        .at(header.source(), 0)
        .in(header.names().get(column))
        .here("column %s is %s", Shown.column(header.names(), column), where);
  }

  /** The cells of a column in some rows. */
  static List<String> column(List<String[]> sample, int column) {
    // Rows that are too short are reported when they are read.
    return sample.stream().map(row -> column < row.length ? row[column] : "").toList();
  }

  private static boolean contains(int[] columns, int column) {
    return IntStream.of(columns).anyMatch(c -> c == column);
  }
}
