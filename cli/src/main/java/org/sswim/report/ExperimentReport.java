package org.sswim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.options.OptionsJson;

/**
 * What an experiment of a related algorithm found, as text, JSON and a page.
 *
 * @param name of the experiment, with settings
 * @param files that it read
 * @param options of the experiment
 * @param seeds that figures are medians of
 */
public record ExperimentReport(
    String name, List<Path> files, Record options, List<Long> seeds, Findings findings) {
  private static final int DIGITS = 5;

  /** The files that an experiment takes, as a phrase. */
  public static String files(Experiment.Files files) {
    if (files.most() == 0) {
      return "no files";
    }
    String number =
        files.least() == files.most()
            ? Figures.count(files.most(), "file")
            : files.least() + " to " + files.most() + " files";
    return number + ": " + files.what();
  }

  /** The table. */
  public String text() {
    return table().toString();
  }

  private TextTable table() {
    List<String> columns = findings.columns();
    int left = 0;
    while (left < columns.size() && isText(left)) {
      left++;
    }
    TextTable table = new TextTable(Math.max(1, left), columns.toArray(String[]::new));
    for (List<Object> row : findings.rows()) {
      table.row(row.stream().map(ExperimentReport::cell).toArray(String[]::new));
    }
    return table;
  }

  private boolean isText(int column) {
    return findings.rows().stream().allMatch(row -> row.get(column) instanceof String);
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? Figures.plain(number) : "";
    }
    return value instanceof Float number ? cell((double) number) : String.valueOf(value);
  }

  /**
   * Every number.
   *
   * @param seconds that it took
   */
  public JsonText json(double seconds) {
    List<JsonText> rows = new ArrayList<>();
    for (List<Object> row : findings.rows()) {
      JsonText object = new JsonText();
      for (int c = 0; c < row.size(); c++) {
        if (row.get(c) instanceof Double number) {
          object.with(findings.columns().get(c), (double) number);
        } else {
          object.with(findings.columns().get(c), row.get(c));
        }
      }
      rows.add(object);
    }
    return new JsonText()
        .with("experiment", (Object) name)
        .with("files", files.stream().map(Path::toString).toList())
        .with("seeds", seeds)
        .with("seconds", seconds)
        .with("options", OptionsJson.tree(options))
        .with("sentence", (Object) findings.sentence())
        .objects("rows", rows)
        .objects("charts", charts());
  }

  private List<JsonText> charts() {
    return findings.charts().stream()
        .map(
            chart ->
                chart(
                    chart.title(),
                    chart.across(),
                    chart.up(),
                    chart.logarithmic(),
                    chart.curves().stream().map(c -> curve(c.name(), c.x(), c.y())).toList()))
        .toList();
  }

  /**
   * A chart of lines.
   *
   * @param across what its x axis tells
   * @param up what its y axis tells
   * @param logarithmic whether that is by powers of ten
   */
  static JsonText chart(
      String title, String across, String up, boolean logarithmic, List<JsonText> curves) {
    return new JsonText()
        .with("title", (Object) title)
        .with("across", (Object) across)
        .with("up", (Object) up)
        .with("logarithmic", (Object) logarithmic)
        .objects("curves", curves);
  }

  /** A line of a chart. */
  static JsonText curve(String label, double[] x, double[] y) {
    return new JsonText()
        .with("label", (Object) label)
        .with("x", Rounding.significant(DIGITS, x))
        .with("y", Rounding.significant(DIGITS, y));
  }

  /** One page with the table and the curves. */
  public String html() {
    String shown =
        files.isEmpty() ? "" : String.join(", ", files.stream().map(Path::toString).toList());
    ReportData page =
        new ReportData("S-SWIM experiment", name, "related algorithms")
            .verdict(findings.sentence());
    page.card("Experiment", name, shown.isEmpty() ? "reads no files" : shown);
    page.card("Seeds", String.valueOf(seeds.size()), "figures are medians over them");
    page.section(
        "experiment", new JsonText().object("table", table().json()).objects("charts", charts()));
    Map<String, @Nullable Object> facts = new LinkedHashMap<>(OptionsJson.tree(options));
    facts.put("seeds", seeds);
    return page.facts("Options", facts).html();
  }
}
