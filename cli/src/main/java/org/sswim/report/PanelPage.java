package org.sswim.report;

import java.util.Locale;
import org.sswim.options.OptionsJson;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelSummary;

/** A comparison on a panel as a page. */
public final class PanelPage {
  static final String ABOUT = "forecasts of many series by spiking networks";

  private PanelPage() {}

  static String size(Panel panel) {
    return String.format(Locale.ROOT, "%,d series, %,d rows", panel.size(), panel.rows());
  }

  static String season(Frequency frequency) {
    return frequency.season() > 1
        ? "season of " + Figures.count(frequency.season(), "row")
        : "no season";
  }

  /**
   * The page as HTML.
   *
   * @param file name of the panel's file
   */
  public static String html(
      String file, PanelComparison comparison, PanelComparison.Result result, PanelTable table) {
    Panel panel = comparison.truth().train();
    ReportData page =
        new ReportData("S-SWIM panel", file, ABOUT)
            .verdict(table.sentence())
            .card("Data", file, size(panel))
            .card(
                "Forecast",
                Figures.count(comparison.truth().horizon(), "row") + " ahead",
                season(panel.frequency()));
    PanelSummary best = table.summaries().get(0);
    for (PanelSummary summary : table.summaries()) {
      best = summary.owa() < best.owa() ? summary : best;
    }
    page.card(
        "Best: " + best.candidate().label(),
        PanelTable.three(best.owa()),
        "OWA, below 1 better than Naive2");
    page.section("panel", new PanelSection(comparison, result, table.summaries()).json());
    page.facts("Options of models", OptionsJson.tree(comparison.options()));
    return page.html();
  }
}
