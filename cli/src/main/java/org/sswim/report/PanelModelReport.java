package org.sswim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
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
import org.sswim.tables.CsvText;
import org.sswim.training.Choice;

/** A model of panels as text and as JSON; its fit and its forecasts as pages, too. */
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

  /**
   * A fit as text.
   *
   * @param all whether to tell what was chosen
   */
  public static String fitted(PanelFit fit, String file, double seconds, boolean all) {
    return Figures.text(
        "%s%s%s\n\nSaved %s, which forecasts %s; fitted in %.2f s.\n",
        described(fit.model()),
        all ? ModelDescription.found(fit.model().provenance()) : "",
        leftOut(fit),
        file,
        Figures.count(fit.model().horizon(), "row"),
        seconds);
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

  /** A fit as JSON. */
  public static JsonText json(PanelFit fit) {
    return json(fit.model())
        .with("windows", fit.windows())
        .with("leftOutError", fit.leftOutError())
        .with("choices", Choice.of(fit.model().provenance()));
  }

  /** A page about a panel. */
  static ReportData page(String title, String file, Panel panel) {
    String size = Figures.text("%,d series, %,d rows", panel.size(), panel.rows());
    return new ReportData(title, file, "forecasts of many series by spiking networks")
        .card("Data", file, size);
  }

  static String season(Frequency frequency) {
    return frequency.season() > 1
        ? "season of " + Figures.count(frequency.season(), "row")
        : "no season";
  }

  /**
   * The page of a fit as HTML.
   *
   * @param file name of the panel's file
   */
  public static String html(String file, Panel panel, PanelFit fit) {
    ReportData page =
        page("S-SWIM panel model", file, panel, fit.model())
            .verdict(leftOut(fit))
            .card(
                "Left-out error",
                Figures.error(fit.leftOutError()),
                "mean of sMAPE and MASE, each over that of the seasonal naive forecast")
            .section("forecast", forecasts(panel, fit.model()))
            .tables(
                "fit",
                "What was trained",
                "",
                ReportData.table("Networks", networks(fit.model()), List.of()))
            .search(fit.model().provenance());
    return origin(page, fit.model()).html();
  }

  /**
   * The page of forecasts as HTML.
   *
   * @param file name of the panel's file
   */
  public static String html(String file, Panel panel, PanelModel model) {
    ReportData page = page("S-SWIM panel forecast", file, panel, model);
    return origin(page.section("forecast", forecasts(panel, model)), model).html();
  }

  private static ReportData page(String title, String file, Panel panel, PanelModel model) {
    return page(title, file, panel)
        .card(
            "Forecast", Figures.count(model.horizon(), "row") + " ahead", season(model.frequency()))
        .card(
            "Networks",
            Figures.count(model.members().size(), "network"),
            Figures.text("%,d neurons, %,d parameters in all", neurons(model), parameters(model)));
  }

  private static ReportData origin(ReportData page, PanelModel model) {
    Provenance origin = model.provenance();
    return page.model(ModelDescription.lines(model), origin.results(), origin);
  }

  /** Forecasts in long format: its columns, and {@code y-lo-80}, {@code y-hi-80}, ... */
  public static String csv(
      Panel panel, PanelColumns columns, List<Double> levels, PanelForecast... forecasts) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvText.writer(text);
    List<String> cells = new ArrayList<>(List.of(columns.id(), columns.time(), columns.target()));
    for (double level : levels) {
      cells.add(columns.target() + "-lo-" + Figures.plain(level));
      cells.add(columns.target() + "-hi-" + Figures.plain(level));
    }
    csv.writeRecord(cells);
    for (int i = 0; i < forecasts.length; i++) {
      PanelForecast own = forecasts[i];
      for (int k = 0; k < own.point().length; k++) {
        cells.clear();
        cells.add(panel.id(i));
        cells.add(panel.times().text(i, panel.rows(i) + k));
        cells.add(String.valueOf((float) own.point()[k]));
        for (int l = 0; l < levels.size(); l++) {
          cells.add(String.valueOf((float) own.lower()[l][k]));
          cells.add(String.valueOf((float) own.upper()[l][k]));
        }
        csv.writeRecord(cells);
      }
    }
    return text.toString();
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
