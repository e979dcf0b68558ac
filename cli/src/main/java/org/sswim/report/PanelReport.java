package org.sswim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Seeds;
import org.sswim.comparison.Verdict;
import org.sswim.evaluation.ForecastRows;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.tables.CsvRows;

/** A comparison on a panel. */
public record PanelReport(PanelComparison comparison, List<PanelRow> rows) {
  private static final int EXTREMES = 5;
  private static final int EACH = 6;
  private static final int POINTS = 101;
  private static final double FARTHEST = 3;

  private List<Seeds<PanelRow>> models() {
    return Seeds.by(PanelRow::model, rows);
  }

  /** The least OWA first. */
  private Stream<Seeds<PanelRow>> byError() {
    return models().stream().sorted(Comparator.comparingDouble(own -> own.median(PanelRow::owa)));
  }

  /** Whose series are shown: S-SWIM's, or the last. */
  private PanelRow shown() {
    List<PanelRow> first = models().stream().map(Seeds::first).toList();
    return first.stream()
        .filter(row -> row.model().equals(PanelCandidates.S_SWIM))
        .findFirst()
        .orElse(first.get(first.size() - 1));
  }

  private TextTable table() {
    return new Columns<Seeds<PanelRow>>()
        .words("model", own -> own.first().model())
        .least("sMAPE", own -> own.median(PanelRow::meanSmape), PanelReport::three)
        .least("MASE", own -> own.median(PanelRow::meanMase), PanelReport::three)
        .least("OWA", own -> own.median(PanelRow::owa), PanelReport::three)
        .least("RMSSE", own -> own.median(PanelRow::meanRmsse), PanelReport::three)
        .seconds("seconds", own -> own.median(PanelRow::fitSeconds))
        .plain()
        .table(models());
  }

  /** The series that no mean counts, as they lack truth at some origin. */
  private BitSet unscored() {
    return comparison.truths().stream()
        .map(PanelTruth::unscored)
        .collect(BitSet::new, BitSet::or, BitSet::or);
  }

  /** How many these are and where, a sentence; empty if there are none. */
  private List<String> notes() {
    BitSet unscored = unscored();
    if (unscored.isEmpty()) {
      return List.of();
    }
    List<PanelTruth> truths = comparison.truths();
    String origins =
        IntStream.range(0, truths.size())
            .filter(o -> !truths.get(o).unscored().isEmpty())
            .mapToObj(o -> truths.get(o).unscored().cardinality() + " at origin " + (o + 1))
            .collect(Collectors.joining(", "));
    return List.of(
        Figures.text(
            "The means leave out %d of %d series without a value to compare with, '%s' for one%s.",
            unscored.cardinality(),
            train().size(),
            train().id(unscored.nextSetBit(0)),
            truths.size() == 1 ? "" : ": " + origins + " of " + truths.size()));
  }

  /** What is compared, and the table. */
  private String text() {
    int[] lengths = train().lengths();
    int season = train().frequency().season();
    StringBuilder text = new StringBuilder();
    text.append(
        Figures.text(
            "%d series of %s%s, %s to forecast, %s\n\n",
            train().size(),
            lengths[0] == lengths[1] ? "" : lengths[0] + " to ",
            Figures.count(lengths[1], "row"),
            Figures.count(comparison.truth().horizon(), "row"),
            season > 1 ? "season " + season : "no season"));
    text.append(table());
    notes().forEach(note -> text.append(note).append('\n'));
    for (Seeds<PanelRow> own : models()) {
      PanelRow row = own.first();
      for (int l = 0; l < row.coverage().length; l++) {
        text.append(
            Figures.text(
                "%s: %s %% intervals hold %.1f %% of the values, pinball loss %.3f seasonal"
                    + " differences\n",
                row.model(),
                Figures.plain(comparison.options().levels().get(l)),
                100 * row.coverage()[l],
                row.pinball()[l]));
      }
    }
    return text.toString();
  }

  private Panel train() {
    return comparison.truth().train();
  }

