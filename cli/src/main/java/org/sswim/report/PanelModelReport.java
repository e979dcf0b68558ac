package org.sswim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.network.Provenance;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SimpleShares;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.tables.CsvRows;
import org.sswim.training.Choice;

/** A model of panels, its fit and its forecasts. */
public final class PanelModelReport {
  /** Series on a page, at even distances within the panel. */
  private static final int SHOWN = 12;

  private static final int FEWEST_ROWS = 100;
  private static final int MOST_ROWS = 400;

  private PanelModelReport() {}

  /** A model as text. */
  public static String described(PanelModel model) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Figures.text(
            "A forecaster of panels: %s ahead, fitted to %s in all, season %d; values as %s",
            Figures.count(model.horizon(), "row"),
            model.provenance().data(),
            model.frequency().season(),
            values(model.transform(), "they are")));
    if (neurons(model) == 0) {
      lines.add("Ridge alone: a linear map of each window, without neurons");
    }
    String limits = ModelReport.bound(model.limits(), 0);
    if (!limits.isEmpty()) {
      lines.add("Limits: forecasts and intervals of " + limits);
    }
    if (model.moment() != null) {
      String dates = model.moment().model() == null ? "" : "weekdays and dates";
      String columns = model.moment().columns() == null ? "" : "known columns";
      String both = dates.isEmpty() || columns.isEmpty() ? "" : " and of ";
      lines.add("The effect of " + dates + both + columns + " on all series is taken off first");
    }
    if (model.shares().any()) {
      lines.add(
          "Simple baselines have a share in each forecast, as left-out windows chose: "
              + shares(model.shares()));
    }
    if (!model.inputs().none()) {
      lines.add("It also sees " + inputs(model.inputs()));
    }
    if (!model.levels().isEmpty()) {
      String levels = String.join(", ", model.levels().stream().map(Figures::plain).toList());
      lines.add("Intervals of " + levels + " %");
    }
    return String.join("\n", lines) + "\n" + networks(model);
  }

  private static String values(PanelTransform transform, String asTheyAre) {
    return transform == PanelTransform.NONE ? asTheyAre : transform.label();
  }

  private static String inputs(PanelInputs inputs) {
    List<String> parts = new ArrayList<>();
    for (PanelInputs.Static own : inputs.statics()) {
      int many = own.categories().size();
      parts.add(own.name() + " (" + many + (many == 1 ? " category)" : " categories)"));
    }
    for (PanelInputs.Column own : inputs.columns()) {
      parts.add(own.name() + (own.known() ? " (known ahead)" : " (up to the last row)"));
    }
    return String.join(", ", parts);
  }

  /** Its networks, a row each. */
  private static TextTable networks(PanelModel model) {
    return new Columns<Integer>()
        .words("network", m -> m + 1)
        .cell("window", m -> model.members().get(m).view().window())
        .cell("rows per step", m -> model.members().get(m).view().step())
        .cell("neurons", m -> model.members().get(m).neurons())
        .cell("parameters", m -> model.members().get(m).parameters())
        .table(IntStream.range(0, model.members().size()).boxed().toList());
  }

  /** How good the model was on rows left out, a sentence without a full stop. */
  private static String leftOut(PanelFit fit) {
    double error = fit.leftOutError();
    return Figures.text(
        "On left-out rows at the end of each series: %s the seasonal naive forecast",
        Double.isFinite(error)
            ? Figures.text(
                "%.1f %% %s", 100 * Math.abs(1 - error), error < 1 ? "better than" : "worse than")
            : "no error of");
  }

  /** Which simple rows have a share, and how much. */
  private static String shares(SimpleShares shares) {
    return shares.shares().entrySet().stream()
        .map(own -> own.getKey().label() + " " + Figures.percent(own.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A model as JSON. */
  public static JsonText json(PanelModel model) {
    return ModelDescription.json(model, model.provenance(), neurons(model), parameters(model))
        .with("horizon", model.horizon())
        .with("series", model.known().size());
  }

  private static int neurons(PanelModel model) {
    return model.members().stream().mapToInt(PanelMember::neurons).sum();
  }

  private static long parameters(PanelModel model) {
    return model.members().stream().mapToLong(PanelMember::parameters).sum();
  }

  static List<JsonText> sharesJson(PanelModel model) {
    return model.shares().shares().entrySet().stream()
        .map(o -> JsonText.of("row", o.getKey().label()).with("share", o.getValue()))
        .toList();
  }

  static List<JsonText> members(PanelModel model) {
    return model.members().stream()
        .map(
            member ->
                JsonText.of("window", member.view().window())
                    .with("step", member.view().step())
                    .with("relativeTo", member.view().reference())
                    .with("neurons", member.neurons())
                    .with("parameters", member.parameters()))
        .toList();
  }

  /** A page about a panel. */
  static Report page(String title, String file, Panel panel) {
    String size = Figures.text("%,d series, %,d rows", panel.size(), panel.rows());
    return new Report(title, file, "forecasts of many series by spiking networks")
        .card("Data", file, size);
  }

  static String season(Frequency frequency) {
    return frequency.season() > 1
        ? "season of " + Figures.count(frequency.season(), "row")
        : "no season";
  }

  /**
   * All of a fit.
   *
   * @param file that of the panel
   * @param saved where the model is
   * @param all whether to tell what was chosen
   */
  public static Report report(
      Path file, Panel panel, PanelFit fit, Path saved, double seconds, boolean all) {
    PanelModel model = fit.model();
    return page("S-SWIM panel model", file, panel, model)
        .with(() -> json(model))
        .with("windows", fit.windows())
        .with("leftOutError", fit.leftOutError())
        .with("choices", Choice.of(model.provenance()))
        .with("model", saved.toString())
        .with("file", file.toString())
        .with("fitSeconds", seconds)
        .say(described(model))
        .say(all ? ModelDescription.found(model.provenance()) : "")
        .say(
            Figures.text(
                "%s\n\nSaved %s, which forecasts %s; fitted in %.2f s.\n",
                leftOut(fit), saved, Figures.count(model.horizon(), "row"), seconds))
        .headline(leftOut(fit))
        .card(
            "Left-out error",
            Figures.error(fit.leftOutError()),
            "mean of sMAPE and MASE, each over that of the seasonal naive forecast")
        .tables("fit", "What was trained", "", Report.table("Networks", networks(model), List.of()))
        .search(model.provenance());
  }

  /**
   * A page of forecasts.
   *
   * @param file that of the panel
   */
  public static Report report(Path file, Panel panel, PanelModel model) {
    return page("S-SWIM panel forecast", file, panel, model);
  }

  private static Report page(String title, Path file, Panel panel, PanelModel model) {
    Provenance origin = model.provenance();
    return page(title, String.valueOf(file.getFileName()), panel)
        .card(
            "Forecast", Figures.count(model.horizon(), "row") + " ahead", season(model.frequency()))
        .card(
            "Networks",
            Figures.count(model.members().size(), "network"),
            Figures.text("%,d neurons, %,d parameters in all", neurons(model), parameters(model)))
        .section("forecast", () -> forecasts(panel, model))
        .model(ModelDescription.lines(model), origin.results(), origin);
  }

  /** Forecasts in long format: its columns, and {@code y-lo-80}, {@code y-hi-80}, ... */
  public static String csv(
      Panel panel, PanelColumns columns, List<Double> levels, PanelForecast... forecasts) {
    CsvRows csv = new CsvRows();
    String target = columns.target();
    List<String> bounds =
        levels.stream()
            .map(Figures::plain)
            .flatMap(level -> Stream.of(target + "-lo-" + level, target + "-hi-" + level))
            .toList();
    csv.row(columns.id(), columns.time(), target, bounds);
    for (int i = 0; i < forecasts.length; i++) {
      PanelForecast own = forecasts[i];
      for (int k = 0; k < own.point().length; k++) {
        double[] within = new double[2 * levels.size()];
        for (int l = 0; l < levels.size(); l++) {
          within[2 * l] = own.lower()[l][k];
          within[2 * l + 1] = own.upper()[l][k];
        }
        csv.row(panel.id(i), panel.times().text(i, panel.rows(i) + k), own.point()[k], within);
      }
    }
    return csv.toString();
  }

  private static JsonText forecasts(Panel panel, PanelModel model) {
    PanelModel.Run run = model.newRun();
    Stream<Origin> series =
        Picks.spread(panel.size(), SHOWN)
            .mapToObj(i -> origin(panel, i, run.forecast(panel, i), model));
    String which =
        SHOWN < panel.size()
            ? SHOWN + " of the " + panel.size() + " series, evenly chosen"
            : "each series";
    return forecasts(
        "Forecasts of the next rows of " + which + ".", panel, model.horizon(), series);
  }

  private static Origin origin(Panel panel, int i, PanelForecast forecast, PanelModel model) {
    List<Origin.Band> bands =
        Origin.Band.of(
            model.levels(),
            l -> new double[][] {forecast.lower()[l]},
            l -> new double[][] {forecast.upper()[l]});
    double[][] point = {forecast.point()};
    return origin(
        panel.id(i),
        panel,
        i,
        model.horizon(),
        List.of(new Origin.ModelForecast(ModelPage.MODEL, point, bands)));
  }

  /**
   * Forecasts of some series, a series in the place of an origin.
   *
   * @param note which series these are
   */
  static JsonText forecasts(String note, Panel panel, int horizon, Stream<Origin> series) {
    return JsonText.of("note", note)
        .with("channels", List.of("value"))
        .with("allChannels", 1)
        .with("dated", panel.times().interval() != null)
        .with("horizon", horizon)
        .with("origins", series)
        .with("each", "Series");
  }

  /**
   * The end of a series, and what follows.
   *
   * @param truth of the rows that are forecast, as far as it is known
   */
  static Origin origin(
      String label,
      Panel panel,
      int i,
      int horizon,
      List<Origin.ModelForecast> forecasts,
      double... truth) {
    int rows = panel.rows(i);
    int history = Math.min(rows, Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, 4 * horizon)));
    double[] values = Arrays.copyOfRange(panel.values(i), rows - history, rows);
    double[] observed =
        DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(truth)).toArray();
    List<String> times =
        IntStream.range(rows - history, rows + horizon)
            .mapToObj(t -> panel.times().text(i, t))
            .toList();
    return new Origin(label, times, rows, history, new double[][] {observed}, forecasts);
  }
}
