package org.sswim.serve;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.forecasting.ForecastJson;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.series.InvalidSeriesException;

/** What follows the rows of many series that come in one request. */
record PanelRoutes(ServedMetrics metrics) {
  /** {@code POST /models/{name}/forecast} of CSV in long format, as {@code panel predict} reads. */
  void forecast(Call call, ServedModel.Panels served) throws IOException {
    PanelModel model = served.model();
    call.requireOnly("steps");
    int steps = call.number("steps", model.horizon(), 1, model.horizon());
    if (!call.contentType().equals(GivenRows.CSV)) {
      throw new HttpRefusal(415, "give a body of the Content-Type " + GivenRows.CSV);
    }
    Panel panel = panel(call, model);
    call.requireRows((int) Math.min(Integer.MAX_VALUE, panel.rows()));
    PanelModel.Run run = model.newRun();
    // Each series becomes bytes at once, as objects would take ten times the memory.
    Answer answer = call.begin(200, GivenRows.JSON);
    answer.text("{\"model\":\"%s\",\"horizon\":%s,\"series\":[".formatted(served.name(), steps));
    for (int i = 0; i < panel.size(); i++) {
      call.requireTime();
      Map<String, Object> series = new LinkedHashMap<>();
      series.put("unique_id", panel.id(i));
      series.put("forecast", rows(model, panel, i, run.forecast(panel, i), steps));
      answer.text((i > 0 ? "," : "") + JSON.std.asString(series));
    }
    answer.text("]}");
    metrics.rows(panel.rows());
  }

  private static Panel panel(Call call, PanelModel model) throws IOException {
    // Panels are read from files, some of them twice.
    Path file = Files.createTempFile("sswim-panel", ".csv");
    try {
      Files.write(file, call.body());
      Panel panel =
          PanelFiles.read(file, PanelFormat.LONG, PanelColumns.USUAL, model.inputs().names(), null);
      model.require(panel);
      return panel.withFrequency(model.frequency());
    } catch (InvalidSeriesException e) {
      String message = String.valueOf(e.getMessage());
      throw new HttpRefusal(400, message.replace(file.toString(), GivenRows.SOURCE));
    } finally {
      Files.delete(file);
    }
  }

  private static List<Map<String, Object>> rows(
      PanelModel model, Panel panel, int series, PanelForecast forecast, int steps) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("step", k + 1);
      row.put("time", panel.times().text(series, panel.rows(series) + k));
      row.put("value", ForecastJson.number(forecast.point()[k]));
      List<Map<String, Object>> bands = new ArrayList<>();
      for (int l = 0; l < model.levels().size(); l++) {
        Map<String, Object> band = new LinkedHashMap<>();
        band.put("level", model.levels().get(l));
        band.put("lower", ForecastJson.number(forecast.lower()[l][k]));
        band.put("upper", ForecastJson.number(forecast.upper()[l][k]));
        bands.add(band);
      }
      row.put("intervals", bands);
      rows.add(row);
    }
    return rows;
  }
}
