package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;

/** Forecasts of some series of a panel for a page: what was seen, what comes next, intervals. */
final class PanelForecasts {
  private static final String MODEL = "s-swim";

  /** Series on a page, at even distances within the panel. */
  private static final int SHOWN = 12;

  private static final int FEWEST_ROWS = 100;
  private static final int MOST_ROWS = 400;

  private final Panel panel;
  private final PanelModel model;

  PanelForecasts(Panel panel, PanelModel model) {
    this.panel = panel;
    this.model = model;
  }

  /** The section of forecasts, a series in the place of an origin. */
  JsonText json() {
    PanelModel.Run run = model.newRun();
    int shown = Math.min(SHOWN, panel.size());
    List<JsonText> series = new ArrayList<>();
    boolean dated = panel.times().interval() != null;
    for (int k = 0; k < shown; k++) {
      int i = (int) ((long) k * panel.size() / shown);
      ForecastSection one =
          new ForecastSection(
              "", List.of("value"), 1, dated, model.horizon(), List.of(origin(i, run)));
      series.addAll(one.originsJson());
    }
    return new JsonText()
        .with(
            "note",
            (Object)
                ("What the model forecasts behind the last row of "
                    + (shown < panel.size()
                        ? shown + " of the " + panel.size() + " series, at even distances"
                        : "each series")
                    + "."))
        .with("each", (Object) "Series")
        .with("channels", List.of("value"))
        .with("allChannels", 1)
        .with("dated", (Object) dated)
        .with("horizon", model.horizon())
        .objects("origins", series);
  }

  private Origin origin(int i, PanelModel.Run run) {
    double[] values = panel.values(i);
    PanelForecast forecast = run.forecast(panel, i);
    int rows = values.length;
    int most = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, 4 * model.horizon()));
    int history = Math.min(rows, most);
    double[] seen = Arrays.copyOfRange(values, rows - history, rows);
    List<String> times =
        IntStream.range(rows - history, rows + model.horizon())
            .mapToObj(t -> panel.times().text(i, t))
            .toList();
    List<Origin.Band> bands = new ArrayList<>();
    for (int l = model.levels().size() - 1; l >= 0; l--) {
      bands.add(
          new Origin.Band(
              model.levels().get(l),
              new double[][] {forecast.lower()[l]},
              new double[][] {forecast.upper()[l]}));
    }
    return new Origin(
        panel.id(i),
        times,
        rows,
        history,
        new double[][] {seen},
        List.of(new Origin.ModelForecast(MODEL, new double[][] {forecast.point()}, bands)));
  }
}
