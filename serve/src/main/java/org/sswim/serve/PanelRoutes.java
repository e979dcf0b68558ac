package org.sswim.serve;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Source;
import org.sswim.stored.JsonObject;
import org.sswim.tables.Marks;

/** What follows the rows of many series that come in one request. */
record PanelRoutes(ServedMetrics metrics) {
  /** {@code POST /models/{name}/forecast} of a table in long format, as CSV or as rows of JSON. */
  void forecast(Call call, ServedModel.Panels served) throws IOException {
    PanelModel model = served.model();
    call.requireOnly("steps", "observed");
    boolean given = call.contentType().equals(GivenRows.JSON);
    Map<String, Object> json = given ? call.json("rows", "steps") : null;
    int steps = ForecastRoutes.steps(call, json, model.horizon());
    int observed = call.number("observed", 0, 0, ForecastRoutes.MOST_OBSERVED);
    Panel panel = panel(call, json, served);
    PanelModel.Run run = model.newRun();
    // Each series becomes bytes at once, as objects would take ten times the memory.
    Answer answer = call.begin(200, GivenRows.JSON);
    answer.text("{\"model\":\"%s\",\"horizon\":%s,\"series\":[".formatted(served.name(), steps));
    for (int i = 0; i < panel.size(); i++) {
      call.requireTime();
      JsonObject series =
          JsonObject.of("unique_id", panel.id(i))
              .with("forecast", rows(model, panel, i, run.forecast(panel, i), steps));
      if (observed > 0) {
        series.with("observed", observed(panel, i, observed));
      }
      answer.text((i > 0 ? "," : "") + JSON.std.asString(series));
    }
    answer.text("]}");
    metrics.rows(panel.rows());
  }

  private static Panel panel(
      Call call, @Nullable Map<String, Object> json, ServedModel.Panels served) throws IOException {
    byte[] table = json == null ? csv(call) : csv(call, json, served);
    PanelModel model = served.model();
    try {
      Panel panel =
          PanelFiles.readLong(
              Source.of(table, GivenRows.SOURCE),
              PanelColumns.USUAL
                  .withFormat(
                      json == null ? served.format() : served.format().withMarks(Marks.DETECTED))
                  .withDays(model.days()),
              model.inputs().names(),
              call.mostRows());
      model.require(panel);
      return panel.withFrequency(model.frequency());
    } catch (InvalidDataException e) {
      String message = String.valueOf(e.getMessage());
      long line = e.fault().line();
      // The first line of the table is its header.
      throw new HttpRefusal(
          400, json == null ? message : message.replace("line " + line, "row " + (line - 1)));
    }
  }

  private static byte[] csv(Call call) throws IOException {
    if (!call.contentType().equals(GivenRows.CSV)) {
      throw GivenRows.wrongType();
    }
    byte[] bytes = call.body();
    int lines = 0;
    for (byte one : bytes) {
      lines += one == '\n' ? 1 : 0;
    }
    call.requireRows(lines - 1);
    return bytes;
  }

  /** The rows of a body as the table that they are. */
  private static byte[] csv(Call call, Map<String, Object> json, ServedModel.Panels served) {
    List<String> columns = served.columns();
    JsonRow reader = new JsonRow(columns);
    StringBuilder text = new StringBuilder();
    for (String column : columns) {
      cell(text, column);
    }
    int number = 0;
    for (Object row : GivenRows.rows(call, json)) {
      number++;
      Map<String, @Nullable Object> cells = reader.cells(row, number);
      text.setCharAt(text.length() - 1, '\n');
      for (String column : columns) {
        Object cell = cells.get(column);
        if (!(cell == null || cell instanceof Number || cell instanceof String)
            || (cell instanceof String written && written.chars().anyMatch(c -> c < ' '))) {
          throw new HttpRefusal(
              400,
              "row %s, column '%s' must hold a number, a text of one line or null"
                  .formatted(number, column));
        }
        cell(text, cell == null ? "" : cell.toString());
      }
    }
    text.setCharAt(text.length() - 1, '\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void cell(StringBuilder text, String cell) {
    text.append('"').append(cell.replace("\"", "\"\"")).append("\",");
  }

  private static List<JsonObject> observed(Panel panel, int series, int most) {
    List<JsonObject> rows = new ArrayList<>();
    for (int t = Math.max(0, panel.rows(series) - most); t < panel.rows(series); t++) {
      rows.add(
          JsonObject.of("row", t + 1)
              .with("time", panel.times().text(series, t))
              .with("value", panel.values(series)[t]));
    }
    return rows;
  }

  private static List<JsonObject> rows(
      PanelModel model, Panel panel, int series, PanelForecast forecast, int steps) {
    List<JsonObject> rows = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      List<JsonObject> bands = new ArrayList<>();
      for (int l = 0; l < model.levels().size(); l++) {
        bands.add(
            JsonObject.of("level", model.levels().get(l))
                .with("lower", forecast.lower()[l][k])
                .with("upper", forecast.upper()[l][k]));
      }
      rows.add(
          JsonObject.of("step", k + 1)
              .with("time", panel.times().text(series, panel.rows(series) + k))
              .with("value", forecast.point()[k])
              .with("intervals", bands));
    }
    return rows;
  }
}
