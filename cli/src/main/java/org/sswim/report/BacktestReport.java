package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.BacktestResult.OriginScore;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.OriginIntervals;
import org.sswim.evaluation.Verdict;
import org.sswim.forecasting.Intervals;
import org.sswim.options.OptionsJson;
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
  TextTable intervals() {
    TextTable table = new TextTable(2, "level", "model", "held", "width");
    double before = Double.NaN;
    for (OriginIntervals own : result.intervals()) {
      if (!Double.isNaN(before) && own.level() != before) {
        table.blank();
      }
      before = own.level();
      table.row(
          Intervals.label(own.level()) + " %",
          own.model().label(),
          IntervalTable.share(new double[] {own.coverage(series, result.origins())}),
          Figures.error(own.width(0)));
    }
    return table;
  }

  /** What that table holds. */
  List<String> intervalLegend() {
    return List.of(
        "held: share of the true values behind all origins within conformal intervals; "
            + result.origins().length
            + " origins are few to tell",
        "width: mean, upper minus lower bound, of "
            + series.channelNames().get(0)
            + ", in the units of the file");
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
    List<String> headings = new ArrayList<>();
    headings.add("origin");
    options.models().forEach(model -> headings.add(model.label()));
    TextTable table = new TextTable(1, headings.toArray(new String[0]));
    for (int origin : result.origins()) {
      List<String> cells = new ArrayList<>();
      cells.add(name(origin));
      for (Candidate model : options.models()) {
        cells.add(
            result.scores().stream()
                .filter(s -> s.row() == origin && s.model().equals(model))
                .map(s -> Figures.error(s.mse()))
                .findFirst()
                .orElse(""));
      }
      table.row(cells.toArray(new String[0]));
    }
    table.blank();
    summary(table, "mean MSE", model -> mean(errors(model, OriginScore::mse)));
    summary(table, "median MSE", model -> median(errors(model, OriginScore::mse)));
    summary(table, "mean MAE", model -> mean(errors(model, OriginScore::mae)));
    summary(table, "median AE", model -> total(model).medianAe());
    summary(table, "RSE", model -> total(model).rse());
    return table;
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

  private void summary(TextTable table, String name, ToDoubleFunction<Candidate> error) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    options.models().forEach(model -> cells.add(Figures.error(error.applyAsDouble(model))));
    table.row(cells.toArray(new String[0]));
  }

  private BacktestResult.Total total(Candidate model) {
    return result.totals().stream().filter(t -> t.model().equals(model)).findFirst().orElseThrow();
  }

  /** Sorted; without origins of whose truth nothing was observed. */
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

  static double median(double[] sorted) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The date of an origin, or its number. */
  String name(int row) {
    Timeline timeline = series.timeline();
    return timeline == null ? "row " + (row + 1) : timeline.formatRow(row);
  }

  /** What was asked for. */
  JsonText optionsJson() {
    return new JsonText()
        .with("window", options.window())
        .with("horizon", options.horizon())
        .with("origins", options.origins())
        .with("every", options.every())
        .with("refit", (Object) options.refit())
        .with("channels", options.channels().label())
        .with("validationShare", options.validationShare())
        .with("stride", OptionsJson.plain(options.stride()))
        .with("training", OptionsJson.tree(options.training()))
        .with("models", options.models().stream().map(Candidate::label).toList());
  }

  /** Every number. */
  public JsonText json() {
    return new JsonText()
        .with("window", options.window())
        .with("horizon", options.horizon())
        .with("refit", options.refit())
        .object("verdict", verdict().json())
        .objects("intervals", result.intervals().stream().map(this::json).toList())
        .objects("origins", result.scores().stream().map(this::json).toList())
        .objects("summary", options.models().stream().map(this::summary).toList());
  }

  private JsonText json(OriginScore score) {
    return new JsonText()
        .with("origin", name(score.row()))
        .with("model", score.model().label())
        .with("mse", score.mse())
        .with("mae", score.mae());
  }

  private JsonText json(OriginIntervals own) {
    List<JsonText> widths = new ArrayList<>();
    for (int c = 0; c < series.channels(); c++) {
      widths.add(
          new JsonText()
              .with("channel", (Object) series.channelNames().get(c))
              .with("width", own.width(c)));
    }
    return new JsonText()
        .with("model", own.model().label())
        .with("level", own.level())
        .with("coverage", own.coverage(series, result.origins()))
        .objects("widths", widths);
  }

  private JsonText summary(Candidate model) {
    double[] mse = errors(model, OriginScore::mse);
    return new JsonText()
        .with("model", model.label())
        .with("mse", mean(mse))
        .with("mseMedian", median(mse))
        .with("mae", mean(errors(model, OriginScore::mae)))
        .with("medianAe", total(model).medianAe())
        .with("rse", total(model).rse());
  }
}
