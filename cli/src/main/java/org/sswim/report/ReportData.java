package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.EnergyScore;
import org.sswim.forecasting.ForecastModel;
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
        .with("about", (Object) about)
        .with("version", Version.current());
  }

  /** A page about a series. */
  ReportData(String title, String file, TimeSeries series) {
    this(title, file, "forecasts by spiking networks");
    card(
        "Data",
        file,
        String.format(Locale.ROOT, "%,d rows, ", series.rows())
            + Figures.count(series.channels(), "channel"));
  }

  /** A figure at the head of the page. */
  ReportData card(String label, String value, String note) {
    cards.add(new JsonText().with("label", label).with("value", value).with("note", note));
    return this;
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

  /** A section, under the name that the script knows. */
  ReportData section(String name, JsonText section) {
    json.object(name, section);
    return this;
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
    return section(
        "network",
        new JsonText()
            .with("which", which)
            .object("activity", new ActivitySection(model, seen, last, 0).json())
            .object("kernels", new KernelSection(model).json())
            .object("distributions", new DistributionSection(model, seen).json()));
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
    ExplanationSection section = ExplanationSection.of(model, seen, last);
    return section == null ? this : section("explanation", section.json());
  }

  /** What the moment says; nothing of null. */
  ReportData moment(@Nullable MomentReport moment) {
    return moment == null ? this : section("moment", moment.section());
  }

  /**
   * What a forecast costs.
   *
   * @param model the model whose last forecasts are counted, or null
   * @param scores what models of a comparison take; may be empty
   */
  ReportData energy(@Nullable ForecastModel model, TimeSeries series, List<EnergyScore> scores) {
    return section("energy", new EnergySection(model, series, file, scores).json());
  }

  /** A table of names and values at the end of the page. */
  ReportData facts(String heading, Map<String, ?> values) {
    List<List<String>> rows =
        values.entrySet().stream()
            .flatMap(entry -> flat(entry.getKey(), entry.getValue()))
            .toList();
    facts.add(new JsonText().with("title", heading).with("rows", rows));
    return this;
  }

  private static Stream<List<String>> flat(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .flatMap(entry -> flat(name + "." + entry.getKey(), entry.getValue()));
    }
    String text =
        value instanceof List<?> list
            ? String.join(", ", list.stream().map(String::valueOf).toList())
            : String.valueOf(value);
    return Stream.of(List.of(name, text));
  }

  /** The page. */
  String html() {
    return HtmlReport.html(title, json.objects("cards", cards).objects("facts", facts));
  }
}
