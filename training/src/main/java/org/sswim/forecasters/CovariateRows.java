package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.series.Covariates;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * The columns beside the channels of a series, standardised, as inputs of a row: see {@link
 * CovariateInputs}.
 *
 * @param past number of past columns
 * @param known number of known columns
 * @param groups number of groups of channels
 * @param group of each channel; empty without groups
 * @param seen number of known values of a row that are inputs: those of the row and of rows ahead
 * @param pastValues row-major {@code [rows][past]}
 * @param knownValues row-major {@code [rows and more][known]}
 */
public record CovariateRows(
    int past,
    int known,
    int groups,
    int[] group,
    int seen,
    float[] pastValues,
    float[] knownValues) {
  /** None. */
  static final CovariateRows NONE =
      new CovariateRows(0, 0, 0, new int[0], 0, new float[0], new float[0]);

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
    CovariateInputs inputs = CovariateInputs.of(covariates);
    int past = inputs.past().size();
    int channels = series.channels();
    return new CovariateRows(
        past,
        inputs.known().size(),
        inputs.groupNames().size(),
        inputs.groups().stream().mapToInt(inputs.groupNames()::indexOf).toArray(),
        0,
        standardised(covariates.past(), standardizer, channels),
        standardised(covariates.known(), standardizer, channels + past));
  }

  private static float[] standardised(
      @Nullable TimeSeries columns, Standardizer standardizer, int first) {
    return columns == null ? new float[0] : standardizer.apply(columns, first);
  }

  /** Number of inputs of a row. */
  public int width() {
    return past + groups + seen;
  }

  /**
   * The same with known columns as last inputs: those of the row, then those of each row ahead.
   *
   * @param ahead rows ahead that are seen; the columns must reach as far
   */
  CovariateRows withKnown(int ahead) {
    int all = Math.multiplyExact(known, ahead + 1);
    return new CovariateRows(past, known, groups, group, all, pastValues, knownValues);
  }

  /** An input of a lane at a row. */
  float input(int lane, int row, int input) {
    if (input < past) {
      return pastValues[row * past + input];
    }
    if (input < past + groups) {
      return group[lane] == input - past ? 1 : 0;
    }
    return knownValues[row * known + input - past - groups];
  }
}
