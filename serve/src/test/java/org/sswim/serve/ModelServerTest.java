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
    for (String name : List.of("model-v1-memory", "model-v1-streaming")) {
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
    ServedModel.Forecaster served = Golden.forecaster("model-v1-memory");
    try (Client client = new Client(USUAL, served)) {
      double[][] rows = Golden.rows(20, 2, 2);
      Map<String, Object> answer =
          client.postJson("/models/model-v1-memory/forecast", body(rows)).json();
      Map<String, Object> first = map(((List<?>) answer.get("forecast")).get(0));
      List<?> bands = (List<?>) first.get("intervals");
      assertThat(bands).hasSize(2);
      Forecast.Band band = expected(served, rows).bands().get(1);
      assertThat(map(bands.get(1))).containsEntry("level", 97.5);
      assertThat(map(map(bands.get(1)).get("upper"))).containsEntry("load", band.upper()[0]);
    }
  }

  private static final List<String> COLUMNS = List.of("load", "température", "wind", "temp");

  /** Rows of which the last 4 hold the known column alone, as CSV. */
  private static String ahead(double[][] rows) {
    StringBuilder text = new StringBuilder();
    String[] lines = Golden.csv(rows, COLUMNS).strip().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      boolean known = i > rows.length - 4;
      text.append(known ? cells[0] + ",,,," + cells[4] : lines[i]).append('\n');
    }
    return text.toString();
  }

  /** The same as JSON: each row's known column once, by name in rows that have nothing else. */
  private static List<Object> rows(double[][] rows) {
    List<Object> given = new ArrayList<>(List.of(rows).subList(0, rows.length - 4));
    for (int r = rows.length - 4; r < rows.length; r++) {
      given.add(Map.of("temp", rows[r][3]));
    }
    return given;
  }

  @Test
  void columnsBesideTheChannels() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v1-moment");
    try (Client client = new Client(USUAL, served)) {
      assertThat(served.columns()).isEqualTo(COLUMNS);
      assertThat(client.get("/models").body()).contains("\"known\":[\"temp\"]");
      double[][] rows = Golden.rows(24, 4, 3);
      String path = "/models/model-v1-moment/forecast";
      Client.Answer ofCsv = client.postCsv(path, ahead(rows));
      assertThat(ofCsv.status()).as(ofCsv.body()).isEqualTo(200);
      Map<String, Object> body = Map.of("rows", rows(rows), "times", Golden.times(24));
      Client.Answer ofJson = client.postJson(path, body);
      assertThat(ofJson.status()).as(ofJson.body()).isEqualTo(200);
      // Or all rows are full, and it is said how many are ahead.
      Client.Answer said = client.postCsv(path + "?ahead=4", Golden.csv(rows, COLUMNS));
      for (int lead = 1; lead <= 4; lead++) {
        for (String channel : NAMES) {
          double expected = value(ofCsv.json(), lead, channel);
          assertThat(value(ofJson.json(), lead, channel)).isEqualTo(expected);
          assertThat(value(said.json(), lead, channel)).isEqualTo(expected);
        }
      }
      assertThat(map(((List<?>) ofJson.json().get("forecast")).get(0)))
          .containsEntry("time", "2024-01-01 20:00");
      assertThat(client.postCsv(path, Golden.csv(rows, COLUMNS)))
          .matches(answer -> answer.status() == 400 && answer.body().contains("'temp' must go on"));
    }
  }

  /** A stream takes each row's known column once, and says no more than it can. */
  @Test
  void knownColumnsRunAheadOfAStream() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v1-moment");
    try (Client client = new Client(USUAL, served)) {
      double[][] rows = Golden.rows(24, 4, 3);
      List<String> times = Golden.times(24);
      String all = "/models/model-v1-moment/forecast";
      String begin = "/models/model-v1-moment/stream";
      String path = begin + "/" + client.postJson(begin, Map.of()).json().get("session");
      Client.Answer first =
          client.postJson(
              path, Map.of("rows", Arrays.copyOf(rows, 18), "times", times.subList(0, 18)));
      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(first.json())
          .containsEntry("rows", 18)
          .containsEntry("knownAhead", 0)
          .containsEntry("forecasts", List.of());
      // Two rows, and four ahead of them; then the next, whose known column is there already.
      Client.Answer second =
          client.postJson(
              path + "?after=18",
              Map.of("rows", rows(rows).subList(18, 24), "times", times.subList(18, 24)));
      assertThat(second.status()).as(second.body()).isEqualTo(200);
      assertThat(second.json()).containsEntry("rows", 20).containsEntry("knownAhead", 4);
      Map<String, Object> said = map(((List<?>) second.json().get("forecasts")).get(0));
      double expected = value(client.postCsv(all, ahead(rows)).json(), 3, "load");
      assertThat(value(said, 3, "load")).isEqualTo(expected, within(1e-9));
      Map<String, Object> next =
          new LinkedHashMap<>(Map.of("load", 1, "température", 2, "wind", 0));
      Client.Answer third =
          client.postJson(path, Map.of("rows", List.of(next), "times", times.subList(20, 21)));
      assertThat(third.status()).as(third.body()).isEqualTo(200);
      assertThat(third.json()).containsEntry("rows", 21).containsEntry("knownAhead", 3);
      Client.Answer fourth =
          client.postJson(
              path, Map.of("rows", List.of(Map.of("load", 1)), "times", times.subList(21, 22)));
      assertThat(fourth.status()).isEqualTo(400);
      assertThat(fourth.body()).contains("row 1 has no value of 'température'");
    }
  }

  @Test
  void reasonsAddUp() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v1-memory");
    try (Client client = new Client(USUAL, served)) {
      double[][] rows = Golden.rows(20, 2, 4);
      Client.Answer answer =
          client.postJson("/models/model-v1-memory/explain?lead=2&channel=2&neurons=3", body(rows));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Map<String, Object> parts = answer.json();
      double sum = 0;
      for (String part : List.of("reference", "constant", "skip", "moment", "neuronsTogether")) {
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
