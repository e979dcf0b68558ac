package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sswim.classification.Classifier;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

class ModelServerTest {
  private static final ServeLimits USUAL = ServeLimits.defaults();
  private static final List<String> NAMES = List.of("load", "température");

  private static Map<String, Object> body(double[][] rows) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rows", rows);
    body.put("times", Golden.times(rows.length));
    return body;
  }

  private static Forecast expected(ServedModel.Forecaster served, double[][] rows) {
    double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    Timeline times = Timeline.parse(Golden.times(rows.length));
    return served.model().forecast(TimeSeries.of(NAMES, flat, times));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static double value(Map<String, Object> answer, int lead, String channel) {
    Map<String, Object> row = map(((List<?>) answer.get("forecast")).get(lead - 1));
    return ((Number) map(row.get("values")).get(channel)).doubleValue();
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

  /** 200 sessions at once, a few rows a request: each hears what its own rows say, nothing else. */
  @Test
  void nothingIsLostOrMixedBetweenSessions() throws Exception {
    ServedModel.Forecaster served = Golden.forecaster("model-v3");
    int sessions = 200;
    int rows = 40;
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (Client client = new Client(USUAL, served)) {
      List<String> ids = new ArrayList<>();
      for (int s = 0; s < sessions; s++) {
        ids.add(String.valueOf(client.postJson(STREAM, Map.of()).json().get("session")));
      }
      assertThat(ids).doesNotHaveDuplicates();
      for (int from = 0; from < rows; from += 8) {
        List<Future<Client.Answer>> answers = new ArrayList<>();
        int first = from;
        for (int s = 0; s < sessions; s++) {
          String path = STREAM + "/" + ids.get(s) + "?after=" + first;
          Map<String, Object> body = part(Golden.rows(rows, 2, 100 + s), first, first + 8);
          answers.add(threads.submit(() -> client.postJson(path, body)));
        }
        for (int s = 0; s < sessions; s++) {
          Client.Answer answer = answers.get(s).get();
          assertThat(answer.status()).as(answer.body()).isEqualTo(200);
          assertThat(answer.json()).containsEntry("rows", first + 8);
          if (first + 8 >= Golden.WINDOW) {
            double[] expected = streamed(served, Golden.rows(rows, 2, 100 + s), first + 8);
            Map<String, Object> said = map(((List<?>) answer.json().get("forecasts")).get(0));
            assertThat(value(said, 4, "load")).isEqualTo(expected[6]);
            assertThat(value(said, 1, "température")).isEqualTo(expected[1]);
          }
        }
      }
      assertThat(client.get("/health").json()).containsEntry("sessions", sessions);
      assertThat(client.get("/metrics").body()).contains("sswim_rows_total " + sessions * rows);
    } finally {
      threads.shutdownNow();
    }
  }

  private static final String STREAM = "/models/model-v3/stream";

  private static Map<String, Object> part(double[][] rows, int from, int to) {
    List<String> times = Golden.times(rows.length).subList(from, to);
    return Map.of("rows", Arrays.copyOfRange(rows, from, to), "times", times);
  }

  private static double[] streamed(ServedModel.Forecaster served, double[][] rows, int count) {
    StreamingForecaster forecaster = new StreamingForecaster(served.model());
    Timeline times = Timeline.parse(Golden.times(rows.length));
    for (int r = 0; r < count; r++) {
      forecaster.push(rows[r], times.at(r));
    }
    double[] out = new double[8];
    forecaster.forecast(out);
    return out;
  }

  @Test
  void aRequestOfASessionIsTakenAllOrNotAtAll() throws IOException {
    ServedModel.Forecaster served = Golden.forecaster("model-v3");
    try (Client client = new Client(USUAL, served, Golden.forecaster("model-v4"))) {
      String id = String.valueOf(client.postJson(STREAM, Map.of()).json().get("session"));
      String path = STREAM + "/" + id;
      double[][] rows = Golden.rows(20, 2, 6);
      assertThat(client.postJson(path, part(rows, 0, 18)).status()).isEqualTo(200);
      // The second row has a date that was there before.
      Map<String, Object> twice =
          Map.of(
              "rows",
              Arrays.copyOfRange(rows, 18, 20),
              "times",
              List.of(Golden.times(20).get(18), Golden.times(20).get(19)));
      assertThat(client.postJson(path, part(rows, 17, 19)).status()).isEqualTo(400);
      assertThat(client.postCsv(path, "date,load,température\n2025-01-01,1,2\n2025-01-02,x,1\n"))
          .matches(answer -> answer.status() == 400 && answer.body().contains("line 3"));
      Client.Answer lost = client.postJson(path + "?after=20", twice);
      assertThat(lost.status()).isEqualTo(409);
      assertThat(lost.body()).contains("the session has 18 rows");
      Client.Answer good = client.postJson(path + "?after=18&each=true", twice);
      assertThat(good.status()).as(good.body()).isEqualTo(200);
      List<?> forecasts = (List<?>) good.json().get("forecasts");
      assertThat(forecasts).hasSize(2);
      assertThat(value(map(forecasts.get(1)), 1, "load")).isEqualTo(streamed(served, rows, 20)[0]);
      assertThat(client.postJson(path.replace("v3", "v4"), twice).status()).isEqualTo(404);
      assertThat(client.send(client.request(path).DELETE().build()).status()).isEqualTo(204);
      assertThat(client.postJson(path, twice).status()).isEqualTo(404);
    }
  }

  @Test
  void sessionsAreBoundedInNumberLengthAndLife() throws Exception {
    ServeLimits few = USUAL.withSessions(2, 10, 1, 60);
    try (Client client = new Client(few, Golden.forecaster("model-v3"))) {
      String id = String.valueOf(client.postJson(STREAM, Map.of()).json().get("session"));
      assertThat(client.postJson(STREAM, Map.of()).status()).isEqualTo(201);
      Client.Answer third = client.postJson(STREAM, Map.of());
      assertThat(third.status()).isEqualTo(503);
      assertThat(third.body()).contains("2 sessions are open");
      double[][] rows = Golden.rows(20, 2, 7);
      assertThat(client.postJson(STREAM + "/" + id, part(rows, 0, 10)).status()).isEqualTo(200);
      assertThat(client.postJson(STREAM + "/" + id, part(rows, 10, 11)).status()).isEqualTo(409);
      Thread.sleep(1200);
      assertThat(client.postJson(STREAM + "/" + id, part(rows, 10, 11)).status()).isEqualTo(404);
      assertThat(client.postJson(STREAM, Map.of()).status()).isEqualTo(201);
    }
  }

  @Test
  void refusals() throws IOException {
    ServeLimits narrow = new ServeLimits(20_000, 100, 0, 30, 10, 1000, 60, 60);
    try (Client client = new Client(narrow, Golden.forecaster("model-v4"))) {
      String path = "/models/model-v4/forecast";
      double[][] rows = Golden.rows(20, 2, 8);
      assertRefused(client.get("/nothing"), 404, "/openapi.json");
      assertRefused(client.get("/models/other"), 404, "no such model");
      assertRefused(client.get("/models/..%2f..%2fetc/forecast"), 405, "POST");
      assertRefused(client.postJson("/models/..%2f..%2fetc/forecast", body(rows)), 404, "model");
      assertRefused(client.get(path), 405, "POST");
      assertRefused(client.post(path, "text/plain", "x"), 415, "text/csv");
      assertRefused(client.postJson(path, Map.of("rows", rows)), 400, "date");
      assertRefused(client.postJson(path, body(Golden.rows(15, 2, 1))), 400, "window of 16 rows");
      assertRefused(client.postJson(path, body(Golden.rows(20, 3, 1))), 400, "row 1 has 3 values");
      assertRefused(client.postJson(path, body(Golden.rows(101, 2, 1))), 413, "100 rows");
      assertRefused(client.post(path, "application/json", "{\"rows\": [["), 400, "no JSON");
      assertRefused(client.post(path, "application/json", "[".repeat(9000)), 400, "no JSON");
      assertRefused(client.post(path, "application/json", "{\"rows\": 3}"), 400, "'rows'");
      assertRefused(client.post(path, "application/json", "{\"rows\": [3]}"), 400, "row 1");
      assertRefused(client.postJson(path + "?step=2", body(rows)), 400, "steps, observed");
      assertRefused(client.post(path, "application/json", "{\"row\": []}"), 400, "rows, times");
      assertRefused(client.postJson(path + "?steps=5", body(rows)), 400, "1..4");
      assertRefused(client.postCsv(path, "date,load\n2024-01-01,1\n"), 400, "température");
      assertRefused(client.postCsv(path, "x".repeat(20_001)), 413, "20000 bytes");
      assertRefused(
          client.send(client.request("/models").PUT(BodyPublishers.noBody()).build()), 405, "GET");
      Map<String, Object> missing = body(rows);
      missing.put("rows", List.of(Arrays.asList(1, null)));
      missing.put("times", List.of("2024-01-01"));
      assertRefused(client.postJson(path, missing), 400, "there must be a number");
    }
  }

  private static void assertRefused(Client.Answer answer, int status, String part) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat((String) answer.json().get("error")).contains(part).doesNotContain("\n");
  }

  @Test
  void pagesOfOtherSitesMayNotAsk() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v4"))) {
      String own = "http://127.0.0.1:" + client.server.port();
      assertThat(client.send(client.request("/models").header("Origin", own).build()).status())
          .isEqualTo(200);
      Client.Answer cross =
          client.send(client.request("/models").header("Origin", "http://evil.example").build());
      assertThat(cross.status()).isEqualTo(403);
      assertThat(cross.whole().headers().map()).doesNotContainKey("access-control-allow-origin");
      assertThat(
              client
                  .send(client.request("/models").header("Sec-Fetch-Site", "cross-site").build())
                  .status())
          .isEqualTo(403);
      // A name of another site that points to this machine.
      assertThat(raw(client.server.port(), "GET /models HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  private static String raw(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(40), StandardCharsets.US_ASCII);
    }
  }

  /** Bodies that never end hold a connection each, and nobody else's turn. */
  @Test
  void slowClientsHinderNobody() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v4"))) {
      List<Socket> slow = new ArrayList<>();
      String begun =
          "POST /models/model-v4/forecast HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: text/csv\r\nContent-Length: 100\r\n\r\nda";
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.server.port());
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      long before = System.nanoTime();
      assertThat(client.postJson("/models/model-v4/forecast", body(Golden.rows(20, 2, 8))).status())
          .isEqualTo(200);
      assertThat((System.nanoTime() - before) * 1e-9).isLessThan(5);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whoAsksTooOftenWaits() throws IOException {
    try (Client client = new Client(USUAL.withPerSecond(5), Golden.forecaster("model-v4"))) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        statuses.add(client.get("/health").status());
      }
      assertThat(statuses.subList(0, 5)).containsOnly(200);
      assertThat(statuses).contains(429);
    }
  }

  /** What the description says is what is answered, and the other way round. */
  @Test
  void theDescriptionNamesEveryAddress() throws IOException {
    try (Client client =
        new Client(USUAL, Golden.forecaster("model-v3"), Golden.classifier("classifier-v1"))) {
      Map<String, Object> api = client.get("/openapi.json").json();
      Map<String, Object> paths = map(api.get("paths"));
      assertThat(paths.keySet())
          .containsExactlyInAnyOrder(
              "/models",
              "/models/{name}",
              "/models/{name}/forecast",
              "/models/{name}/explain",
              "/models/{name}/classify",
              "/models/{name}/stream",
              "/models/{name}/stream/{session}",
              "/health",
              "/metrics",
              "/openapi.json");
      for (String path : paths.keySet()) {
        String asked = path.replace("{name}", "model-v3").replace("{session}", "none");
        int status =
            map(paths.get(path)).containsKey("get")
                ? client.get(asked).status()
                : client.postJson(asked, Map.of()).status();
        // A classifier's address, a session that there is not, and rows that lack.
        assertThat(status).as(path).isIn(200, 201, 400, 404);
        if (status == 404) {
          assertThat(path).matches(".*(classify|session}).*");
        }
      }
      Map<String, Object> models = client.get("/models").json();
      assertThat((List<?>) models.get("models")).hasSize(2);
      assertThat(JSON.std.asString(models)).contains("\"window\":16", "\"kind\":\"classifier\"");
    }
  }

  @Test
  void metricsAreWhatPrometheusReads() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v4"))) {
      client.postJson("/models/model-v4/forecast", body(Golden.rows(20, 2, 9)));
      client.get("/models/model-v4/never%22%7D");
      String text = client.get("/metrics").body();
      assertThat(text.lines())
          .allMatch(
              line ->
                  line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{[^}]*(\\{[a-z]+}[^}]*)*})? [-0-9.E]+"))
          .contains(
              "sswim_requests_total{route=\"/models/{name}/forecast\",status=\"200\"} 1",
              "sswim_request_seconds_count{route=\"/models/{name}/forecast\"} 1",
              "sswim_models 1",
              "sswim_rows_total 20");
      assertThat(text).doesNotContain("never");
    }
  }

  @Test
  void thePageFetchesFromHereAlone() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v4"))) {
      Client.Answer page = client.get("/");
      assertThat(page.whole().headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
      for (String part : List.of("page.css", "page.js", "charts.js")) {
        assertThat(page.body()).contains(part);
        assertThat(client.get("/" + part).status()).isEqualTo(200);
      }
      assertThat(page.body()).doesNotContain("http://", "https://");
    }
  }

  @Test
  void modelsMustHaveNamesOfTheirOwn() {
    ServedModel.Forecaster one = Golden.forecaster("model-v4");
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    assertThatThrownBy(() -> ModelServer.start(List.of(one, one), free, USUAL, bug -> {}))
        .hasMessageContaining("two models have the name 'model-v4'");
    assertThatThrownBy(() -> ModelServer.start(List.of(), free, USUAL, bug -> {}))
        .hasMessageContaining("a model to serve");
    assertThatThrownBy(
            () -> new ServedModel.Classes("a/b", Golden.classifier("classifier-v1").model()))
        .hasMessageContaining("letters, digits");
  }
}
