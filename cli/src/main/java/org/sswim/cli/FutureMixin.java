package org.sswim.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.report.Figures;
import org.sswim.series.Covariates;
import org.sswim.series.CsvOptions;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import picocli.CommandLine.Mixin;

/** A file of the known columns of rows that have not been observed yet. */
final class FutureMixin extends SharedOptions {
  @Mixin private Flags.Future given;

  /** The row of the file that a joined series goes on with. */
  private int start;

  private static final String UNDATED =
      ": has no dates, but rows are matched by the dates of the channels; add a column of dates,"
          + " written as there";

  /** The file; null if none was given. */
  @Nullable Path path() {
    return given.path;
  }

  /**
   * The known columns of the file.
   *
   * @return null without a file
   */
  @Nullable TimeSeries read(CsvMixin csv, ForecastModel model) {
    Path file = given.path;
    List<String> names = model.knownColumns();
    if (file == null) {
      return null;
    }
    given.require(!model.spec().covariates().known().isEmpty());
    if (names.isEmpty()) {
      command().tell(file + " is not read: the model does not see its known columns");
      return null;
    }
    return SeriesCsv.read(
        file,
        csv.options(model).besideAlone().withHeader(CsvOptions.Header.AUTO).withColumns(names));
  }

  /**
   * A series whose known columns go on as the file says, behind those that it has.
   *
   * @param ahead for so many rows
   */
  TimeSeries joined(CsvMixin csv, ForecastModel model, int ahead, TimeSeries series) {
    TimeSeries future = read(csv, model);
    Covariates own = series.covariates();
    if (future == null || own == null || own.known() == null) {
      return series;
    }
    start = first(future, series.timeline(), ahead);
    TimeSeries before = own.known().slice(0, series.rows());
    int width = before.channels();
    double[] values = new double[(before.rows() + ahead) * width];
    double[] row = new double[width];
    for (int r = 0; r < values.length / width; r++) {
      if (r < before.rows()) {
        before.copyRow(r, row);
      } else {
        future.copyRow(start + r - before.rows(), row);
      }
      System.arraycopy(row, 0, values, r * width, width);
    }
    TimeSeries known = TimeSeries.of(before.channelNames(), values, null);
    return series.withCovariates(new Covariates(own.past(), known, own.groups()));
  }

  /** Where a row of a joined series stands: in the data, or behind them in the file. */
  String place(TimeSeries series, int row) {
    return given.path == null || row < series.rows()
        ? DataWarnings.place(row)
        : "row " + (start + row - series.rows() + 1) + " of " + given.path;
  }

  /** The first row of the file that is forecast, where it has all of them. */
  private int first(TimeSeries future, @Nullable Timeline timeline, int horizon) {
    Timeline own = future.timeline();
    LocalDateTime next = ahead(timeline, 1);
    UnusableFileException.not(own == null && next != null).or(given.path + UNDATED);
    int from = own == null || next == null ? 0 : own.firstFrom(next);
    for (int k = 0; k < horizon; k++) {
      UnusableFileException.not(
              from + k >= future.rows() || !isAt(own, from + k, ahead(timeline, k + 1)))
          .or(
              "%s: has no row of %s; a forecast needs the known columns of its %s: add it",
              given.path,
              own == null || timeline == null || next == null
                  ? "row +" + (k + 1)
                  : timeline.formatNext(k + 1),
              Figures.count(horizon, "row"));
    }
    return from;
  }

  private static @Nullable LocalDateTime ahead(@Nullable Timeline timeline, int lead) {
    return timeline == null || !timeline.hasInterval() ? null : timeline.next(lead);
  }

  /** Whether a row is that of a time, as far as there are dates. */
  private static boolean isAt(@Nullable Timeline timeline, int row, @Nullable LocalDateTime time) {
    return timeline == null || time == null || timeline.at(row).isEqual(time);
  }

  /** What a stream is told of the file, row by row; of nothing without a file. */
  Ahead ahead(CsvMixin csv, ForecastModel model) {
    return new Ahead(given.path, read(csv, model));
  }

  /** Tells a stream, row by row, what the file knows. */
  static final class Ahead {
    private static final String ADD = "; it needs one for every row, and those ahead: add it";

    private final @Nullable Path file;
    private final @Nullable TimeSeries future;
    private int next = -1;

    private Ahead(@Nullable Path file, @Nullable TimeSeries future) {
      this.file = file;
      this.future = future;
    }

    /** Tells what is known up to a horizon behind a row that is about to be pushed. */
    void before(@Nullable LocalDateTime time, StreamingForecaster forecaster) {
      if (future == null) {
        return;
      }
      Timeline timeline = future.timeline();
      if (timeline == null && time != null) {
        throw new InvalidDataException(file + UNDATED);
      }
      if (next < 0) {
        next = timeline == null || time == null ? 0 : timeline.firstFrom(time);
      }
      if (next >= future.rows() || !isAt(timeline, next, time)) {
        throw new InvalidDataException(
            "%s: has no row of %s"
                .formatted(
                    file,
                    timeline == null || time == null
                        ? "row " + (next + 1) + ADD
                        : timeline.format(time)
                            + (isAt(timeline, timeline.firstFrom(time), time)
                                ? " next to that of the row before: rows lack, --gaps insert puts"
                                    + " them there"
                                : ADD)));
      }
      forecaster.announce(future, next);
      next++;
    }

    /** Refuses a forecast that the file ends before. */
    void requireForecast(StreamingForecaster forecaster) {
      long missing = forecaster.model().spec().horizon() - forecaster.announced();
      Checks.that(missing <= 0, InvalidDataException::new)
          .or(
              "%s: ends before the forecast; it needs a row for each of the %s"
                  + " ahead, and %s missing: add them, or end the stream earlier",
              file,
              Figures.count(forecaster.model().spec().horizon(), "row"),
              missing == 1 ? "the last is" : "the last " + missing + " are");
    }
  }
}
