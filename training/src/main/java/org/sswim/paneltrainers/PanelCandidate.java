package org.sswim.paneltrainers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.SimpleMethod;

/** A row of a comparison on panels: what forecasts, and under which name. */
public enum PanelCandidate {
  /** The last row. */
  PERSISTENCE(SimpleMethod.PERSISTENCE),
  /** The last season. */
  SEASONAL_NAIVE(SimpleMethod.SEASONAL_NAIVE),
  /** The last row without its season, times the season to come. */
  NAIVE2(SimpleMethod.NAIVE2),
  /** The classical Theta method. */
  THETA(SimpleMethod.THETA),
  /** The line through the first row and the last. */
  DRIFT(SimpleMethod.DRIFT),
  /** One linear map of windows for all series. */
  RIDGE("ridge"),
  /** One spiking network for all series. */
  S_SWIM("s-swim");

  /** All of them, in the order of tables. */
  public static final List<PanelCandidate> ALL = List.of(values());

  private final String label;
  private final @Nullable SimpleMethod row;

  PanelCandidate(String label) {
    this.label = label;
    row = null;
  }

  PanelCandidate(SimpleMethod row) {
    label = row.label();
    this.row = row;
  }

  /** The name in tables and on the command line. */
  public String label() {
    return label;
  }

  /** Whether it knows each series alone, so that there is nothing to fit. */
  public boolean simple() {
    return row != null;
  }

  /**
   * The candidate of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PanelCandidate named(String name) {
    for (PanelCandidate candidate : ALL) {
      if (candidate.label.equals(name)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        "must be one of "
            + String.join(", ", ALL.stream().map(PanelCandidate::label).toList())
            + "; got '"
            + name
            + "'");
  }

  /** The forecasts of a simple row for every series: {@code [series][horizon]}. */
  double[][] forecasts(Panel panel, int horizon, Workers workers) {
    SimpleMethod own = row;
    if (own == null) {
      throw new IllegalStateException(label + " is fitted");
    }
    int season = panel.frequency().season();
    double[][] forecasts = new double[panel.size()][];
    workers.each(
        forecasts.length,
        i ->
            forecasts[i] =
                own.forecast(PanelHistory.filled(panel.values(i), season), season, horizon));
    return forecasts;
  }
}