  /** The series that the last model of the table did best and worst on. */
  private String extremes() {
    PanelRow row = shown();
    List<Integer> order = order(row);
    int shown = Math.min(EXTREMES, order.size());
    int worst = Math.max(shown, order.size() - EXTREMES);
    TextTable table =
        new Columns<Integer>()
            .words("", k -> k == 0 ? "best" : k == worst ? "worst" : "")
            .words("unique_id", k -> train().id(order.get(k)))
            .number("sMAPE", k -> row.errors().smape()[order.get(k)], PanelReport::three)
            .number("MASE", k -> row.errors().mase()[order.get(k)], PanelReport::three)
            .number("OWA", k -> row.owas()[order.get(k)], PanelReport::three)
            .table(
                IntStream.concat(IntStream.range(0, shown), IntStream.range(worst, order.size()))
                    .boxed()
                    .toList());
    return "\n" + row.model() + " by series, of " + order.size() + ":\n" + table;
  }

  /** Series by their OWA, the best first. */
  static List<Integer> order(PanelRow row) {
    double[] owa = row.owas();
    return Picks.ranked(
            IntStream.range(0, owa.length).filter(i -> !Double.isNaN(owa[i])), i -> owa[i])
        .boxed()
        .toList();
  }

  private VerdictText verdict() {
    Verdict verdict =
        Verdict.of(rows, PanelRow::model, row -> comparison.truth().horizon(), PanelRow::owa);
    return VerdictText.ahead(
        verdict, verdict == null ? "" : " with " + three(verdict.best().error()), "OWA");
  }

  /** Why there is no verdict; nothing if there is one. */
  private String ending() {
    if (rows.stream().noneMatch(row -> Double.isNaN(row.owa()))) {
      return "";
    }
    return unscored().cardinality() == train().size()
        ? "\nOWA has no value here: no series is scored at every origin.\n"
        : "\nOWA has no value here: the season repeats without any change.\n";
  }

  private static String three(double value) {
    return Double.isNaN(value) ? "-" : Figures.text("%.3f", value);
  }

  /**
   * All of it. The JSON has {@code summary}, an object per model with medians over the seeds;
   * {@code results}, one per model and seed. If asked for, {@code series} has the errors of each.
   *
   * @param file that of the panel
   * @param test the file of the test; null where it is the end of the panel
   * @param each whether to tell the errors of each series
   */
  public Report report(Path file, @Nullable Path test, boolean each) {
    Seeds<PanelRow> best = byError().findFirst().orElseThrow();
    Report report =
        PanelModelReport.page("S-SWIM panel", String.valueOf(file.getFileName()), train())
            .with("data", data(file, test))
            .compared(comparison.options(), comparison.candidates(), comparison.seeds())
            .results(rows, this::row)
            .say(text())
            .card(
                "Forecast",
                Figures.count(comparison.truth().horizon(), "row") + " ahead",
                PanelModelReport.season(train().frequency()))
            .card(
                "Best: " + best.first().model(),
                three(best.median(PanelRow::owa)),
                "OWA, below 1 better than Naive2")
            .tables(
                "table",
                "Models compared",
                Figures.text(
                    "Means over %,d series; the best of each column is marked.",
                    train().size() - unscored().cardinality()),
                Report.table("", table(), notes()))
            .section("spread", this::spread)
            .section("forecast", this::forecasts);
    if (each) {
      report.with(() -> JsonText.of("series", series())).say(extremes());
    }
    return report.verdict(verdict()).say(ending());
  }

  private JsonText data(Path file, @Nullable Path test) {
    return JsonText.of("train", file.toString())
        .with("test", test == null ? null : test.toString())
        .with("series", train().size())
        .with("leftOut", comparison.truth().leftOut())
        .with("notes", notes())
        .with("rows", train().rows())
        .with("shortest", train().lengths()[0])
        .with("longest", train().lengths()[1])
        .with("horizon", comparison.truth().horizon())
        .with("season", train().frequency().season());
  }

  /** What every model forecast at the last origin: {@code model,seed,unique_id,ds,y,forecast}. */
  public String csv() {
    CsvRows csv = new CsvRows();
    csv.row("model", "seed", "unique_id", "ds", "y", ForecastRows.FORECAST);
    for (PanelRow row : rows) {
      for (int i = 0; i < train().size(); i++) {
        double[] truth = comparison.truth().truth()[i];
        for (int k = 0; k < truth.length; k++) {
          csv.row(
              row.model(),
              row.seed(),
              train().id(i),
              train().times().text(i, train().rows(i) + k),
              truth[k],
              row.forecasts()[i][k]);
        }
      }
    }
    return csv.toString();
  }

