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
 * The findings of an experiment of a related algorithm, as text, JSON and a page.
 *
 * @param name of the experiment, with settings
 * @param files that it read
 * @param options of the experiment
 * @param seeds that figures are medians of
 */
public record ExperimentReport(
    String name, List<Path> files, Record options, List<Long> seeds, Findings findings) {

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
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? Figures.plain(number) : "";
    }
    return String.valueOf(value);
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
        object.with(findings.columns().get(c), row.get(c));
      }
      rows.add(object);
    }
    return JsonText.of("experiment", name)
        .with("files", files, Path::toString)
        .with("seeds", seeds)
        .with("seconds", seconds)
        .with("options", options)
        .with("sentence", findings.sentence())
        .with("rows", rows)
        .with("charts", findings.charts());
  }

  /** The charts side by side; without any an empty picture. */
  public String svg() {
    return SvgChart.of(findings.charts().stream().map(SvgChart.Panel::of).toList());
  }

  /** One page with the table and the curves. */
  public String html() {
    String shown = String.join(", ", files.stream().map(Path::toString).toList());
    Map<String, @Nullable Object> facts = new LinkedHashMap<>(OptionsJson.tree(options));
    facts.put("seeds", seeds);
    JsonText section =
        ReportData.tables(
            "What was measured", "", ReportData.table("Findings", table(), List.of()));
    return new ReportData("S-SWIM experiment", name, "related algorithms")
        .verdict(findings.sentence())
        .card("Experiment", name, shown.isEmpty() ? "reads no files" : shown)
        .card("Seeds", String.valueOf(seeds.size()), "figures are medians over them")
        .section("experiment", section.with("charts", findings.charts()))
        .facts("Options", facts)
        .html();
  }
}
