package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.BacktestResult.OriginScore;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;
import org.sswim.evaluation.OriginForecasts;
import org.sswim.evaluation.OriginIntervals;
import org.sswim.series.TimeSeries;

/** The page of a backtest. */
public final class BacktestPage {
  private static final int DIGITS = 4;

  private final BacktestReport report;
  private final TimeSeries series;
  private final Backtest.Options options;
  private final BacktestResult result;
  private final int[] starts;
  private final OriginChoice choice;

  private BacktestPage(BacktestReport report) {
    this.report = report;
    series = report.series();
    options = report.options();
    result = report.result();
    starts = Arrays.stream(result.origins()).map(o -> o - options.window() + 1).toArray();
    choice =
        OriginChoice.among(
            starts,
            options.window(),
            options.horizon(),
            series.channels(),
            result.forecasts().size());
  }

  /**
   * The page as HTML.
   *
   * @param file name of the file that the series came from
   */
  public static String html(String file, BacktestReport report) {
    return new BacktestPage(report).page(file);
  }

  private String page(String file) {
    ReportData page =
        new ReportData("S-SWIM backtest", file, series)
            .verdict(report.verdict())
            .card(
                "Forecasts",
                Figures.count(result.origins().length, "origin"),
                Figures.count(options.horizon(), "row")
                    + " ahead from windows of "
                    + Figures.count(options.window(), "row"))
            .card(
                "Models",
                options.refit() ? "fitted anew" : "fitted once",
                options.refit() ? "up to every origin" : "up to the first origin");
    result.forecasts().stream()
        .filter(f -> f.model().equals(Candidates.S_SWIM))
        .findFirst()
        .ifPresent(own -> page.card("Median absolute error", medianError(own), ofFirst()));
    page.section("backtest", backtest());
    page.section("forecast", forecasts().json());
    if (!result.intervals().isEmpty()) {
      page.section(
          "intervals",
          new JsonText()
              .object("table", report.intervals().json())
              .with("notes", report.intervalLegend()));
    }
    page.facts("Options", report.optionsJson().members());
    return page.html();
  }

  private JsonText backtest() {
    return new JsonText()
        .with("dated", (Object) (series.timeline() != null))
        .with("origins", Arrays.stream(result.origins()).mapToObj(report::name).toList())
        .objects("curves", options.models().stream().map(this::curve).toList())
        .object("table", report.table().json())
        .with("notes", report.legend());
  }

  private JsonText curve(Candidate model) {
    List<OriginScore> own = result.scores().stream().filter(s -> s.model().equals(model)).toList();
    double[] mse = own.stream().mapToDouble(OriginScore::mse).toArray();
    double[] mae = own.stream().mapToDouble(OriginScore::mae).toArray();
    return new JsonText()
        .with("model", model.label())
        .with("mse", (Object) Rounding.significant(DIGITS, mse))
        .with("mae", (Object) Rounding.significant(DIGITS, mae))
        .objects("units", inUnits(model));
  }

  /** Of the first channel, as channels may have units of their own. */
  private String medianError(OriginForecasts own) {
    List<Double> errors = new ArrayList<>();
    for (int o = 0; o < result.origins().length; o++) {
      errorsAt(own, o, 0).forEach(error -> errors.add(Math.abs(error)));
    }
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? "-" : Figures.error(BacktestReport.median(sorted));
  }

  private String ofFirst() {
    return "of s-swim"
        + (series.channels() > 1 ? " for " + series.channelNames().get(0) : "")
        + ", over origins and leads, in the units of the file";
  }

  /** Forecast less value, where a value is known. */
  private List<Double> errorsAt(OriginForecasts own, int origin, int channel) {
    double[] forecast = own.values()[origin][channel];
    List<Double> errors = new ArrayList<>();
    for (int k = 0; k < forecast.length; k++) {
      int row = result.origins()[origin] + 1 + k;
      if (series.observed(row, channel)) {
        errors.add(forecast[k] - series.value(row, channel));
      }
    }
    return errors;
  }

  /** Errors of each channel that the page shows, in the units of the file. */
  private List<JsonText> inUnits(Candidate model) {
    OriginForecasts own =
        result.forecasts().stream().filter(f -> f.model().equals(model)).findFirst().orElseThrow();
    List<JsonText> channels = new ArrayList<>();
    for (int channel : choice.channels()) {
      double[] rmse = new double[result.origins().length];
      double[] mae = new double[rmse.length];
      for (int o = 0; o < rmse.length; o++) {
        List<Double> errors = errorsAt(own, o, channel);
        rmse[o] = Math.sqrt(errors.stream().mapToDouble(e -> e * e).sum() / errors.size());
        mae[o] = errors.stream().mapToDouble(Math::abs).sum() / errors.size();
      }
      channels.add(
          new JsonText()
              .with("mae", (Object) Rounding.significant(DIGITS, mae))
              .with("rmse", (Object) Rounding.significant(DIGITS, rmse)));
    }
    return channels;
  }

  /** Those of S-SWIM, the widest first; bands of every model would hide each other. */
  private List<Origin.Band> bands(Candidate model, int origin) {
    List<Origin.Band> bands = new ArrayList<>();
    for (OriginIntervals own : result.intervals()) {
      if (model.equals(Candidates.S_SWIM) && own.model().equals(model)) {
        int channels = choice.channels().length;
        bands.add(
            0,
            new Origin.Band(
                own.level(),
                Arrays.copyOf(own.lower()[origin], channels),
                Arrays.copyOf(own.upper()[origin], channels)));
      }
    }
    return bands;
  }

  private ForecastSection forecasts() {
    List<Origin> origins = new ArrayList<>();
    for (int start : choice.starts()) {
      int at = Arrays.binarySearch(starts, start);
      List<Origin.ModelForecast> forecasts = new ArrayList<>();
      for (OriginForecasts own : result.forecasts()) {
        double[][] values = Arrays.copyOf(own.values()[at], choice.channels().length);
        forecasts.add(
            new Origin.ModelForecast(own.model().label(), values, bands(own.model(), at)));
      }
      origins.add(
          Origin.of(
              series,
              start + options.window(),
              choice.history(),
              options.horizon(),
              choice.channels(),
              forecasts));
    }
    String which =
        starts.length == origins.size()
            ? "Forecasts from every origin"
            : "Forecasts from " + origins.size() + " of the " + starts.length + " origins";
    return ForecastSection.of(
        which + "; neither a forecast nor its model has seen what comes behind its origin.",
        series,
        choice,
        options.horizon(),
        origins);
  }
}
