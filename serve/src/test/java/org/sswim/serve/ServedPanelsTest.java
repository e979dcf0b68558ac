package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.model.ModelFormat;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelModel;
import org.sswim.series.CsvFormat;
import org.sswim.series.SamplingInterval;

/** A model of panels over HTTP. */
class ServedPanelsTest {
  static final PanelModel MODEL = ModelFormat.PANEL.read(golden("panel-v1"));

  private static Path golden(String name) {
    return Path.of("..", "runtime", "src", "test", "resources", "golden", name + ".sswim");
  }

  private static String csv() {
    return csv(60);
  }

  /** Three series. */
  static String csv(int rows) {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < rows; t++) {
        text.append("s" + i + "," + (t + 1) + "," + (20 + i + t % 7 + t * 5 % 3) + "\n");
      }
    }
    return text.toString();
  }

  /** A Friday and the Monday after it do not tell by themselves how far they are apart. */
  @Test
  void rowsAreReadByTheDaysOfTheModel() throws IOException {
    PanelModel model =
        MODEL.withInterval(
            SamplingInterval.ofDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
    try (Client client =
        new Client(
            ServeLimits.defaults(), new ServedModel.Panels("p", model, CsvFormat.detected()))) {
      String friday = "unique_id,ds,y\na,2024-05-03,1\n";
      assertThat(client.postCsv("/models/p/forecast", friday + "a,2024-05-06,2\n").body())
          .contains("\"2024-05-07\"", "\"2024-05-08\"", "\"2024-05-09\"");
      Client.Answer refused = client.postCsv("/models/p/forecast", friday + "a,2024-05-05,2\n");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("series 'a' has a row at 2024-05-05, a Sunday");
    }
  }

  @Test
  void everySeriesIsForecastAsPredictDoes(@TempDir Path folder) throws IOException {
    try (Client client =
        new Client(
            ServeLimits.defaults(), new ServedModel.Panels("p", MODEL, CsvFormat.detected()))) {
      Client.Answer answer = client.postCsv("/models/p/forecast", csv());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Path file = Files.writeString(folder.resolve("p.csv"), csv());
      Panel panel =
          PanelFiles.read(file, null, PanelColumns.USUAL).withFrequency(MODEL.frequency());
      List<?> series = (List<?>) Objects.requireNonNull(answer.json().get("series"));
      assertThat(series).hasSize(3);
      for (int i = 0; i < 3; i++) {
        Map<?, ?> own = (Map<?, ?>) series.get(i);
        assertThat(own.get("unique_id")).isEqualTo("s" + i);
        List<?> rows = (List<?>) Objects.requireNonNull(own.get("forecast"));
        double[] point = MODEL.newRun().forecast(panel, i).point();
        assertThat(rows).hasSize(MODEL.horizon());
        for (int k = 0; k < point.length; k++) {
          Map<?, ?> row = (Map<?, ?>) rows.get(k);
          assertThat(row.get("value")).isEqualTo(point[k]);
          assertThat(row.get("time")).isEqualTo(String.valueOf(61 + k));
        }
      }
      assertThat(client.get("/models/p").json())
          .containsEntry("kind", "panel")
          .containsEntry("columns", List.of("unique_id", "ds", "y"));
      // The same rows as JSON, arrays or objects, give the same bytes.
      List<List<Object>> arrays = new ArrayList<>();
      List<Map<String, Object>> objects = new ArrayList<>();
      for (String line : csv().lines().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        int y = Integer.parseInt(cells[2]);
        arrays.add(List.of(cells[0], Integer.parseInt(cells[1]), y));
        objects.add(Map.of("unique_id", cells[0], "ds", cells[1], "y", y));
      }
      for (Object rows : List.of(arrays, objects)) {
        assertThat(client.postJson("/models/p/forecast", Map.of("rows", rows)).body())
            .isEqualTo(answer.body());
      }
      Map<String, Object> one =
          Client.map(
              ((List<?>)
                      client
                          .postJson(
                              "/models/p/forecast?observed=2", Map.of("rows", arrays, "steps", 1))
                          .json()
                          .get("series"))
                  .get(0));
      assertThat((List<?>) one.get("forecast")).hasSize(1);
      assertThat((List<?>) one.get("observed"))
          .last()
          .isEqualTo(Map.of("row", 60, "time", "60", "value", 24.0));
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlace() throws IOException {
    try (Client client =
        new Client(
            ServeLimits.defaults(), new ServedModel.Panels("p", MODEL, CsvFormat.detected()))) {
      Client.Answer answer = client.postCsv("/models/p/forecast", csv() + "s2,61,x\n");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("the body").contains("'x'").doesNotContain("sswim-panel");
      assertThat(client.postCsv("/models/p/explain", csv()).status()).isEqualTo(404);
      assertThat(client.post("/models/p/forecast", "text/plain", csv()).status()).isEqualTo(415);
    }
  }

  /** Categories, numbers up to the last row, and numbers that rows ahead hold alone. */
  @Test
  void whatIsKnownBesideComesWithTheRows() throws IOException {
    StringBuilder csv = new StringBuilder("unique_id,ds,y,kind,heat,price\n");
    List<List<Object>> rows = new ArrayList<>();
    for (int t = 1; t <= 23; t++) {
      Object y = t <= 20 ? 5 + t * 7 % 4 : null;
      Object heat = t <= 20 ? t % 3 + 0.5 : null;
      rows.add(Arrays.asList("a", t, y, "größer", heat, t * 3 % 5));
      csv.append(
          "a,%s,%s,größer,%s,%s\n".formatted(t, t <= 20 ? y : "", t <= 20 ? heat : "", t * 3 % 5));
    }
    PanelModel model = ModelFormat.PANEL.read(golden("panel-v1-inputs"));
    try (Client client =
        new Client(
            ServeLimits.defaults(), new ServedModel.Panels("p", model, CsvFormat.detected()))) {
      Client.Answer answer = client.postJson("/models/p/forecast", Map.of("rows", rows));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"time\":\"23\"")
          .isEqualTo(client.postCsv("/models/p/forecast", csv.toString()).body());
      Client.Answer without =
          client.postJson("/models/p/forecast", Map.of("rows", rows.subList(0, 21)));
      assertThat(without.status()).isEqualTo(400);
      assertThat(without.body()).contains("known column 'price' has no number at 22");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[] | has a header but no rows",
        "7 | 'rows' must be an array of rows",
        "[7] | row 1 must be an array or an object",
        "[[\"a\",1]] | row 1 has 2 values; a row of the model has 3",
        "[{\"x\":1}] | row 1 has a column 'x'; the model's are unique_id, ds, y",
        "[[\"a\",1,2],[\"a\",2,\"two\"]] | row 2, column 'y' (3): 'two' is not a number",
        "[[\"a\",1,true]] | row 1, column 'y' must hold a number, a text of one line or null",
        "[[\"a\\nb,2,3\",1,1]] | column 'unique_id' must hold",
        "[[null,1,1]] | row 1 has no name of a series",
        "[[\"a\",1,1e39]] | is beyond 1.0E30",
        "[[\"a\",1,1],[\"a\",1,2]] | has two rows at 1",
        "[[\"a\",\"soon\",1]] | 'soon' is",
        "[[\"=cmd|\\\"x\\\",\",1,null]] | has no series of two rows or more"
      })
  void hostileRowsAreRefusedInOneLine(String both) throws IOException {
    String[] parts = both.split(" \\| ", 2);
    try (Client client =
        new Client(
            ServeLimits.defaults(), new ServedModel.Panels("p", MODEL, CsvFormat.detected()))) {
      Client.Answer answer =
          client.post("/models/p/forecast", "application/json", "{\"rows\":" + parts[0] + "}");
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(String.valueOf(answer.json().get("error"))).contains(parts[1]).hasLineCount(1);
    }
  }

  /** A few short lines may stand for very many rows. */
  @Test
  void rowsThatLackAreCountedBeforeThereIsMemoryForThem() throws IOException {
    ServeLimits few = ServeLimits.defaults().withRows(200);
    try (Client client =
        new Client(few, new ServedModel.Panels("p", MODEL, CsvFormat.detected()))) {
      Client.Answer answer =
          client.postCsv("/models/p/forecast", "unique_id,ds,y\na,1,1\na,2,2\na,3,3\na,900,1\n");
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("no room for more than 200");
      assertThat(client.postCsv("/models/p/forecast", csv() + csv()).status()).isEqualTo(413);
      Object rows = Collections.nCopies(201, List.of());
      assertThat(client.postJson("/models/p/forecast", Map.of("rows", rows)).status())
          .isEqualTo(413);
    }
  }
}
