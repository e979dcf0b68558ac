package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.serve.Client.map;
import static org.sswim.serve.Client.value;
import static org.sswim.serve.Golden.body;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.classification.Classifier;
import org.sswim.forecasting.Forecast;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** Answers to single requests are those of the model. */
class ModelServerTest {
  private static final ServeLimits USUAL = ServeLimits.defaults();
  private static final List<String> NAMES = List.of("load", "température");

  private static Forecast expected(ServedModel.Forecaster served, double[][] rows) {
    double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    Timeline times = Timeline.parse(Golden.times(rows.length));
    return served.model().forecast(TimeSeries.of(NAMES, flat, times));
  }

  @Test
  void forecastsAreThoseOfTheModel() throws IOException {
    for (String name : List.of("model-v4", "model-v3", "model-v9")) {
      ServedModel.Forecaster served = Golden.forecaster(name);
      try (Client client = new Client(USUAL, served)) {
        double[][] rows = Golden.rows(40, 2, 1);
        Forecast expected = expected(served, rows);
        String path = "/models/" + name + "/forecast";
        Client.Answer json = client.postJson(path, body(rows));
        assertThat(json.status()).as(json.body()).isEqualTo(200);
        Client.Answer csv = client.postCsv(path + "?observed=3", Golden.csv(rows, NAMES));
        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        for (int lead = 1; lead <= 4; lead++) {
          assertThat(value(json.json(), lead, "load")).isEqualTo(expected.value(lead, 0));
          assertThat(value(csv.json(), lead, "température")).isEqualTo(expected.value(lead, 1));
        }
        assertThat(json.body()).contains("\"time\":\"" + expected.time(1) + "\"");
        assertThat((List<?>) csv.json().get("observed")).hasSize(3);
        assertThat((List<?>) client.postJson(path + "?steps=2", body(rows)).json().get("forecast"))
            .hasSize(2);
      }
    }
  }

  @Test
  void intervalsComeWithTheForecast() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v4");
    try (Client client = new Client(USUAL, served)) {
      double[][] rows = Golden.rows(20, 2, 2);
      Map<String, Object> answer = client.postJson("/models/model-v4/forecast", body(rows)).json();
      Map<String, Object> first = map(((List<?>) answer.get("forecast")).get(0));
      List<?> bands = (List<?>) first.get("intervals");
      assertThat(bands).hasSize(2);
      Forecast.Band band = expected(served, rows).bands().get(1);
      assertThat(map(bands.get(1))).containsEntry("level", 97.5);
      assertThat(map(map(bands.get(1)).get("upper"))).containsEntry("load", band.upper()[0]);
    }
  }

  /** Columns beside the channels: of CSV by their own names, of JSON as a row brings them. */
  @Test
  void columnsBesideTheChannels() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v6");
    try (Client client = new Client(USUAL, served)) {
      assertThat(served.columns())
          .containsExactly("load", "température", "wind", "temp", "temp+1", "temp+2");
      double[][] rows = Golden.rows(22, 4, 3);
      String csv = Golden.csv(rows, List.of("load", "température", "wind", "temp"));
      // The last rows hold what is known ahead alone.
      StringBuilder ahead = new StringBuilder();
      String[] lines = csv.strip().split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        String[] cells = lines[i].split(",", -1);
        ahead.append(i > 20 ? cells[0] + ",,,," + cells[4] : lines[i]).append('\n');
      }
      List<Object> given = new ArrayList<>();
      for (int r = 0; r < 20; r++) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int c = 0; c < 4; c++) {
          row.put(served.columns().get(c), rows[r][c]);
        }
        row.put("temp+1", rows[r + 1][3]);
        row.put("temp+2", rows[r + 2][3]);
        given.add(row);
      }
      String path = "/models/model-v6/forecast";
      Client.Answer ofCsv = client.postCsv(path, ahead.toString());
      assertThat(ofCsv.status()).as(ofCsv.body()).isEqualTo(200);
      Client.Answer ofJson =
          client.postJson(path, Map.of("rows", given, "times", Golden.times(20)));
      assertThat(ofJson.status()).as(ofJson.body()).isEqualTo(200);
      for (int lead = 1; lead <= 4; lead++) {
        assertThat(value(ofJson.json(), lead, "load"))
            .isEqualTo(value(ofCsv.json(), lead, "load"), within(1e-9));
      }
    }
  }

  @Test
  void reasonsAddUp() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v4");
    try (Client client = new Client(USUAL, served)) {
      double[][] rows = Golden.rows(20, 2, 4);
      Client.Answer answer =
          client.postJson("/models/model-v4/explain?lead=2&channel=2&neurons=3", body(rows));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Map<String, Object> parts = answer.json();
      double sum = 0;
      for (String part : List.of("reference", "constant", "skip", "profile", "neuronsTogether")) {
        sum += ((Number) parts.get(part)).doubleValue();
      }
      double forecast = expected(served, rows).value(2, 1);
      assertThat(parts).containsEntry("forecast", forecast);
      assertThat(sum).isEqualTo(forecast, within(1e-4));
      assertThat((List<?>) parts.get("neurons")).hasSize(3);
      assertThat((List<?>) parts.get("spikes")).hasSize(Golden.WINDOW);
    }
  }

  @Test
  void classesAreThoseOfTheModel() throws IOException {
    ServedModel.Classes served = Golden.classifier("classifier-v1");
    try (Client client = new Client(USUAL, served)) {
      double[][] steps = Golden.rows(30, 2, 5);
      float[] flat = new float[60];
      for (int i = 0; i < 60; i++) {
        flat[i] = (float) steps[i / 2][i % 2];
      }
      int best = new Classifier(served.model()).classify(flat).best();
      Client.Answer answer =
          client.postJson("/models/classifier-v1/classify", Map.of("sequence", steps));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json()).containsEntry("class", served.model().classes().get(best));
      assertThat(map(answer.json().get("probabilities"))).hasSize(3);
      assertThat(
              client
                  .postJson("/models/classifier-v1/classify", Map.of("sequence", List.of(1)))
                  .status())
          .isEqualTo(400);
      assertThat(client.postJson("/models/classifier-v1/forecast", body(steps)).status())
          .isEqualTo(404);
    }
  }
}
