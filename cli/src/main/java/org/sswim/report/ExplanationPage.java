package org.sswim.report;

import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explanation;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/** The page of an explained forecast. */
public final class ExplanationPage {
  private ExplanationPage() {}

  /**
   * The page as HTML.
   *
   * @param file name of the file that the series came from
   * @param series that the explanation is about
   * @param moment of the channel; null where the model has no such stage
   * @param whatIf the forecast with other known columns; null for none
   */
  public static String html(
      String file,
      TimeSeries series,
      ForecastModel model,
      Explanation explanation,
      @Nullable MomentReport moment,
      @Nullable WhatIfReport whatIf) {
    ExplanationReport report = new ExplanationReport(model, series, explanation);
    ReportData page =
        new ReportData("S-SWIM explanation", file, series)
            .card(
                "Forecast of " + series.channelNames().get(explanation.channel()),
                Figures.plain(report.value()),
                "for "
                    + report.time(explanation.row() + explanation.lead())
                    + ", "
                    + Figures.count(explanation.lead(), "row")
                    + " ahead")
            .card(
                "Change",
                Figures.signed(report.value() - report.referenceValue()),
                "from the " + report.reference());
    FitPage.modelCards(page, model);
    if (whatIf != null) {
      page.section("whatIf", whatIf.json());
    }
    page.moment(moment);
    page.section("explanation", new ExplanationSection(model, series, explanation).json());
    FitPage.modelFacts(page, model);
    return page.html();
  }
}
