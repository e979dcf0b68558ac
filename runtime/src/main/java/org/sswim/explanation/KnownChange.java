package org.sswim.explanation;

import java.util.List;
import org.sswim.series.Covariates;
import org.sswim.series.TimeSeries;

/**
 * A change of a known column: {@code factor * value + shift}.
 *
 * @param column its index among the known columns
 * @param factor 0 for a column that is set
 * @param shift in the units of the column
 */
public record KnownChange(int column, double factor, double shift) {

  /** The ways to change a value. */
  public double of(double value) {
    // A column that is set does not see what it was, be it infinite.
    return factor == 0 ? shift : factor * value + shift;
  }

  /**
   * A series whose known columns are changed in the rows after a given one, including those ahead
   * of the series.
   *
   * @param series with known columns
   * @param row the last row that stays as it is, counted from 0
   * @param changes made one after the other
   */
  public static TimeSeries behind(TimeSeries series, int row, List<KnownChange> changes) {
    Covariates own = series.covariates();
    TimeSeries known = own == null ? null : own.known();
    if (own == null || known == null) {
      throw new IllegalArgumentException("the series has no known columns to change");
    }
    double[] values = new double[known.rows() * known.channels()];
    double[] cells = new double[known.channels()];
    for (int r = 0; r < known.rows(); r++) {
      known.copyRow(r, cells);
      for (KnownChange change : r > row ? changes : List.<KnownChange>of()) {
        cells[change.column] = change.of(cells[change.column]);
      }
      System.arraycopy(cells, 0, values, r * cells.length, cells.length);
    }
    TimeSeries changed = TimeSeries.of(known.channelNames(), values, known.timeline());
    return series.withCovariates(new Covariates(own.past(), changed, own.groups()));
  }
}
