package org.sswim.report;

import java.util.List;
import org.sswim.forecasting.ForecastModel;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/** The page of a forecast of the rows behind a series. */
public final class PredictPage {
  private PredictPage() {}

  /**
   * The page as HTML.
   *
   * @param file name of the file that the series came from
   * @param series what was forecast from, in the model's channels or more
   */
  public static String html(String file, TimeSeries series, ForecastModel model) {
    int horizon = model.spec().horizon();
    int window = model.spec().window();
    TimeSeries seen = model.selectComplete(series);
    OriginChoice choice =
        OriginChoice.of(
            new SampleRange(seen.rows() - window, seen.rows() - window + 1),
            window,
            horizon,
            model.channels().size(),
            1);
    ReportData page =
        new ReportData("S-SWIM forecast", file, seen)
            .verdict(LeftOutReport.of(model).verdict())
            .card(
                "Forecast",
                Figures.count(horizon, "row") + " ahead",
                "from windows of " + Figures.count(window, "row"));
    FitPage.modelCards(page, model);
    page.section(
        "forecast",
        ForecastSection.of(
                "What the model forecasts behind the last row of the file.",
                seen,
                choice,
                horizon,
                List.of(FitPage.origin(model, series, seen.rows(), choice)))
            .json());
    FitPage.leftOut(page, model);
    page.explanation(model, series, seen.rows() - 1);
    page.network("the model", model, series, seen.rows());
    page.energy(model, seen, List.of());
    FitPage.modelFacts(page, model);
    return page.html();
  }
}
