package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.catalogue.Findings;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Spread;
import org.sswim.comparison.Verdict;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.BacktestResult.OriginScore;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.OriginForecasts;
import org.sswim.evaluation.OriginIntervals;
import org.sswim.forecasting.Intervals;
import org.sswim.series.TimeSeries;

/**
 * A backtest: a row for every origin, and totals below.
 *
 * @param result of the series with the options
 */
public record BacktestReport(TimeSeries series, Backtest.Options options, BacktestResult result) {

  /** How often intervals held: a row for each level and model. */
  private TextTable intervals() {
    return new Columns<OriginIntervals>()
        .words("level", own -> Intervals.label(own.level()) + " %")
        .words("model", OriginIntervals::model)
        .number("held", own -> own.coverage(series, result.origins()), Figures::held)
        .number("width", own -> own.width(0), Figures::error)
        .apart(OriginIntervals::level)
        .table(result.intervals());
  }

  private List<String> intervalLegend() {
    List<String> legend = new ArrayList<>();
    legend.add(
        "held: share of the true values after all origins within conformal intervals; "
            + result.origins().length
            + " origins are few to tell");
    legend.add(
        "width: mean, upper minus lower bound, of "
            + series.channelNames().get(0)
            + ", in the units of the file");
    legend.addAll(
        IntervalTable.tooNarrow(
            result.intervals(),
            OriginIntervals::model,
            OriginIntervals::level,
            own -> own.coverage(series, result.origins())));
    return legend;
  }

  /** Which model is best, and what that says of S-SWIM. */
  VerdictText verdict() {
    return VerdictText.<BacktestResult.Total>ofForecasts(
        error ->
            Verdict.of(
                result.totals(),
                BacktestResult.Total::model,
                total -> options.forecaster().horizon(),
                error),
        BacktestResult.Total::rse,
        BacktestResult.Total::medianAe,
        "median AE",
        ", " + Figures.count(options.origins(), "origin"));
  }

  /** A row for every origin, and totals. */
  TextTable table() {
    Columns<RowOf> columns = new Columns<RowOf>().words("origin", RowOf::name);
    models().forEach(model -> columns.cell(model, row -> row.figure.apply(model)));
    List<RowOf> rows = new ArrayList<>();
    for (int origin : result.origins()) {
      rows.add(new RowOf(name(origin), false, model -> score(model, origin)));
    }
    summary(rows, "mean MSE", model -> mean(errors(model, OriginScore::mse)));
    summary(rows, "median MSE", model -> median(errors(model, OriginScore::mse)));
    summary(rows, "mean MAE", model -> mean(errors(model, OriginScore::mae)));
    summary(rows, "median AE", model -> total(model).medianAe());
    summary(rows, "RSE", model -> total(model).rse());
    return columns.apart(RowOf::summary).table(rows);
  }

  private List<String> models() {
    return options.models().stream().map(Candidate::label).toList();
  }

  private record RowOf(String name, boolean summary, Function<String, String> figure) {}

  private Stream<OriginScore> scores(String model) {
    return result.scores().stream().filter(s -> s.model().equals(model));
  }

  private String score(String model, int origin) {
    return scores(model)
        .filter(s -> s.row() == origin)
        .map(s -> Figures.error(s.mse()))
        .findFirst()
        .orElse("");
  }

  private static void summary(List<RowOf> rows, String name, ToDoubleFunction<String> error) {
    rows.add(new RowOf(name, true, model -> Figures.error(error.applyAsDouble(model))));
  }

  /** What the table holds. */
  List<String> legend() {
    return List.of(
        ("rows of origins: MSE of a forecast over %s and %s, z-scores by the rows"
                + " up to the first origin")
            .formatted(
                Figures.count(options.forecaster().horizon(), "lead"),
                Figures.count(series.channels(), "channel")),
        options.refit()
            ? "models fitted anew up to every origin"
            : "models fitted once, up to the first origin",
        "an origin is the last row that a forecast sees",
        "median AE: of the absolute errors of all origins, leads and channels; RSE: 1 is the error"
            + " of the mean of each channel over them");
  }

  private BacktestResult.Total total(String model) {
    return result.totals().stream().filter(t -> t.model().equals(model)).findFirst().orElseThrow();
  }

