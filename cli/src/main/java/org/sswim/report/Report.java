package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.series.TimeSeries;
import org.sswim.training.Version;

/**
 * What a command found: what it prints, its JSON, its page and its picture. A thing that several of
 * them show is told once. JSON and sections of the page are made when they are asked for.
 */
public final class Report {
  private final String title;
  private final String file;
  private final StringBuilder text = new StringBuilder();
  private final List<Consumer<JsonText>> found = new ArrayList<>();
  private final List<Consumer<JsonText>> sections = new ArrayList<>();
  private final JsonText page = new JsonText();
  private final List<JsonText> cards = new ArrayList<>();
  private final List<JsonText> facts = new ArrayList<>();
  private Supplier<List<SvgChart.Panel>> picture = List::of;

  /**
   * A report about a file.
   *
   * @param about what the page is about, as a phrase behind the program's name
   */
  public Report(String title, String file, String about) {
    this.title = title + ": " + file;
    this.file = file;
    page.with("title", title)
        .with("file", file)
        .with("about", about)
        .with("version", Version.current());
  }

  /** A report about a series. */
  Report(String title, String file, TimeSeries series) {
    this(title, file, "forecasts by spiking networks");
    String channels = Figures.count(series.channels(), "channel");
    card("Data", file, Figures.text("%,d rows, %s", series.rows(), channels));
  }

  /** A figure at the head of the page. */
  Report card(String label, String value, String note) {
    cards.add(JsonText.of("label", label).with("value", value).with("note", note));
    return this;
  }

  /** How far ahead is forecast, from how much. */
  Report forecast(String ahead, int horizon, int window) {
    return card(
        "Forecast",
        ahead + Figures.count(horizon, "row") + " ahead",
        "from windows of " + Figures.count(window, "row"));
  }

  /** Text that is printed, and nowhere else. */
  public Report say(Object more) {
    text.append(more);
    return this;
  }

  /** A table and what it holds, printed and nowhere else. */
  Report say(TextTable table, List<String> notes) {
    return say(table + "\n" + String.join("\n", notes) + "\n");
  }

  /** A member of the JSON, see {@link JsonText#with(String, Object)}. */
  public Report with(String name, @Nullable Object value) {
    found.add(json -> json.with(name, value));
    return this;
  }

  /** A list of the JSON, an object for each of some items. */
  <T> Report with(String name, List<T> items, Function<? super T, ?> each) {
    found.add(json -> json.with(name, items, each));
    return this;
  }

  /** All members of an object. */
  public Report with(Supplier<JsonText> more) {
    found.add(json -> more.get().members().forEach(json::with));
    return this;
  }

  /** What a comparison was asked for. */
  Report compared(Record options, List<? extends Candidate<?, ?>> models, int seeds) {
    return with("options", options)
        .with("models", models)
        .with("seeds", seeds)
        .facts("Options", OptionsJson.tree(options));
  }

  /** What a comparison found: {@code results}, and {@code summary} over the seeds. */
  <S> Report results(List<S> scores, Function<S, JsonText> each) {
    return with(
        () -> {
          List<JsonText> results = scores.stream().map(each).toList();
          return JsonText.of("results", results).with("summary", JsonText.summary(results));
        });
  }

  /** What it all comes to: printed, in the JSON, and at the head of the page; nothing of none. */
  public Report verdict(VerdictText verdict) {
    return say(verdict.ending()).with("verdict", verdict.json()).headline(verdict.sentence());
  }

  /** A sentence at the head of the page, without a full stop; nothing if it is empty. */
  Report headline(String sentence) {
    page.with("verdict", sentence);
    return this;
  }

  /** A section of the page, under the name that the script knows; nothing of null. */
  Report section(String name, Supplier<@Nullable JsonText> section) {
    sections.add(
        json -> {
          JsonText own = section.get();
          if (own != null) {
            json.with(name, own);
          }
        });
    return this;
  }

  /** A section of tables. */
  Report tables(String id, String heading, String note, JsonText... tables) {
    return section(id, () -> tables(heading, note, tables));
  }

  /** A table and what it holds, printed and as a section. */
  Report table(String heading, String note, TextTable table, List<String> notes) {
    return say(table, notes).tables("table", heading, note, table("", table, notes));
  }

