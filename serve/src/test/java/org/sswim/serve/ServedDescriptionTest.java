package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sswim.serve.Client.map;
import static org.sswim.serve.Golden.body;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the server says of itself: addresses, metrics, its page, names of models. */
class ServedDescriptionTest {
  private static final ServeLimits USUAL = ServeLimits.defaults();

  /** What the description says is what is answered, and the other way round. */
  @Test
  void theDescriptionNamesEveryAddress() throws IOException {
    try (Client client =
        new Client(
            USUAL, Golden.forecaster("model-v1-streaming"), Golden.classifier("classifier-v1"))) {
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
        String asked = path.replace("{name}", "model-v1-streaming").replace("{session}", "none");
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
    try (Client client = new Client(USUAL, Golden.forecaster("model-v1-memory"))) {
      client.postJson("/models/model-v1-memory/forecast", body(Golden.rows(20, 2, 9)));
      client.get("/models/model-v1-memory/never%22%7D");
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
    try (Client client = new Client(USUAL, Golden.forecaster("model-v1-memory"))) {
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
    ServedModel.Forecaster one = Golden.forecaster("model-v1-memory");
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    assertThatThrownBy(() -> ModelServer.start(List.of(one, one), free, USUAL, bug -> {}))
        .hasMessageContaining("two models have the name 'model-v1-memory'");
    assertThatThrownBy(() -> ModelServer.start(List.of(), free, USUAL, bug -> {}))
        .hasMessageContaining("a model to serve");
    ServedModel slash = new ServedModel.Classes("a/b", Golden.classifier("classifier-v1").model());
    assertThatThrownBy(() -> ModelServer.start(List.of(slash), free, USUAL, bug -> {}))
        .hasMessageContaining("letters, digits");
  }
}
