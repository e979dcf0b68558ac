package org.sswim.forecasting;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Covariates;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;

/**
 * The context of a row: the {@linkplain CovariateInputs inputs of columns beside the channels}.
 * Writing allocates nothing. Not for use by several threads at once.
 */
final class ContextRow {
  private static final double[] NO_VALUES = new double[0];

  private final ForecastModel model;
  private final boolean dated;
  private final CovariateInputs covariates;
  private final double[] values;

  /** Index of each channel's group among the groups' names. */
  private final int[] group;

  private final int groups;

  /** The context of a model's rows. */
  ContextRow(ForecastModel model) {
    this.model = model;
    dated = model.needsDates();
    covariates = model.spec().covariates();
    values = covariates.past().isEmpty() ? NO_VALUES : new double[covariates.past().size()];
    group = covariates.groups().stream().mapToInt(covariates.groupNames()::indexOf).toArray();
    groups = covariates.groupNames().size();
  }

  /** Refuses a row without the date that it needs. */
  void requireDate(@Nullable LocalDateTime time) {
    if (time == null && dated) {
      throw undated();
    }
  }

  /** What is wrong with a row without date. */
  static InvalidDataException undated() {
    return new InvalidDataException(
        Fault.of(Problem.MOMENT_WITHOUT_DATES),
        "the moment stage of the model needs the date of every row");
  }

  /**
   * Writes the context of a row.
   *
   * @param lane the channel in shared mode, 0 in joint mode
   * @param row values of the past columns, on their own scale
   * @param out written from {@code at} on
   */
  void write(int lane, double[] row, float[] out, int at) {
    int to = at;
    for (int i = 0; i < row.length; i++) {
      out[to++] = ColumnIntake.standardised(model, model.channels().size() + i, row[i]);
    }
    for (int g = 0; g < groups; g++) {
      out[to++] = group[lane] == g ? 1 : 0;
    }
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
