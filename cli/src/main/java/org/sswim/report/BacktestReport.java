package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.BacktestResult.OriginScore;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.OriginIntervals;
import org.sswim.evaluation.Summary.Spread;
import org.sswim.evaluation.Verdict;
import org.sswim.forecasting.Intervals;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * A backtest as text and as JSON: a row for every origin, and totals below.
 *
 * @param result of the series with the options
 */
public record BacktestReport(TimeSeries series, Backtest.Options options, BacktestResult result) {

  /** A table and what it holds, each line ended by a line feed. */
  public String text() {
    return table()
        + "\n"
        + String.join("\n", legend())
        + "\n"
        + (result.intervals().isEmpty()
            ? ""
            : "\n" + intervals() + "\n" + String.join("\n", intervalLegend()) + "\n")
        + verdict().ending();
  }

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
    return List.of(
        "held: share of the true values behind all origins within conformal intervals; "
            + result.origins().length
            + " origins are few to tell",
        "width: mean, upper minus lower bound, of "
            + series.channelNames().get(0)
            + ", in the units of the file");
  }

  /** How often intervals held, for a page; null where there are none. */
  @Nullable JsonText intervalSection() {
    return result.intervals().isEmpty()
        ? null
        : ReportData.tables(
            "How often intervals held",
            "The forecast chart above shows the intervals of s-swim; here are all models.",
            ReportData.table("Prediction intervals", intervals(), intervalLegend()));
  }

  /** Which model is best, and what that says of S-SWIM. */
  VerdictText verdict() {
    return VerdictText.ahead(
        Verdict.of(result, options.horizon()),
        " (RSE, " + Figures.count(options.origins(), "origin") + ")",
        "error");
  }

  /** A row for every origin, and totals. */
  TextTable table() {
    Columns<RowOf> columns = new Columns<RowOf>().words("origin", RowOf::name);
    options.models().forEach(m -> columns.cell(m.label(), row -> row.figure.apply(m)));
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

  private record RowOf(String name, boolean summary, Function<Candidate, String> figure) {}

  private String score(Candidate model, int origin) {
    return result.scores().stream()
        .filter(s -> s.row() == origin && s.model().equals(model))
        .map(s -> Figures.error(s.mse()))
        .findFirst()
        .orElse("");
  }

  private static void summary(List<RowOf> rows, String name, ToDoubleFunction<Candidate> error) {
    rows.add(new RowOf(name, true, model -> Figures.error(error.applyAsDouble(model))));
  }

  /** What the table holds. */
  List<String> legend() {
    return List.of(
        "rows of origins: MSE of a forecast over "
            + Figures.count(options.horizon(), "lead")
            + " and "
            + Figures.count(series.channels(), "channel")
            + ", z-scores by the rows up to the first origin",
        options.refit()
            ? "models fitted anew up to every origin"
            : "models fitted once, up to the first origin",
        "an origin is the last row that a forecast sees",
        "median AE: of the absolute errors of all origins, leads and channels; RSE: 1 is the error"
            + " of the mean of each channel over them");
  }

  private BacktestResult.Total total(Candidate model) {
    return result.totals().stream().filter(t -> t.model().equals(model)).findFirst().orElseThrow();
  }

  /** Without origins of whose truth nothing was observed. */
  private double[] errors(Candidate model, ToDoubleFunction<OriginScore> error) {
    return result.scores().stream()
        .filter(s -> s.model().equals(model))
        .mapToDouble(error)
        .filter(e -> !Double.isNaN(e))
        .sorted()
        .toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double median(double[] values) {
    return values.length == 0 ? Double.NaN : Spread.of(values).median();
  }

  /** The date of an origin, or its number. */
  String name(int row) {
    Timeline timeline = series.timeline();
    return timeline == null ? "row " + (row + 1) : timeline.formatRow(row);
  }

  /** Every number. */
  public JsonText json() {
    return new JsonText()
        .with("window", options.window())
        .with("horizon", options.horizon())
        .with("refit", options.refit())
        .with("verdict", verdict().json())
        .with("intervals", result.intervals().stream().map(this::json).toList())
        .with(
            "origins",
            result.scores().stream()
                .map(s -> JsonText.of(s).renamed("row", "origin").with("origin", name(s.row())))
                .toList())
        .with("summary", options.models().stream().map(this::summary).toList());
  }

  private JsonText json(OriginIntervals own) {
    List<JsonText> widths = new ArrayList<>();
    for (int c = 0; c < series.channels(); c++) {
      String channel = series.channelNames().get(c);
      widths.add(new JsonText().with("channel", channel).with("width", own.width(c)));
    }
    return new JsonText()
        .with("model", own.model())
        .with("level", own.level())
        .with("coverage", own.coverage(series, result.origins()))
        .with("widths", widths);
  }

  private JsonText summary(Candidate model) {
    double[] mse = errors(model, OriginScore::mse);
    return new JsonText()
        .with("model", model)
        .with("mse", mean(mse))
        .with("mseMedian", median(mse))
        .with("mae", mean(errors(model, OriginScore::mae)))
        .with("medianAe", total(model).medianAe())
        .with("rse", total(model).rse());
  }
}
