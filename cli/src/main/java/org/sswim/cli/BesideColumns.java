package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sswim.series.Covariates;
import org.sswim.series.CsvOptions;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/**
 * The columns of a file that stand beside its channels. Each kind is read by itself, as each may
 * end at another row.
 *
 * @param options how the columns are read, whichever they are
 * @param file the file
 * @param past names of columns that are observed like the channels
 * @param known names of columns whose future is known
 */
record BesideColumns(CsvOptions options, Path file, List<String> past, List<String> known) {

  /**
   * The series with these columns.
   *
   * @param series the channels
   * @param groups the group of every channel, or none
   */
  TimeSeries attach(TimeSeries series, List<String> groups) {
    TimeSeries pastColumns = null;
    if (!past.isEmpty()) {
      pastColumns = columns(past, true);
      if (pastColumns.rows() < series.rows()) {
        throw new InvalidSeriesException(
            ("%s: row %s holds nothing of %s, and neither do rows behind it, but channels go on"
                    + " to row %s; fill them or end the file there")
                .formatted(file, pastColumns.rows() + 1, String.join(", ", past), series.rows()));
      }
      pastColumns = pastColumns.slice(0, series.rows());
    }
    return series.withCovariates(
        new Covariates(pastColumns, known.isEmpty() ? null : columns(known, false), groups));
  }

  /** Refuses a pipe, which cannot be read twice. */
  static void requireFile(Path file) {
    if (InputFiles.standard(file)) {
      throw new InvalidSeriesException(
          InputFiles.STANDARD
              + ": cannot be read again for columns beside the channels; give a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new InvalidSeriesException(
          file + ": is read again for columns beside the channels; give a regular file, no pipe");
    }
  }

  private TimeSeries columns(List<String> names, boolean observed) {
    requireFile(file);
    CsvOptions own = options.withColumns(names);
    return observed ? SeriesCsv.readObserved(file, own) : SeriesCsv.read(file, own);
  }
}
