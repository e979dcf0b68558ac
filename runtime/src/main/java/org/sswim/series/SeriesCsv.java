package org.sswim.series;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Lines;
import org.sswim.tables.TableRows;
import org.sswim.tables.TextFile;

/**
 * Reads series from CSV, plain or gzipped, see {@link TextFile}. Lines end with LF, CRLF or CR. A
 * {@link CsvFormat} says how cells are written; they may be quoted. A header and one column of
 * dates, in any position, are optional. Bad input throws an {@link InvalidDataException} that gives
 * the place.
 */
public final class SeriesCsv {
  private static final long MOST_VALUES = 500_000_000;
  private static final int SAMPLE = 20;

  /** Cells of first rows that are looked at where fewer do not show what each column holds. */
  private static final int MOST_SAMPLED = 100_000;

  /** Rows that show that the newest stand first. */
  private static final int FEWEST_FALLING = 3;

  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_COLUMNS = 10_000;
  // Blocks and the final array hold each value twice; the rest is left to everything else.
  private static final int BYTES_PER_VALUE = 24;

  private SeriesCsv() {}

  /**
   * Reads a whole file: the channels and, if the options name any, the columns beside them. Columns
   * beside the channels that hold texts become categories.
   *
   * @throws InvalidDataException if the file cannot be read or does not hold a series, or if a
   *     column is named twice
   */
  public static TimeSeries read(Path file, CsvOptions options) {
    return read(Source.of(file), options);
  }

  /** The same of another source, which is read again for each kind of columns beside. */
  public static TimeSeries read(Source source, CsvOptions options) {
    List<String> beside = options.beside();
    if (beside.isEmpty()) {
      return content(source, options, false).series();
    }
    TimeSeries.requireNames(Stream.concat(options.columns().stream(), beside.stream()).toList());
    CsvOptions own = options.besideAlone();
    Categories categories = categories(source, own.withColumns(beside), Set.of());
    boolean observed = !options.known().isEmpty();
    return new BesideColumns(
            own.withCategories(categories),
            source,
            categories.expand(options.inputs()),
            categories.expand(options.known()))
        .attach(content(source, options.channelsAlone(), observed).series(), List.of());
  }

  /**
   * Reads the channels of a source, and also returns the name of its column of dates.
   *
   * @param observed whether to stop after the last row in which a channel has a value; rows after
   *     it may hold other columns
   * @throws InvalidDataException if it cannot be read or does not hold a series
   */
  public static Content content(Source source, CsvOptions options, boolean observed) {
    requireChannelsAlone(options);
    long memory = Runtime.getRuntime().maxMemory() / BYTES_PER_VALUE;
    long most = Math.min(MOST_VALUES, memory);
    return source.read(in -> read(TextFile.reader(in), source.name(), options, most, observed));
  }

  /**
   * Looks through a whole source for columns of text. These are the columns of {@link
   * CsvOptions#columns} in which no cell is a number or a date. Columns of codes count, too, such
   * as 1, 2 and 3 for kinds of weather.
   *
   * @param codes names among {@link CsvOptions#columns} whose cells are texts, whatever they look
   *     like
   * @throws InvalidDataException if it cannot be read, lacks such a column, or if one has more than
   *     {@link Categories#MOST} texts
   */
  public static Categories categories(Source source, CsvOptions options, Set<String> codes) {
    return source.read(
        in -> {
          Opened opened = Opened.of(TextFile.reader(in), source.name(), options);
          Categories.Scan scan =
              new Categories.Scan(opened.header(), opened.cells(), options.columns(), codes);
          opened.forEach(scan::add);
          return scan.found();
        });
  }

  /**
   * Reads rows one at a time, each as soon as its line has ended.
   *
   * @param source whose stream the caller closes
   * @param channels the channels to read, in order; a header must name them. Without a header,
   *     columns are taken in order if there are as many, or else by the names column1, column2, ...
   *     {@link CsvOptions#columns} replaces these names, one for one
   * @throws InvalidDataException if it cannot be read
   */
  public static CsvRowReader rows(Source source, List<String> channels, CsvOptions options) {
    requireChannelsAlone(options);
    return new CsvRowReader(
        table(source.reader(), source.name(), options, 2), source.name(), channels, options);
  }

  /** Reads a text that may hold at most {@code mostValues} values, dates counting as two. */
  static TimeSeries read(Reader in, String source, CsvOptions options, long mostValues) {
    return read(in, source, options, mostValues, false).series();
  }

  /** Columns beside the channels are read by themselves. */
  private static void requireChannelsAlone(CsvOptions options) {
    Checks.that(options.beside().isEmpty())
        .or(
            "columns beside the channels are read by SeriesCsv.read alone; got %s",
            String.join(", ", options.beside()));
  }

