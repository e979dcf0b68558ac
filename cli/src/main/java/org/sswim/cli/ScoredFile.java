package org.sswim.cli;

import java.nio.file.Path;
import org.sswim.evaluation.FileScore;
import org.sswim.evaluation.Metrics;
import org.sswim.forecasting.ForecastModel;
import org.sswim.report.ExportReport;
import org.sswim.report.Figures;
import org.sswim.series.TimeSeries;

/**
 * The data on which a model and what is exported of it are compared.
 *
 * @param series its rows
 * @param file where they came from
 * @param windows number of windows, the last
 */
record ScoredFile(TimeSeries series, Path file, int windows) {

  /** The errors of both on the same windows. */
  ExportReport.Pair compare(ForecastModel before, ForecastModel after, Console console) {
    return new ExportReport.Pair(score(before, console), score(after, console));
  }

  /** The errors of a model. */
  Metrics score(ForecastModel model, Console console) {
    try (ConsoleProgress progress = new ConsoleProgress(console, "export")) {
      return FileScore.of(model, series, windows, progress);
    }
  }

  /** Which windows, as a phrase. */
  String phrase() {
    return "the last " + Figures.count(windows, "window") + " of " + file.getFileName();
  }
}