  private JsonText row(PanelRow row) {
    JsonText json =
        JsonText.of("model", row.model())
            .with("seed", row.seed())
            .with("smape", row.meanSmape())
            .with("mase", row.meanMase())
            .with("owa", row.owa())
            .with("rmsse", row.meanRmsse())
            .with("maseOfOne", row.meanMaseOfOne())
            .with("fitSeconds", row.fitSeconds());
    PanelFit fit = row.fit();
    if (fit == null) {
      return json;
    }
    List<JsonText> intervals = new ArrayList<>();
    for (int l = 0; l < row.coverage().length; l++) {
      intervals.add(
          JsonText.of("level", fit.model().levels().get(l))
              .with("coverage", row.coverage()[l])
              .with("pinball", row.pinball()[l]));
    }
    return json.with("transform", fit.model().transform().label())
        .with("shares", PanelModelReport.sharesJson(fit.model()))
        .with("windows", fit.windows())
        .with("leftOutError", fit.leftOutError())
        .with("members", PanelModelReport.members(fit.model()))
        .with("intervals", intervals);
  }

  /** The errors of each series, in the order of their names. */
  private JsonText series() {
    return JsonText.of("unique_id", IntStream.range(0, train().size()).mapToObj(train()::id))
        .with("models", rows, PanelReport::each);
  }

  private static JsonText each(PanelRow row) {
    return JsonText.of(row.errors())
        .with("model", row.model())
        .with("seed", row.seed())
        .with("owa", row.owas());
  }

  private JsonText spread() {
    return JsonText.of("most", FARTHEST)
        .with("shown", shown().model())
        .with("curves", byError().map(Seeds::first).map(PanelReport::spread));
  }

  /** Quantiles of the OWA of the series, the lowest first. */
  private static JsonText spread(PanelRow row) {
    double[] owa = Arrays.stream(row.owas()).filter(o -> !Double.isNaN(o)).sorted().toArray();
    double[] quantiles = new double[POINTS];
    for (int q = 0; q < POINTS && owa.length > 0; q++) {
      quantiles[q] = owa[(int) ((long) (owa.length - 1) * q / (POINTS - 1))];
    }
    return JsonText.of("model", row.model()).with("owa", quantiles);
  }

  /** The series that the row shown forecast worst and best; null if none is scored. */
  private @Nullable JsonText forecasts() {
    List<Integer> order = order(shown());
    int worst = Math.min(EACH, (order.size() + 1) / 2);
    int best = Math.min(worst, order.size() - worst);
    Stream<Origin> series =
        Stream.concat(
            IntStream.rangeClosed(1, worst)
                .mapToObj(k -> series("worst", order.get(order.size() - k))),
            order.stream().limit(best).map(i -> series("best", i)));
    return order.isEmpty()
        ? null
        : PanelModelReport.forecasts(
            "Series with the worst and best forecasts, by the OWA of " + shown().model() + ".",
            train(),
            comparison.truth().horizon(),
            series);
  }

  private Origin series(String what, int i) {
    PanelRow shown = shown();
    // Beside it that which forecast the series best of the others.
    Stream<PanelRow> other =
        models().stream()
            .map(Seeds::first)
            .filter(row -> !row.equals(shown) && !Double.isNaN(row.owas()[i]))
            .sorted(Comparator.comparingDouble(row -> row.owas()[i]))
            .limit(1);
    return PanelModelReport.origin(
        "%s: %s, OWA %s, sMAPE %s, MASE %s"
            .formatted(
                what,
                train().id(i),
                three(shown.owas()[i]),
                three(shown.errors().smape()[i]),
                three(shown.errors().mase()[i])),
        train(),
        i,
        comparison.truth().horizon(),
        Stream.concat(Stream.of(shown), other)
            .map(
                row ->
                    new Origin.ModelForecast(
                        row.model(), new double[][] {row.forecasts()[i]}, List.of()))
            .toList(),
        comparison.truth().truth()[i]);
  }
}