  private static Content read(
      Reader in, String source, CsvOptions options, long mostValues, boolean observed) {
    Opened opened = Opened.of(in, source, options);
    long line = opened.line();
    CsvLayout layout =
        CsvLayout.ofFile(opened.header(), opened.sample(), line, opened.cells(), options);
    RowDecoder decoder = new RowDecoder(layout, options.missing(), options.format().zone());
    boolean falling = opened.falling(layout);
    List<String[]> turned = falling ? opened.all(mostValues) : List.of();
    long first = falling ? line + turned.size() - 1 : line;
    SeriesCollector collector =
        new SeriesCollector(
            layout, decoder, options.missing(), first, falling ? -1 : 1, mostValues, observed);
    for (int r = turned.size() - 1; r >= 0; r--) {
      collector.add(turned.get(r), turned.get(r).length, line + r);
    }
    if (!falling) {
      opened.forEach(collector::add);
    }
    return new Content(
        collector.build(), layout.dateName(), layout.showsDate(opened.sample(), options), falling);
  }

  private interface Rows {
    void add(String[] cells, int count, long line);
  }

  /**
   * A text whose first rows were looked at.
   *
   * @param lines the rows behind them
   * @param sample the first rows, at least one
   * @param cells how cells are written
   * @param header the names of the columns
   */
  private record Opened(
      TableRows lines, List<String[]> sample, CellFormat cells, CsvHeader header) {

    static Opened of(Reader in, String source, CsvOptions options) {
      TableRows lines = table(in, source, options, SAMPLE);
      if (!lines.next()) {
        throw Problem.EMPTY.of(source + ": is empty");
      }
      List<String[]> sample = new ArrayList<>(List.<String[]>of(lines.row()));
      int columns = lines.count();
      BitSet open = new BitSet();
      open.set(0, columns);
      while ((sample.size() <= SAMPLE
              || (!open.isEmpty() && sample.size() * columns < MOST_SAMPLED))
          && lines.next()) {
        String[] row = lines.row();
        sample.add(row);
        open.stream().filter(c -> c < row.length && tells(row[c])).forEach(open::clear);
      }
      CellFormat cells = CellFormat.of(source, sample, lines.separator(), options.format());
      CsvHeader header = CsvHeader.of(source, sample.get(0), options.header(), cells);
      if (header.present()) {
        sample.remove(0);
      }
      if (sample.isEmpty()) {
        throw Fault.of(Problem.NO_ROWS).at(source, 1).error(source + ": has a header but no rows");
      }
      return new Opened(lines, List.copyOf(sample), cells, header.dated(sample, cells, options));
    }

    /** Whether a cell shows what its column holds: not nothing, nor one of two dates. */
    private static boolean tells(String cell) {
      return !CellKind.isMissing(cell) && DateForms.of(cell).size() < 2;
    }

    /** Gives all rows: live cells, how many of them count, and the line. */
    void forEach(Rows rows) {
      long line = line();
      for (String[] row : sample) {
        rows.add(row, row.length, line++);
      }
      while (lines.next()) {
        rows.add(lines.cells(), lines.count(), lines.line());
      }
    }

    /** Whether the first rows are dated, each earlier than the one before. */
    boolean falling(CsvLayout layout) {
      List<ParsedDate> dates = new ArrayList<>();
      for (String[] row : layout.date() < 0 ? List.<String[]>of() : sample) {
        ParsedDate date =
            row.length == header.names().size()
                ? layout.cells().csv().date(header.parts().date(row, layout.date()))
                : null;
        if (date == null
            || (!dates.isEmpty() && date.compareTo(dates.get(dates.size() - 1)) >= 0)) {
          return false;
        }
        dates.add(date);
      }
      return dates.size() >= FEWEST_FALLING;
    }

    /**
     * All rows.
     *
     * @throws InvalidDataException if they have too many cells to keep
     */
    List<String[]> all(long mostCells) {
      List<String[]> all = new ArrayList<>(sample);
      while (lines.next()) {
        Checks.that((all.size() + 1L) * lines.count() <= mostCells / BYTES_PER_VALUE, this::full)
            .or("has its newest rows first, and too many to put them in order");
        all.add(lines.row());
      }
      return all;
    }

    private InvalidDataException full(String problem) {
      return Fault.of(Problem.UNSORTED_DATES).at(header.source(), lines.line()).here(problem);
    }

    /** The 1-based line of the first row. */
    long line() {
      return header.present() ? 2 : 1;
    }
  }

  private static TableRows table(Reader in, String source, CsvOptions options, int ahead) {
    TextRefusal refusal = new TextRefusal(source);
    return new TableRows(
        new Lines(in, LONGEST_LINE, refusal),
        new TableRows.Form(options.format().marks().separator(), ahead, MOST_COLUMNS, false, false),
        refusal);
  }

  /**
   * The series that was read from a CSV file, and what was found on the way.
   *
   * @param series the series
   * @param dateColumn the name of the column of dates; null if the file has no such column or no
   *     names
   * @param dateShown whether one who knows only the channels would find that column
   * @param turned whether the file has its newest rows first
   */
  public record Content(
      TimeSeries series, @Nullable String dateColumn, boolean dateShown, boolean turned) {}
}
