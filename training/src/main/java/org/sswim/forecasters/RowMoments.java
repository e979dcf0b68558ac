package org.sswim.forecasters;

import java.util.Arrays;
import org.sswim.series.DayBasis;
import org.sswim.series.Timeline;

/**
 * The moments of the calendar at which a series has rows.
 *
 * @param basis tells moments apart
 * @param known the moments, each once
 * @param row index of each row's moment among the known ones: {@code [rows]}
 */
record RowMoments(DayBasis basis, int[] known, int[] row) {

  /** The moments of the rows of a timeline. */
  static RowMoments of(Timeline timeline, DayBasis basis) {
    int[] row = new int[timeline.rows()];
    int[] known = new int[basis.moments()];
    int[] number = new int[basis.moments()];
    int count = 0;
    for (int r = 0; r < row.length; r++) {
      int moment = basis.moment(timeline, r);
      if (number[moment] == 0) {
        known[count++] = moment;
        number[moment] = count;
      }
      row[r] = number[moment] - 1;
    }
    return new RowMoments(basis, Arrays.copyOf(known, count), row);
  }
}
