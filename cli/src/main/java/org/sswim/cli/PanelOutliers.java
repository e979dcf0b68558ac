package org.sswim.cli;

import java.nio.file.Path;
import org.sswim.panels.Panel;
import org.sswim.panels.ScreenedPanel;
import org.sswim.report.Figures;
import org.sswim.tables.Shown;

/** One line about values of a panel far outside of the others of their series. */
final class PanelOutliers {
  private PanelOutliers() {}

  /**
   * Warns if there are such values.
   *
   * @param cure what can be done, behind the sentence
   */
  static void warn(Path file, Panel panel, String cure, Console console) {
    ScreenedPanel screened = ScreenedPanel.of(panel);
    if (screened.count() == 0) {
      return;
    }
    int first = screened.first();
    int row = screened.row();
    boolean one = screened.count() == 1;
    console.warn(
        file
            + ": "
            + Figures.count(screened.count(), "value")
            + " of "
            + (screened.series() == 1 ? "one series" : screened.series() + " series")
            + (one ? " lies" : " lie")
            + " far outside of the others ("
            + (one ? "" : "first: ")
            + "series "
            + Shown.value(panel.id(first))
            + ", row "
            + (row + 1)
            + " at "
            + panel.times().text(first, row)
            + ": "
            + Figures.plain(panel.values(first)[row])
            + ") and "
            + (one ? "counts as a gap" : "count as gaps")
            + cure);
  }
}
