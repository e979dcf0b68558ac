package org.sswim.series;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.TableRows;

/**
 * Reads the rows of a stream one at a time and never waits for more than the line it returns. The
 * first line may be a header; the date column is looked for in the first row of data only.
 */
public final class CsvRowReader {
  private final TableRows lines;
  private final String source;
  private final List<String> channels;
  private final CsvOptions options;
  private @Nullable RowDecoder decoder;
  private @Nullable String dateColumn;
  private @Nullable DateStyle style;
  private @Nullable DateTimeFormatter formatter;

  CsvRowReader(TableRows lines, String source, List<String> channels, CsvOptions options) {
    this.lines = lines;
    this.source = source;
    this.channels = List.copyOf(channels);
    this.options = options;
  }

  /**
   * The next row, or null at the end. A header without rows is an empty stream.
   *
   * @throws InvalidDataException if the row cannot be used; the stream is to be given up then
   */
  public @Nullable CsvRow next() {
    if (!lines.next()) {
      return null;
    }
    RowDecoder ready = decoder;
    if (ready == null) {
      CsvHeader header = CsvHeader.of(source, lines.row(), options.header(), cells());
      if (header.present() && !lines.next()) {
        return null;
      }
      String[] first = lines.row();
      header = header.dated(List.<String[]>of(first), cells(), options);
      CsvLayout layout = CsvLayout.ofStream(header, first, channels, cells(), options);
      ready = new RowDecoder(layout, rowByRow(options.missing()), options.format().zone());
      decoder = ready;
      dateColumn = layout.dateName();
    }
    double[] values = ready.decode(lines.cells(), lines.count(), lines.line()).clone();
    ParsedDate date = ready.date();
    if (date == null) {
      return new CsvRow(lines.line(), values, null, 0);
    }
    DateStyle finest = style == null ? date.style() : style.finest(date.style());
    if (!finest.equals(style)) {
      style = finest;
      formatter = finest.formatter();
    }
    return new CsvRow(lines.line(), values, date.local(), date.offset().getTotalSeconds());
  }

  /**
   * The name of the column of dates; null if the stream has no such column or no names, or if no
   * row was read.
   */
  public @Nullable String dateColumn() {
    return dateColumn;
  }

  /** Whether the last row writes its date as an instant, and on the clock of UTC. */
  public boolean utc() {
    ParsedDate last = decoder == null ? null : decoder.date();
    return last != null
        && last.style().instant()
        && last.style().zone() == null
        && last.offset().getTotalSeconds() == 0;
  }

  /** A row cannot wait for the first value of a channel: it must be there. */
  private static MissingOptions rowByRow(MissingOptions missing) {
    return missing.policy() == MissingOptions.Policy.MASK
        ? new MissingOptions(MissingOptions.Policy.FILL, missing.values(), missing.gaps())
        : missing;
  }

  /** How the cells of the row read last are written. */
  private CellFormat cells() {
    return CellFormat.of(
        source, List.<String[]>of(lines.row()), lines.separator(), options.format());
  }

  /**
   * A wall clock in the style in which the rows so far write dates. It has the offset of the last
   * row, or the offset of the zone.
   *
   * @throws IllegalStateException if no row with a date has been read
   */
  public String format(LocalDateTime time) {
    ParsedDate last = decoder == null ? null : decoder.date();
    if (last == null || formatter == null) {
      throw new IllegalStateException("no row with a date has been read yet");
    }
    return formatter.format(last.style().resolve(time, last.offset()));
  }
}
