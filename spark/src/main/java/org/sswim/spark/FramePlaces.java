package org.sswim.spark;

import java.io.Serializable;
import org.sswim.panels.PanelDates;
import org.sswim.panels.PanelSpacing;
import org.sswim.panels.RowPlaces;

/**
 * When rows of a data frame are, as executors are told it.
 *
 * @param style how times are written
 * @param months from row to row, see {@link PanelSpacing}
 * @param size from row to row, where it is no months
 */
record FramePlaces(PanelDates style, int months, long size) implements Serializable {

  /** Places of rows so far apart. */
  static FramePlaces of(PanelDates style, PanelSpacing spacing) {
    return new FramePlaces(style, spacing.months(), spacing.size());
  }

  /** What puts rows in their places. */
  RowPlaces rows() {
    return new RowPlaces(FrameFault.SOURCE, style, new PanelSpacing(months, size));
  }
}
