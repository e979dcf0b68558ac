package org.sswim.forecasting;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.CalendarInputs;
import org.sswim.series.Covariates;
import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * The context of a row: calendar inputs, then {@linkplain CovariateInputs those of columns beside
 * the channels}. Writing allocates nothing. Not for use by several threads at once.
 */
public final class ContextRow {
  private static final double[] NO_VALUES = new double[0];

  private final CalendarInputs calendar;
  private final ForecastSpec spec;
  private final boolean dated;
  private final CovariateInputs covariates;
  private final Standardizer standardizer;
  private final int channels;
  private final double[] values;
  private final List<String> names;

  /** Index of each channel's group among the groups' names. */
  private final int[] group;

  private final int groups;

  /** The context of a model's rows. */
  public ContextRow(ForecastModel model) {
    standardizer = model.standardizer();
    channels = model.channels().size();
    spec = model.spec();
    calendar = spec.calendar();
    dated = model.needsDates();
    covariates = model.spec().covariates();
    names = covariates.past();
    values = names.isEmpty() ? NO_VALUES : new double[names.size()];
    group = covariates.groups().stream().mapToInt(covariates.groupNames()::indexOf).toArray();
    groups = covariates.groupNames().size();
  }

  /**
   * Refuses what a row cannot be forecast from.
   *
   * @param row values of the past columns, on their own scale
   * @throws InvalidSeriesException if the time is missing, or a value is, or is not finite
   */
  void check(@Nullable LocalDateTime time, double[] row) {
    if (time == null && dated) {
      throw undated(spec);
    }
    requireWidth(row);
    for (int i = 0; i < row.length; i++) {
      // The standardised value may overflow where the value itself does not.
      if (!Double.isFinite(row[i]) || Standardizer.tooFar(standardised(i, row[i]))) {
        throw new InvalidSeriesException(
            ("column '%s' must be a number not too far from those that the model was fitted on;"
                    + " got %s; correct the value")
                .formatted(names.get(i), row[i]));
      }
    }
  }

  /** The names of the past columns. */
  List<String> pastNames() {
    return names;
  }

  /** What is wrong with a row without date. */
  static InvalidSeriesException undated(ForecastSpec spec) {
    return new InvalidSeriesException(
        Fault.of(Problem.CALENDAR_WITHOUT_DATES),
        "the model has "
            + (spec.calendar().width() > 0 ? "calendar inputs" : "a stage for the moment")
            + ", so every row needs its date");
  }

  /** Refuses a row of another number of values beside the channels. */
  void requireWidth(double[] row) {
    if (row.length != values.length) {
      throw new InvalidSeriesException(
          "the model needs %s past columns in every row%s; got %s"
              .formatted(
                  values.length,
                  values.length == 0 ? "" : " (" + String.join(", ", names) + ")",
                  row.length));
    }
  }

  private float standardised(int value, double x) {
    return standardizer.apply(channels + value, x);
  }

  /**
   * Writes the context of a row.
   *
   * @param lane the channel in shared mode, 0 in joint mode
   * @param time may be null without calendar inputs
   * @param row as in {@link #check}
   * @param out written from {@code at} on
   */
  void write(int lane, @Nullable LocalDateTime time, double[] row, float[] out, int at) {
    if (time != null) {
      calendar.write(time, out, at);
    }
    int to = at + calendar.width();
    for (int i = 0; i < row.length; i++) {
      out[to++] = standardised(i, row[i]);
    }
    for (int g = 0; g < groups; g++) {
      out[to++] = group[lane] == g ? 1 : 0;
    }
  }

  /**
   * Writes the context of a row of a series that {@link ForecastModel#select} gave.
   *
   * @throws InvalidSeriesException as {@link #check}
   */
  public void write(TimeSeries series, int lane, int row, float[] out, int at) {
    Timeline timeline = series.timeline();
    LocalDateTime time = timeline == null || !dated ? null : timeline.at(row);
    double[] own = values(series, row);
    check(time, own);
    write(lane, time, own, out, at);
  }

  /**
   * The past columns at a row of a series that {@link ForecastModel#select} gave.
   *
   * @return {@code [past]}, overwritten by the next call
   */
  double[] values(TimeSeries series, int row) {
    Covariates own = series.covariates();
    if (own != null && values.length > 0) {
      covariates.readPast(own, row, values);
    }
    return values;
  }
}
