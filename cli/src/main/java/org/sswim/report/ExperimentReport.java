package org.sswim.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.options.OptionsJson;

/**
 * The findings of an experiment of a related algorithm.
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
   * All of it.
   *
   * @param seconds that it took
   */
  public Report report(double seconds) {
    String shown = String.join(", ", files.stream().map(Path::toString).toList());
    Map<String, @Nullable Object> facts = new LinkedHashMap<>(OptionsJson.tree(options));
    facts.put("seeds", seeds);
    String told =
        Figures.text(
            "%n%s; %s, %.1f s.%n",
            findings.sentence(), Figures.count(seeds.size(), "seed"), seconds);
    return new Report("S-SWIM experiment", name, "related algorithms")
        .with("experiment", name)
        .with("files", files, Path::toString)
        .with("seeds", seeds)
        .with("seconds", seconds)
        .with("options", options)
        .with("sentence", findings.sentence())
        .with("rows", findings.rows(), this::json)
        .with("charts", findings.charts())
        .say(table() + told)
        .headline(findings.sentence())
        .card("Experiment", name, shown.isEmpty() ? "reads no files" : shown)
        .card("Seeds", String.valueOf(seeds.size()), "figures are medians over them")
        .section("experiment", this::section)
        .picture(() -> findings.charts().stream().map(SvgChart.Panel::of).toList())
        .facts("Options", facts);
  }

  private JsonText section() {
    return Report.tables("What was measured", "", Report.table("Findings", table(), List.of()))
        .with("charts", findings.charts());
  }

  private JsonText json(List<Object> row) {
    JsonText json = new JsonText();
    for (int c = 0; c < row.size(); c++) {
      json.with(findings.columns().get(c), row.get(c));
    }
    return json;
  }
}
