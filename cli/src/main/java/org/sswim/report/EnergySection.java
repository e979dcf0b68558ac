package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.evaluation.EnergyScore;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/**
 * What forecasts cost, as the page draws it.
 *
 * @param model the model whose last forecasts are counted, or null
 * @param series the model's channels, in its order
 * @param file name of the file that the series came from
 * @param scores what models of a comparison take; may be empty
 */
record EnergySection(
    @Nullable ForecastModel model, TimeSeries series, String file, List<EnergyScore> scores) {
  /** As many as {@code inspect --energy} counts, so that both show the same figures. */
  private static final int FORECASTS = 32;

  JsonText json() {
    JsonText json = new JsonText();
    if (model != null) {
      int forecasts = Math.min(FORECASTS, series.rows() - model.spec().window() + 1);
      EnergyProfile profile = EnergyMeter.measure(model, series, forecasts);
      json.object("profile", json(profile, file));
    }
    if (!scores.isEmpty()) {
      json.object("models", new EnergyTable(scores).section());
    }
    return json;
  }

  /**
   * What was counted.
   *
   * @param file name of the file that it was counted on
   */
  static JsonText json(EnergyProfile profile, String file) {
    EnergyReport report = new EnergyReport(profile, file);
    List<String> notes = new ArrayList<>(report.remarks());
    notes.add("footprint: " + report.footprint());
    notes.add(
        "connection sparsity "
            + Figures.rate(profile.connectionSparsity())
            + ", activation sparsity "
            + Figures.rate(profile.activationSparsity()));
    return report
        .json()
        .with("note", String.join("; ", report.heading()))
        .object("operations", report.operations().json())
        .object("estimates", report.estimate().json())
        .with("notes", notes)
        .with("constants", EnergyReport.constantsLine());
  }
}