  /** Without origins of whose truth nothing was observed. */
  private double[] errors(String model, ToDoubleFunction<OriginScore> error) {
    return scores(model).mapToDouble(error).filter(e -> !Double.isNaN(e)).sorted().toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  static double median(double[] values) {
    return Spread.of(values).median();
  }

  /** The date of an origin, or its number. */
  String name(int row) {
    return Origin.named(series, row);
  }

  private JsonText json(OriginIntervals own) {
    return JsonText.of(own)
        .with("coverage", own.coverage(series, result.origins()))
        .with("widths", IntStream.range(0, series.channels()).mapToObj(own::width));
  }

  private JsonText summary(String model) {
    double[] mse = errors(model, OriginScore::mse);
    return JsonText.of(total(model))
        .with("mse", mean(mse))
        .with("mseMedian", median(mse))
        .with("mae", mean(errors(model, OriginScore::mae)));
  }

  /** What a page shows. */
  private Origin.Choice choice() {
    return Origin.Choice.among(
        IntStream.of(result.origins()).map(origin -> origin + 1).toArray(),
        result.origins().length,
        options.forecaster().window(),
        options.forecaster().horizon(),
        series.channels(),
        result.forecasts().size());
  }

  /**
   * All of it. In the JSON forecasts and bounds are {@code [origins][channels][leads]}, of {@code
   * origins} and {@code channels}.
   *
   * @param file name of the file that the series came from
   */
  public Report report(String file) {
    String rows = Figures.count(options.forecaster().horizon(), "row");
    String windows = Figures.count(options.forecaster().window(), "row");
    Report report =
        new Report("S-SWIM backtest", file, series)
            .with("window", options.forecaster().window())
            .with("horizon", options.forecaster().horizon())
            .with("refit", options.refit())
            .with("channels", series.channelNames())
            .with("origins", names())
            .with("scores", result.scores(), o -> JsonText.of(o).with("origin", name(o.row())))
            .with("forecasts", result.forecasts())
            .with("intervals", result.intervals(), this::json)
            .with("summary", models(), this::summary)
            .say(table(), legend())
            .card(
                "Forecasts",
                Figures.count(result.origins().length, "origin"),
                rows + " ahead from windows of " + windows)
            .card(
                "Models",
                options.refit() ? "fitted anew" : "fitted once",
                options.refit() ? "up to every origin" : "up to the first origin")
            .section("backtest", this::curves)
            .section("forecast", this::forecasts)
            .picture(this::panels)
            .facts("Options", JsonText.of(options).members());
    result.forecasts().stream()
        .filter(f -> f.model().equals(ForecastCandidates.S_SWIM))
        .forEach(own -> report.card("Median absolute error", medianError(own), ofFirst()));
    if (!result.intervals().isEmpty()) {
      report.intervals(intervals(), intervalLegend());
    }
    return report.verdict(verdict());
  }

  private List<String> names() {
    return IntStream.of(result.origins()).mapToObj(this::name).toList();
  }

  private JsonText curves() {
    return JsonText.of("dated", series.timeline() != null)
        .with("origins", names())
        .with("curves", models(), this::curve)
        .with("table", Report.table("Errors by origin, z-scores", table(), legend()));
  }

  /** Errors of all channels, and of each that the page shows in the units of the file. */
  private JsonText curve(String model) {
    OriginForecasts forecasts =
        result.forecasts().stream().filter(f -> f.model().equals(model)).findFirst().orElseThrow();
    List<JsonText> units = new ArrayList<>();
    for (int c = 0; c < choice().channels(); c++) {
      double[] rmse = new double[result.origins().length];
      double[] mae = new double[rmse.length];
      for (int o = 0; o < rmse.length; o++) {
        double[] errors = errorsAt(forecasts, o, c);
        rmse[o] = Math.sqrt(Arrays.stream(errors).map(e -> e * e).sum() / errors.length);
        mae[o] = Arrays.stream(errors).map(Math::abs).sum() / errors.length;
      }
      units.add(JsonText.of("mae", mae).with("rmse", rmse));
    }
    return JsonText.of("model", model)
        .with("mse", scores(model).mapToDouble(OriginScore::mse).toArray())
        .with("mae", scores(model).mapToDouble(OriginScore::mae).toArray())
        .with("units", units);
  }

  /** Of the first channel, as channels may have units of their own. */
  private String medianError(OriginForecasts own) {
    return Figures.error(
        median(
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

  private List<Origin.Band> bands(OriginForecasts of, int origin) {
    List<OriginIntervals> own =
        result.intervals().stream().filter(held -> held.model().equals(of.model())).toList();
    int channels = choice().channels();
    return Origin.Band.of(
        own.stream().map(OriginIntervals::level).toList(),
        l -> Arrays.copyOf(own.get(l).lower()[origin], channels),
        l -> Arrays.copyOf(own.get(l).upper()[origin], channels));
  }

  private JsonText forecasts() {
    int shown = choice().ends().length;
    int all = result.origins().length;
    String which =
        shown == all
            ? "Forecasts from every origin"
            : "Forecasts from " + shown + " of the " + all + " origins";
    return choice()
        .section(
            which + "; neither a forecast nor its model has seen the rows after its origin.",
            series,
            result.origins(),
            result.forecasts(),
            this::bands);
  }

  /** The error at each origin, a line for each model. */
  private List<SvgChart.Panel> panels() {
    double[] rows = IntStream.of(result.origins()).asDoubleStream().toArray();
    List<Findings.Curve> curves = new ArrayList<>();
    for (String model : models()) {
      double[] errors = scores(model).mapToDouble(OriginScore::mse).toArray();
      curves.add(new Findings.Curve(model, rows, errors));
    }
    return List.of(
        SvgChart.Panel.of(new Findings.Chart("", "row of the origin", "MSE", false, curves)));
  }
}
