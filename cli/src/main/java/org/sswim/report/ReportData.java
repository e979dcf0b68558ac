package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.series.TimeSeries;
import org.sswim.training.Version;

/** Collects the sections of a page; what is not given is not shown. */
final class ReportData {
  private final String title;
  private final String file;
  private final JsonText json = new JsonText();
  private final List<JsonText> cards = new ArrayList<>();
  private final List<JsonText> facts = new ArrayList<>();

  /**
   * A page about a file.
   *
   * @param about what the page is about, as a phrase behind the program's name
   */
  ReportData(String title, String file, String about) {
    this.title = title + ": " + file;
    this.file = file;
    json.with("title", title)
        .with("file", file)
        .with("about", about)
        .with("version", Version.current());
  }

  /** A page about a series. */
  ReportData(String title, String file, TimeSeries series) {
    this(title, file, "forecasts by spiking networks");
    String channels = Figures.count(series.channels(), "channel");
    card("Data", file, Figures.text("%,d rows, %s", series.rows(), channels));
  }

  /** A figure at the head of the page. */
  ReportData card(String label, String value, String note) {
    cards.add(JsonText.of("label", label).with("value", value).with("note", note));
    return this;
  }

  /** How far ahead is forecast, from how much. */
  ReportData forecast(String ahead, int horizon, int window) {
    return card(
        "Forecast",
        ahead + Figures.count(horizon, "row") + " ahead",
        "from windows of " + Figures.count(window, "row"));
  }

  /** What it all says, at the head of the page; nothing if there is nothing to say. */
  ReportData verdict(VerdictText verdict) {
    return verdict(verdict.sentence());
  }

  /** The same as a sentence without a full stop; nothing if it is empty. */
  ReportData verdict(String sentence) {
    json.with("verdict", sentence);
    return this;
  }

  /** A section, under the name that the script knows; nothing of null. */
  ReportData section(String name, @Nullable JsonText section) {
    if (section != null) {
      json.with(name, section);
    }
    return this;
  }

  /** A section of tables. */
  ReportData tables(String id, String heading, String note, JsonText... tables) {
    return section(id, tables(heading, note, tables));
  }

  /** The same by itself. */
  static JsonText tables(String heading, String note, JsonText... tables) {
    return JsonText.of("heading", heading).with("note", note).with("tables", List.of(tables));
  }

  /** A table and what it holds, under a caption, which may be empty. */
  static JsonText table(String caption, TextTable table, List<String> notes) {
    return table.json().with("caption", caption).with("notes", notes);
  }

  /** What a command prints: lines of fixed width. */
  ReportData lines(String text) {
    return section("lines", tables("What was found", "").with("lines", List.of(text.split("\n"))));
  }

  /**
   * What a model's neurons do, and what they are made of.
   *
   * @param end row behind the last that they see, or an earlier one where known columns end too
   *     early
   */
  ReportData network(String which, ForecastModel model, TimeSeries series, int end) {
    TimeSeries seen = model.selectComplete(series);
    int last = Math.min(end, seen.rows());
    return section("network", new NetworkSection(model, seen).json(which, last));
  }

  /**
   * What the moment says, then why the model forecasts what it does; nothing if it cannot tell.
   *
   * @param row the last row that the forecast sees, or an earlier one where known columns end too
   *     early
   */
  ReportData explanation(ForecastModel model, TimeSeries series, int row) {
    TimeSeries seen = model.selectComplete(series);
    int last = Math.min(row, seen.rows() - 1);
    moment(MomentReport.of(model, seen, last));
    return section("explanation", ExplanationReport.section(model, seen, last));
  }

  /** What training chose, as a model's provenance tells. */
  ReportData search(Provenance provenance) {
    return section("search", JsonText.of(SearchSection.of(provenance)));
  }

  /** What the moment says; nothing of null. */
  ReportData moment(@Nullable MomentReport moment) {
    return moment == null ? this : section("moment", moment.section());
  }

  /**
   * What a forecast costs.
   *
   * @param model the model whose last forecasts are counted, or null
   * @param models a table of what models of a comparison take, or null
   */
  ReportData energy(@Nullable ForecastModel model, TimeSeries series, @Nullable JsonText models) {
    JsonText section = new JsonText();
    if (model != null) {
      section.with("profile", EnergyReport.of(model, series, file).section());
    }
    return section("energy", models == null ? section : section.with("models", models));
  }

  /** A table of names and values at the end of the page. */
  ReportData facts(String heading, Map<String, ?> values) {
    List<List<String>> rows = new ArrayList<>();
    OptionsJson.leaves(values)
        .forEach(
            (name, value) -> {
              Stream<?> items = value instanceof List<?> list ? list.stream() : Stream.of(value);
              rows.add(List.of(name, items.map(String::valueOf).collect(Collectors.joining(", "))));
            });
    facts.add(JsonText.of("title", heading).with("rows", rows));
    return this;
  }

  /**
   * What a model is and where it came from.
   *
   * @param lines its parts
   * @param results what training found
   */
  ReportData model(Map<String, String> lines, Map<String, String> results, Provenance origin) {
    return facts("Model", lines)
        .facts("What training found", results)
        .facts("Options", RecordedOptions.tree(origin))
        .facts(
            "Provenance",
            new TreeMap<>(
                Map.of("version", origin.version(), "seed", origin.seed(), "data", origin.data())));
  }

  /** The page. */
  String html() {
    return HtmlReport.html(title, json.with("cards", cards).with("facts", facts));
  }
}
