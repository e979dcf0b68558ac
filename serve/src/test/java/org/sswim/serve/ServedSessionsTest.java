package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.serve.Client.map;
import static org.sswim.serve.Client.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.Timeline;

/** Sessions: nothing lost or mixed, all or nothing, bounded. */
class ServedSessionsTest {
  private static final ServeLimits USUAL = ServeLimits.defaults();

  private static final String STREAM = "/models/model-v1-streaming/stream";

  /** 200 sessions at once, a few rows a request: each hears what its own rows say, nothing else. */
  @Tag("long")
  @Test
  void nothingIsLostOrMixedBetweenSessions() throws Exception {
    ServedModel.Forecaster served = Golden.forecaster("model-v1-streaming");
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
    ServedModel.Forecaster served = Golden.forecaster("model-v1-streaming");
    try (Client client = new Client(USUAL, served, Golden.forecaster("model-v1-memory"))) {
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
      assertThat(client.postJson(path.replace("streaming", "memory"), twice).status())
          .isEqualTo(404);
      assertThat(client.send(client.request(path).DELETE().build()).status()).isEqualTo(204);
      assertThat(client.postJson(path, twice).status()).isEqualTo(404);
    }
  }

  @Test
  void sessionsAreBoundedInNumberLengthAndLife() throws Exception {
    ServeLimits few =
        USUAL.withSessions(2).withSessionRows(10).withIdleSeconds(1).withLifeSeconds(60);
    try (Client client = new Client(few, Golden.forecaster("model-v1-streaming"))) {
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
}
