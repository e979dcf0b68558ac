package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.options.OptionsJson;

/**
 * Rows of this program beside published ones.
 *
 * @param calls of this program that the rows come from
 * @param rows ours, then those of others
 */
public record BenchmarkReport(Benchmark benchmark, List<String> calls, List<Row> rows) {
  /**
   * A row.
   *
   * @param by who published it; null if it is ours
   * @param figures one for each column; NaN where there is none
   */
  public record Row(String model, @Nullable String by, double[] figures) {}

  /**
   * Reads our rows from what the calls found.
   *
   * @param found the JSON of each call
   */
  public static BenchmarkReport of(
      Benchmark benchmark, List<String> calls, List<Map<String, @Nullable Object>> found) {
    List<Map<?, ?>> first = summary(found.get(0));
    List<Row> rows = new ArrayList<>();
    for (Object model : first.stream().map(row -> row.get("model")).distinct().toList()) {
      rows.add(new Row(String.valueOf(model), null, figures(benchmark, found, model)));
    }
    for (Benchmark.Published own : benchmark.published()) {
      double[] figures = new double[benchmark.columns().size()];
      for (int c = 0; c < figures.length; c++) {
        Double figure = c < own.figures().size() ? own.figures().get(c) : null;
        figures[c] = figure == null ? Double.NaN : figure;
      }
      rows.add(new Row(own.model(), own.by(), figures));
    }
    return new BenchmarkReport(benchmark, calls, rows);
  }

  /** The rows of a call's JSON. */
  private static List<Map<?, ?>> summary(Map<String, @Nullable Object> found) {
    Object rows = found.containsKey("summary") ? found.get("summary") : found.get("rows");
    return ((List<?>) Objects.requireNonNull(rows))
        .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
  }

  private static double[] figures(
      Benchmark benchmark, List<Map<String, @Nullable Object>> found, @Nullable Object model) {
    List<Benchmark.Column> columns = benchmark.columns();
    double[] figures = new double[columns.size()];
    for (int c = 0; c < figures.length; c++) {
      Benchmark.Column column = columns.get(c);
      if (column.figure() == null) {
        figures[c] = mean(Objects.requireNonNull(column.weights()), figures);
        continue;
      }
      figures[c] =
          summary(found.get(column.call())).stream()
              .filter(row -> Objects.equals(row.get("model"), model))
              .filter(row -> column.horizon() == 0 || own(row, "horizon") == column.horizon())
              .mapToDouble(row -> own(row, column.figure()))
              .findFirst()
              .orElse(Double.NaN);
    }
    return figures;
  }

  private static double own(Map<?, ?> row, String member) {
    return row.get(member) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static double mean(List<Double> weights, double... figures) {
    double sum = 0;
    double all = 0;
    for (int c = 0; c < weights.size(); c++) {
      sum += weights.get(c) * figures[c];
      all += weights.get(c);
    }
    return sum / all;
  }

  private TextTable table() {
    Columns<Row> table =
        new Columns<Row>()
            .words("model", Row::model)
            .words("published by", row -> row.by() == null ? "" : row.by());
    for (int c = 0; c < benchmark.columns().size(); c++) {
      int k = c;
      Benchmark.Column column = benchmark.columns().get(c);
      table.best(
          column.heading(), !column.most(), row -> row.figures()[k], BenchmarkReport::figure);
    }
    return table.table(rows);
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "" : Figures.error(value);
  }

  private List<String> notes() {
    return Stream.concat(
            Stream.of(
                "* best of its column; rows that name a publisher are figures of others, not run"
                    + " here"),
            benchmark.notes().stream())
        .toList();
  }

  /** All of it. The {@code rows} of the JSON have their figures under the headings of the table. */
  public Report report() {
    String again =
        calls.stream().map(call -> "  ./sswim " + call + "\n").collect(Collectors.joining());
    return new Report("S-SWIM benchmark", benchmark.name(), benchmark.about())
        .with("benchmark", benchmark.name())
        .with("about", benchmark.about())
        .with("calls", calls)
        .with("notes", benchmark.notes())
        .with("rows", rows, this::json)
        .say(benchmark.about() + "\n\n")
        .table("Beside published figures", benchmark.about(), table(), notes())
        .say("\nOur rows again, with every detail:\n" + again)
        .facts("Calls", OptionsJson.leaves(Map.of("sswim", calls)));
  }

  private JsonText json(Row row) {
    JsonText json = JsonText.of("model", row.model()).with("publishedBy", row.by());
    for (int c = 0; c < row.figures().length; c++) {
      json.with(benchmark.columns().get(c).heading(), row.figures()[c]);
    }
    return json;
  }
}
