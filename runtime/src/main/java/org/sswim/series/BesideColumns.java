package org.sswim.series;

import java.util.List;
import org.sswim.checks.Checks;

/**
 * The columns of a source that stand beside its channels. Each kind is read by itself, as each may
 * end at another row.
 *
 * @param options how the columns are read, whichever they are
 * @param source the file or bytes, read once for each kind
 * @param past names of columns that are observed like the channels
 * @param known names of columns whose future is known
 */
public record BesideColumns(
    CsvOptions options, Source source, List<String> past, List<String> known) {

  /**
   * The series with these columns.
   *
   * @param series the channels
   * @param groups the group of every channel, or none
   * @throws InvalidDataException if a column cannot be read, or ends before the channels do
   */
  public TimeSeries attach(TimeSeries series, List<String> groups) {
    TimeSeries pastColumns = null;
    if (!past.isEmpty()) {
      pastColumns = SeriesCsv.content(source, options.withColumns(past), true).series();
      Checks.not(pastColumns.rows() < series.rows(), InvalidDataException::new)
          .or(
              "%s: row %s holds nothing of %s, and neither do the rows after it, but"
                  + " channels go on to row %s; fill them or end the file there",
              source.name(), pastColumns.rows() + 1, String.join(", ", past), series.rows());
      pastColumns = pastColumns.slice(0, series.rows());
    }
    TimeSeries knownColumns =
        known.isEmpty() ? null : SeriesCsv.read(source, options.withColumns(known));
    return series.withCovariates(new Covariates(pastColumns, knownColumns, groups));
  }
}