  /** How often intervals held: a table and what it holds, printed and as a section. */
  Report intervals(TextTable table, List<String> legend) {
    return say("\n")
        .say(table, legend)
        .tables(
            "intervals",
            "How often intervals held",
            "The forecast chart above shows the intervals of s-swim; here are all models.",
            table("Prediction intervals", table, legend));
  }

  /** Charts of the picture. */
  Report picture(Supplier<List<SvgChart.Panel>> charts) {
    picture = charts;
    return this;
  }

  /** The same by itself. */
  static JsonText tables(String heading, String note, JsonText... tables) {
    return JsonText.of("heading", heading).with("note", note).with("tables", List.of(tables));
  }

  /** A table and what it holds, under a caption, which may be empty. */
  static JsonText table(String caption, TextTable table, List<String> notes) {
    return table.json().with("caption", caption).with("notes", notes);
  }

  /** Lines of fixed width, printed and as a section. */
  Report lines(String lines) {
    return say(lines)
        .section(
            "lines", () -> tables("What was found", "").with("lines", List.of(lines.split("\n"))));
  }

  /**
   * What a model's neurons do, and what they are made of.
   *
   * @param end row behind the last that they see, or an earlier one where known columns end too
   *     early
   */
  Report network(String which, ForecastModel model, TimeSeries series, int end) {
    return section(
        "network",
        () -> {
          TimeSeries seen = model.selectComplete(series);
          return new NetworkSection(model, seen).json(which, Math.min(end, seen.rows()));
        });
  }

  /**
   * What the moment says, then why the model forecasts what it does; nothing if it cannot tell.
   *
   * @param row the last row that the forecast sees, or an earlier one where known columns end too
   *     early
   */
  Report explanation(ForecastModel model, TimeSeries series, int row) {
    ToIntFunction<TimeSeries> last = seen -> Math.min(row, seen.rows() - 1);
    return moment(
            () -> {
              TimeSeries seen = model.selectComplete(series);
              return MomentReport.of(model, seen, last.applyAsInt(seen));
            })
        .section(
            "explanation",
            () -> {
              TimeSeries seen = model.selectComplete(series);
              return ExplanationReport.section(model, seen, last.applyAsInt(seen));
            });
  }

  /** What training chose, as a model's provenance tells. */
  Report search(Provenance provenance) {
    return section("search", () -> JsonText.of(SearchSection.of(provenance)));
  }

  /** What the moment says; nothing of null. */
  Report moment(Supplier<@Nullable MomentReport> moment) {
    return section(
        "moment",
        () -> {
          MomentReport own = moment.get();
          return own == null ? null : own.section();
        });
  }

  /**
   * What a forecast costs.
   *
   * @param model the model whose last forecasts are counted, or null
   * @param models a table of what models of a comparison take, or null
   */
  Report energy(
      @Nullable ForecastModel model, Supplier<TimeSeries> series, @Nullable JsonText models) {
    return section(
        "energy",
        () -> {
          JsonText section = new JsonText();
          if (model != null) {
            section.with("profile", EnergyReport.of(model, series.get(), file).section());
          }
          return models == null ? section : section.with("models", models);
        });
  }

  /** A table of names and values at the end of the page. */
  Report facts(String heading, Map<String, ?> values) {
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
  Report model(Map<String, String> lines, Map<String, String> results, Provenance origin) {
    return facts("Model", lines)
        .facts("What training found", results)
        .facts("Options", RecordedOptions.tree(origin))
        .facts(
            "Provenance",
            new TreeMap<>(
                Map.of("version", origin.version(), "seed", origin.seed(), "data", origin.data())));
  }

  /** What is printed. */
  public String text() {
    return text.toString();
  }

  /** What was found, behind the version that found it. */
  public JsonText json() {
    JsonText json = JsonText.of("version", Version.current());
    found.forEach(more -> more.accept(json));
    return json;
  }

  /** The page. */
  public String html() {
    JsonText all = new JsonText();
    page.members().forEach(all::with);
    sections.forEach(section -> section.accept(all));
    return HtmlReport.html(title, all.with("cards", cards).with("facts", facts));
  }

  /** The picture. */
  public String svg() {
    return SvgChart.of(picture.get());
  }
}
