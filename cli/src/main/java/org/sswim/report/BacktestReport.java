package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.Backtest.OriginScore;
import org.sswim.evaluation.ModelKind;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * A backtest as text and as JSON: a row for every origin, and medians below.
 *
 * @param scores by origin, then model
 */
public record BacktestReport(
    TimeSeries series, Backtest.Options options, List<OriginScore> scores) {

  /** A table, each line ended by a line feed. */
  public String text() {
    List<String> headings = new ArrayList<>();
    headings.add("origin");
    Backtest.MODELS.forEach(model -> headings.add(model.label()));
    TextTable table = new TextTable(1, headings.toArray(new String[0]));
    List<Integer> origins = scores.stream().map(OriginScore::row).distinct().toList();
    for (int origin : origins) {
      List<String> cells = new ArrayList<>();
      cells.add(name(origin));
      for (ModelKind model : Backtest.MODELS) {
        cells.add(
            scores.stream()
                .filter(s -> s.row() == origin && s.model() == model)
                .map(s -> Figures.error(s.mse()))
                .findFirst()
                .orElse(""));
      }
      table.row(cells.toArray(new String[0]));
    }
    table.blank();
    summary(table, "mean MSE", OriginScore::mse, false);
    summary(table, "median MSE", OriginScore::mse, true);
    summary(table, "mean MAE", OriginScore::mae, false);
    return table
        + "\nMSE of a forecast over "
        + Figures.count(options.horizon(), "lead")
        + " and "
        + Figures.count(series.channels(), "channel")
        + ", z-scores by the rows up to the first origin;\nmodels "
        + (options.refit()
            ? "fitted anew up to every origin"
            : "fitted once, up to the first origin")
        + "; an origin is the last row that a forecast sees\n";
  }

  private void summary(
      TextTable table, String name, ToDoubleFunction<OriginScore> error, boolean median) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    for (ModelKind model : Backtest.MODELS) {
      double[] sorted = errors(model, error);
      cells.add(Figures.error(median ? median(sorted) : mean(sorted)));
    }
    table.row(cells.toArray(new String[0]));
  }

  /** Sorted; without origins of whose truth nothing was observed. */
  private double[] errors(ModelKind model, ToDoubleFunction<OriginScore> error) {
    return scores.stream()
        .filter(s -> s.model() == model)
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

  private static double median(double[] sorted) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private String name(int row) {
    Timeline timeline = series.timeline();
    return timeline == null ? "row " + (row + 1) : timeline.formatRow(row);
  }

  /** Every number. */
  public JsonText json() {
    return new JsonText()
        .with("window", options.window())
        .with("horizon", options.horizon())
        .with("refit", options.refit())
        .objects("origins", scores.stream().map(this::json).toList())
        .objects("summary", Backtest.MODELS.stream().map(this::summary).toList());
  }

  private JsonText json(OriginScore score) {
    return new JsonText()
        .with("origin", name(score.row()))
        .with("model", score.model().label())
        .with("mse", score.mse())
        .with("mae", score.mae());
  }

  private JsonText summary(ModelKind model) {
    double[] mse = errors(model, OriginScore::mse);
    return new JsonText()
        .with("model", model.label())
        .with("mse", mean(mse))
        .with("mseMedian", median(mse))
        .with("mae", mean(errors(model, OriginScore::mae)));
  }
}
