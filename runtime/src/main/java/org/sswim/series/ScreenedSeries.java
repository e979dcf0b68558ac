package org.sswim.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Outliers.Column;

/**
 * A series after a {@link ValueScreen}.
 *
 * @param series with what stands for outliers; cells for which an earlier value stands count as
 *     missing. The same object as was given if everything passed
 * @param outliers what did not pass
 */
public record ScreenedSeries(TimeSeries series, Outliers outliers) {

  /**
   * Screens channels, past columns and known columns, each from its first row on.
   *
   * @param limits of these columns
   * @throws InvalidDataException if nothing of a column passes
   */
  public static ScreenedSeries of(TimeSeries series, ValueLimits limits) {
    return of(series, limits, 0);
  }

  /**
   * The same, telling of no outliers in the first rows. Limits may be of known columns, too, that
   * the series does not have.
   *
   * @param from first row of which outliers are told
   */
  public static ScreenedSeries of(TimeSeries series, ValueLimits limits, int from) {
    int columns = series.columnNames().size();
    Checks.that(limits.columns() >= columns)
        .or("limits of %s columns; got a series of %s", limits.columns(), columns);
    if (!limits.any()) {
      return new ScreenedSeries(series, new Outliers(List.of()));
    }
    List<Column> found = new ArrayList<>();
    Covariates beside = series.covariates();
    TimeSeries channels = screened(series, limits, 0, from, found);
    if (beside == null) {
      return new ScreenedSeries(channels, new Outliers(found));
    }
    int first = series.channels();
    TimeSeries past = beside.past();
    past = past == null ? null : screened(past, limits, first, from, found);
    first += beside.pastNames().size();
    TimeSeries known = beside.known();
    known = known == null ? null : screened(known, limits, first, from, found);
    boolean same = channels == series && past == beside.past() && known == beside.known();
    return new ScreenedSeries(
        same ? series : channels.withCovariates(new Covariates(past, known, beside.groups())),
        new Outliers(found));
  }

  /**
   * The series, in which what stands for outliers counts as observed.
   *
   * @param given the series before it was screened
   */
  public TimeSeries filled(TimeSeries given) {
    return series.withMissing(given.missing());
  }

  private static TimeSeries screened(
      TimeSeries series, ValueLimits limits, int first, int from, List<Column> found) {
    int width = series.channels();
    ValueScreen screen = new ValueScreen(limits);
    @Nullable Column[] columns = new Column[width];
    double[] values = new double[series.rows() * width];
    boolean changed = false;
    for (int r = 0; r < series.rows(); r++) {
      for (int c = 0; c < width; c++) {
        double value = series.value(r, c);
        int at = r * width + c;
        values[at] = Double.NaN;
        if (!series.observed(r, c)) {
          continue;
        }
        double passed = screen.next(first + c, value);
        values[at] = screen.held(first + c) ? Double.NaN : passed;
        changed |= passed != value;
        if (passed != value && r >= from) {
          Column own = columns[c];
          own = own == null ? Column.none(series.channelNames().get(c), r, value) : own;
          columns[c] = own.plus(value, screen.held(first + c));
        }
      }
      screen.commit();
    }
    Stream.of(columns).filter(Objects::nonNull).forEach(found::add);
    return changed
        ? TimeSeries.adopt(series.channelNames(), values, series.timeline())
            .withCovariates(series.covariates())
        : series;
  }
}
