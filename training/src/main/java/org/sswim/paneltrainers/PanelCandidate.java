package org.sswim.paneltrainers;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.SimpleMethod;

/** A row of a comparison on panels: what forecasts, and under which name. */
public final class PanelCandidate {
  /** The last row. */
  public static final PanelCandidate PERSISTENCE = new PanelCandidate(SimpleMethod.PERSISTENCE);

  /** The last season. */
  public static final PanelCandidate SEASONAL_NAIVE =
      new PanelCandidate(SimpleMethod.SEASONAL_NAIVE);

  /** The last row without its season, times the season to come. */
  public static final PanelCandidate NAIVE2 = new PanelCandidate(SimpleMethod.NAIVE2);

  /** The classical Theta method. */
  public static final PanelCandidate THETA = new PanelCandidate(SimpleMethod.THETA);

  /** The line through the first row and the last. */
  public static final PanelCandidate DRIFT = new PanelCandidate(SimpleMethod.DRIFT);

  /** One linear map of windows for all series. */
  public static final PanelCandidate RIDGE =
      new PanelCandidate(
          "ridge",
          true,
          false,
          (panel, horizon, options, workers) ->
              PanelRidge.fit(panel, horizon, options, workers)::forecasts);

  /** One spiking network for all series. */
  public static final PanelCandidate S_SWIM =
      new PanelCandidate(
          "s-swim",
          false,
          true,
          (panel, horizon, options, workers) -> {
            throw new IllegalStateException("a network is more than its forecasts");
          });

  /** All of this module, in the order of tables; others come before the last. */
  public static final List<PanelCandidate> ALL =
      List.of(PERSISTENCE, SEASONAL_NAIVE, NAIVE2, THETA, DRIFT, RIDGE, S_SWIM);

  private final String label;
  private final boolean simple;
  private final boolean seeded;
  private final Fit fit;

  private PanelCandidate(String label, boolean simple, boolean seeded, Fit fit) {
    this.label = label;
    this.simple = simple;
    this.seeded = seeded;
    this.fit = fit;
  }

  private PanelCandidate(SimpleMethod row) {
    this(
        row.label(),
        true,
        false,
        (panel, horizon, options, workers) -> given -> forecasts(row, given, horizon, workers));
  }

  /** A candidate of another module, which depends on a seed. */
  public static PanelCandidate of(String label, Fit fit) {
    return new PanelCandidate(label, false, true, fit);
  }

  /** How a candidate is fitted. */
  @FunctionalInterface
  public interface Fit {
    /**
     * Fits to all series of a panel.
     *
     * @param horizon O
     */
    Forecaster fit(Panel panel, int horizon, PanelOptions options, Workers workers);
  }

  /** What was fitted. */
  @FunctionalInterface
  public interface Forecaster {
    /** Forecasts what follows the last row of every series: {@code [series][horizon]}. */
    double[][] forecasts(Panel panel);
  }

  /** How other modules add a candidate. */
  public interface Source {
    /** The candidate. */
    PanelCandidate candidate();

    /** Why it cannot be fitted here; null if it can. */
    @Nullable String unavailable();
  }

  /** The name in tables and on the command line. */
  public String label() {
    return label;
  }

  /** Whether it takes a moment beside a network. */
  boolean simple() {
    return simple;
  }

  /** Whether it depends on a seed. */
  boolean seeded() {
    return seeded;
  }

  /** How it is fitted. */
  Fit fit() {
    return fit;
  }

  /** The name. */
  @Override
  public String toString() {
    return label;
  }

  /** Each once, in the order of tables. */
  static List<PanelCandidate> ordered(Stream<PanelCandidate> candidates) {
    int last = ALL.size() - 1;
    return candidates
        .distinct()
        .sorted(Comparator.comparingInt(c -> !ALL.contains(c) ? 2 * last - 1 : 2 * ALL.indexOf(c)))
        .toList();
  }

  private static double[][] forecasts(SimpleMethod row, Panel panel, int horizon, Workers workers) {
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
