package org.sswim.paneltrainers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.SimpleRow;

/** A row of a comparison on panels: what forecasts, and under which name. */
public enum PanelCandidate {
  /** The last row. */
  PERSISTENCE("persistence"),
  /** The last season. */
  SEASONAL_NAIVE("seasonal-naive"),
  /** The last row without its season, times the season to come. */
  NAIVE2("naive2"),
  /** The classical Theta method. */
  THETA("theta"),
  /** The line through the first row and the last. */
  DRIFT("drift"),
  /** One linear map of windows for all series. */
  RIDGE("ridge"),
  /** One spiking network for all series. */
  S_SWIM("s-swim");

  /** All of them, in the order of tables. */
  public static final List<PanelCandidate> ALL = List.of(values());

  private final String label;

  PanelCandidate(String label) {
    this.label = label;
  }

  /** The name in tables and on the command line. */
  public String label() {
    return label;
  }

  private @Nullable SimpleRow row() {
    return switch (this) {
      case PERSISTENCE -> SimpleRow::persistence;
      case SEASONAL_NAIVE -> SimpleRow::seasonalNaive;
      case NAIVE2 -> SimpleRow::naive2;
      case THETA -> SimpleRow::theta;
      case DRIFT -> SimpleRow::drift;
      case RIDGE, S_SWIM -> null;
    };
  }

  /** Whether it knows each series alone, so that there is nothing to fit. */
  public boolean simple() {
    return row() != null;
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
    SimpleRow row = row();
    if (row == null) {
      throw new IllegalStateException(label + " is fitted");
    }
    int season = panel.frequency().season();
    double[][] forecasts = new double[panel.size()][];
    workers.each(
        forecasts.length,
        i ->
            forecasts[i] =
                row.forecast(PanelHistory.filled(panel.values(i), season), season, horizon));
    return forecasts;
  }
}
