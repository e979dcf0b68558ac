package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.series.Covariates;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * The columns beside the channels of a series, standardised, as inputs of a row: see {@link
 * CovariateInputs}.
 */
public final class CovariateRows {
  /** None. */
  static final CovariateRows NONE = new CovariateRows(CovariateInputs.none());

  private final int past;
  private final int groups;
  private final int[] group;

  /** Row-major {@code [rows][past]}. */
  private float[] pastValues = new float[0];

  /** Row-major {@code [rows and more][known]}. */
  private float[] knownValues = new float[0];

  private CovariateRows(CovariateInputs inputs) {
    past = inputs.past().size();
    group = inputs.groups().stream().mapToInt(inputs.groupNames()::indexOf).toArray();
    groups = inputs.groupNames().size();
  }

  /**
   * Those of a series.
   *
   * @param standardizer of its channels, then of the columns beside them
   */
  static CovariateRows of(TimeSeries series, Standardizer standardizer) {
    Covariates covariates = series.covariates();
    if (covariates == null) {
      return NONE;
    }
    CovariateRows rows = new CovariateRows(CovariateInputs.of(covariates));
    int channels = series.channels();
    rows.pastValues = standardised(covariates.past(), standardizer, channels);
    rows.knownValues = standardised(covariates.known(), standardizer, channels + rows.past);
    return rows;
  }

  private static float[] standardised(
      @Nullable TimeSeries columns, Standardizer standardizer, int first) {
    return columns == null ? new float[0] : standardizer.apply(columns, first);
  }

  /** Number of inputs of a row. */
  public int width() {
    return past + groups;
  }

  /** Number of past columns. */
  int past() {
    return past;
  }

  /** The known columns, which are no inputs of a network: {@code [rows and more][known]}. */
  float[] known() {
    return knownValues;
  }

  /** An input of a lane at a row. */
  float input(int lane, int row, int input) {
    if (input < past) {
      return pastValues[row * past + input];
    }
    return group[lane] == input - past ? 1 : 0;
  }
}
