package org.sswim.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import picocli.CommandLine.Option;

/** A file of the known columns of rows that have not been observed yet. */
@InGroup(HelpGroup.COLUMNS)
@SuppressWarnings("NullAway.Init")
final class FutureMixin {
  @Basic
  @Option(
      names = "--future",
      paramLabel = "FILE",
      description = {
        "CSV file of the columns that the model was fitted with as --known, for the rows ahead, by",
        "date, or in order where there are no dates."
      })
  private @Nullable Path file;

  /** The file; null if none was given. */
  @Nullable Path path() {
    return file;
  }

  /**
   * The known columns of the file.
   *
   * @return null without a file
   */
  @Nullable TimeSeries read(SubCommand command, CsvMixin csv, ForecastModel model) {
    List<String> names = model.spec().covariates().known();
    if (file == null) {
      return null;
    }
    if (names.isEmpty()) {
      throw command.mistake(
          "--future is for models fitted with --known; this one was not: leave it out");
    }
    return SeriesCsv.read(
        file,
        csv.besideOptions(model)
            .withCategories(RememberedCategories.of(model))
            .withColumns(names));
  }

  /** A series whose known columns go on as the file says, behind those that it has. */
  TimeSeries joined(SubCommand command, CsvMixin csv, ForecastModel model, TimeSeries series) {
    TimeSeries future = read(command, csv, model);
    Covariates own = series.covariates();
    if (future == null || own == null || own.known() == null) {
      return series;
    }
    int from = row(future, series.timeline(), series.rows() - 1) + 1;
    TimeSeries before = own.known().slice(0, series.rows());
    int width = before.channels();
    double[] values = new double[(before.rows() + future.rows() - from) * width];
    double[] row = new double[width];
    for (int r = 0; r < values.length / width; r++) {
      if (r < before.rows()) {
        before.copyRow(r, row);
      } else {
        future.copyRow(from + r - before.rows(), row);
      }
      System.arraycopy(row, 0, values, r * width, width);
    }
    TimeSeries known = TimeSeries.of(before.channelNames(), values, null);
    return series.withCovariates(new Covariates(own.past(), known, own.groups()));
  }

  /** The last row of the file that is not behind a row of a timeline; -1 for none. */
  private static int row(TimeSeries future, @Nullable Timeline timeline, int of) {
    Timeline own = future.timeline();
    if (own == null || timeline == null) {
      return -1;
    }
    LocalDateTime time = timeline.at(of);
    int row = own.firstFrom(time);
    return own.at(row).isEqual(time) ? row : row - 1;
  }

  /** Tells a stream, row by row, what the file knows. */
  static final class Ahead {
    private final @Nullable TimeSeries future;
    private int next = -1;

    Ahead(@Nullable TimeSeries future) {
      this.future = future;
    }

    /** Tells what is known up to a horizon behind a row that is about to be pushed. */
    void before(@Nullable LocalDateTime time, StreamingForecaster forecaster) {
      if (future == null) {
        return;
      }
      Timeline timeline = future.timeline();
      if (next < 0) {
        next = timeline == null || time == null ? 0 : timeline.firstFrom(time);
      }
      if (timeline != null
          && time != null
          && (next >= future.rows() || !timeline.at(next).isEqual(time))) {
        throw new InvalidSeriesException(
            "--future has no row of " + time + "; it needs one for every row, and those ahead");
      }
      forecaster.announce(future, next);
      next++;
    }
  }
}
