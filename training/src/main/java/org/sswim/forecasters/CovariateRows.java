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
  private final int known;
  private final int groups;
  private final int[] group;

  /** Number of known values of a row that are inputs: those of the row and of rows ahead. */
  private final int seen;

  /** Row-major {@code [rows][past]}. */
  private float[] pastValues = new float[0];

  /** Row-major {@code [rows and more][known]}. */
  private float[] knownValues = new float[0];

  private CovariateRows(CovariateInputs inputs) {
    past = inputs.past().size();
    known = inputs.known().size();
    group = inputs.groups().stream().mapToInt(inputs.groupNames()::indexOf).toArray();
    groups = inputs.groupNames().size();
    seen = 0;
  }

  private CovariateRows(CovariateRows other, int ahead) {
    past = other.past;
    known = other.known;
    group = other.group;
    groups = other.groups;
    seen = Math.multiplyExact(known, ahead + 1);
    pastValues = other.pastValues;
    knownValues = other.knownValues;
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
    return past + groups + seen;
  }

  /** Number of past columns. */
  int past() {
    return past;
  }

  /**
   * The same with known columns as last inputs: those of the row, then those of each row ahead.
   *
   * @param ahead rows ahead that are seen; the columns must reach as far
   */
  CovariateRows withKnown(int ahead) {
    return new CovariateRows(this, ahead);
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
    if (input < past + groups) {
      return group[lane] == input - past ? 1 : 0;
    }
    return knownValues[row * known + input - past - groups];
  }
}
