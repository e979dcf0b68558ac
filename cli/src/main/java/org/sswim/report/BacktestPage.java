package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    String rows = Figures.count(options.horizon(), "row");
    String windows = Figures.count(options.window(), "row");
    ReportData page =
        new ReportData("S-SWIM backtest", file, series)
            .verdict(report.verdict())
            .card(
                "Forecasts",
                Figures.count(result.origins().length, "origin"),
                rows + " ahead from windows of " + windows)
            .card(
                "Models",
                options.refit() ? "fitted anew" : "fitted once",
                options.refit() ? "up to every origin" : "up to the first origin");
    result.forecasts().stream()
        .filter(f -> f.model().equals(Candidates.S_SWIM))
        .forEach(own -> page.card("Median absolute error", medianError(own), ofFirst()));
    JsonText backtest =
        new JsonText()
            .with("dated", series.timeline() != null)
            .with("origins", Arrays.stream(result.origins()).mapToObj(report::name).toList())
            .with("curves", options.models().stream().map(this::curve).toList())
            .with(
                "table",
                ReportData.table("Errors by origin, z-scores", report.table(), report.legend()));
    return page.section("backtest", backtest)
        .section("forecast", forecasts().json())
        .section("intervals", report.intervalSection())
        .facts("Options", JsonText.of(options).members())
        .html();
  }

  /** Errors of all channels, and of each that the page shows in the units of the file. */
  private JsonText curve(Candidate model) {
    List<OriginScore> own = result.scores().stream().filter(s -> s.model().equals(model)).toList();
    OriginForecasts forecasts =
        result.forecasts().stream().filter(f -> f.model().equals(model)).findFirst().orElseThrow();
    List<JsonText> units = new ArrayList<>();
    for (int channel : choice.channels()) {
      double[] rmse = new double[result.origins().length];
      double[] mae = new double[rmse.length];
      for (int o = 0; o < rmse.length; o++) {
        double[] errors = errorsAt(forecasts, o, channel);
        rmse[o] = Math.sqrt(Arrays.stream(errors).map(e -> e * e).sum() / errors.length);
        mae[o] = Arrays.stream(errors).map(Math::abs).sum() / errors.length;
      }
      units.add(new JsonText().with("mae", mae).with("rmse", rmse));
    }
    return new JsonText()
        .with("model", model)
        .with("mse", own.stream().mapToDouble(OriginScore::mse).toArray())
        .with("mae", own.stream().mapToDouble(OriginScore::mae).toArray())
        .with("units", units);
  }

  /** Of the first channel, as channels may have units of their own. */
  private String medianError(OriginForecasts own) {
    return Figures.error(
        BacktestReport.median(
            IntStream.range(0, result.origins().length)
                .mapToObj(o -> errorsAt(own, o, 0))
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .toArray()));
  }

  private String ofFirst() {
    return "of s-swim"
        + (series.channels() > 1 ? " for " + series.channelNames().get(0) : "")
        + ", over origins and leads, in the units of the file";
  }

  /** Forecast less value, where a value is known. */
  private double[] errorsAt(OriginForecasts own, int origin, int channel) {
    double[] forecast = own.values()[origin][channel];
    int first = result.origins()[origin] + 1;
    return IntStream.range(0, forecast.length)
        .filter(k -> series.observed(first + k, channel))
        .mapToDouble(k -> forecast[k] - series.value(first + k, channel))
        .toArray();
  }

  /** Those of S-SWIM, the widest first; bands of every model would hide each other. */
  private List<Origin.Band> bands(Candidate model, int origin) {
    List<Origin.Band> bands = new ArrayList<>();
    int channels = choice.channels().length;
    for (OriginIntervals own : result.intervals()) {
      if (model.equals(Candidates.S_SWIM) && own.model().equals(model)) {
        double[][] lower = Arrays.copyOf(own.lower()[origin], channels);
        double[][] upper = Arrays.copyOf(own.upper()[origin], channels);
        bands.add(0, new Origin.Band(own.level(), lower, upper));
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
      int end = start + options.window();
      origins.add(Origin.of(series, end, choice, options.horizon(), forecasts));
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
