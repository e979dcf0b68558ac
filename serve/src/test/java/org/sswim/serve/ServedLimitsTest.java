package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sswim.serve.Golden.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is refused, and whom the server does not let hinder others. */
class ServedLimitsTest {
  private static final ServeLimits USUAL = ServeLimits.defaults();

  @Test
  void refusals() throws IOException {
    ServeLimits narrow = USUAL.withBodyBytes(20_000).withRows(100).withPerSecond(0);
    try (Client client = new Client(narrow, Golden.forecaster("model-v1-memory"))) {
      String path = "/models/model-v1-memory/forecast";
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
      assertRefused(
          client.post(path, "application/json", "{\"rows\": [["), 400, "not a JSON object");
      assertRefused(
          client.post(path, "application/json", "[".repeat(9000)), 400, "not a JSON object");
      assertRefused(client.post(path, "application/json", "null"), 400, "JSON object");
      assertRefused(client.post(path, "application/json", "{} {}"), 400, "nothing else");
      assertRefused(client.post(path, "application/json", "{\"rows\": 3}"), 400, "'rows'");
      Map<String, Object> other = Map.of("rows", List.of(Map.of("load", 1, "lod", 2)));
      assertRefused(client.postJson(path, other), 400, "row 1 has a column");
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
      assertRefused(client.postJson(path, missing), 400, "must hold a number");
    }
  }

  private static void assertRefused(Client.Answer answer, int status, String part) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat((String) answer.json().get("error")).contains(part).doesNotContain("\n");
  }

  @Test
  void pagesOfOtherSitesMayNotAsk() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v1-memory"))) {
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
    try (Client client = new Client(USUAL, Golden.forecaster("model-v1-memory"))) {
      List<Socket> slow = new ArrayList<>();
      String begun =
          "POST /models/model-v1-memory/forecast HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: text/csv\r\nContent-Length: 100\r\n\r\nda";
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.server.port());
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      long before = System.nanoTime();
      assertThat(
              client
                  .postJson("/models/model-v1-memory/forecast", body(Golden.rows(20, 2, 8)))
                  .status())
          .isEqualTo(200);
      assertThat((System.nanoTime() - before) * 1e-9).isLessThan(5);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Who takes no answer holds no turn to compute: there are far fewer processors. */
  @Tag("long")
  @Test
  void slowReadersHinderNobody() throws IOException {
    ServedModel model = Golden.forecaster("model-v1-memory");
    try (Client client = new Client(USUAL, model)) {
      String begun = client.post("/models/model-v1-memory/stream", "text/csv", "").body();
      String session = begun.replaceAll(".*\"session\":\"([^\"]*)\".*", "$1");
      String path = "/models/model-v1-memory/stream/" + session;
      String rows = Golden.csv(Golden.rows(20_000, 2, 8), List.of("load", "température"));
      String half = "POST " + path + "?each=true HTTP/1.1\r\nHost: localhost\r\n";
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        String mine = client.post("/models/model-v1-memory/stream", "text/csv", "").body();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 12);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), client.server.port()));
        String head =
            half.replace(session, mine.replaceAll(".*\"session\":\"([^\"]*)\".*", "$1"))
                + "Content-Type: text/csv\r\nContent-Length: "
                + rows.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n";
        socket.getOutputStream().write((head + rows).getBytes(StandardCharsets.UTF_8));
        // The answer has begun.
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
        slow.add(socket);
      }
      long before = System.nanoTime();
      assertThat(client.postCsv(path, rows).status()).isEqualTo(200);
      // The readers hold their answers for a minute.
      assertThat((System.nanoTime() - before) * 1e-9).isLessThan(25);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void idleConnectionsHinderNobody() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v1-memory"))) {
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 1200; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), client.server.port()));
      }
      assertThat(raw(client.server.port(), "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .startsWith("HTTP/1.1 200 ");
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /** Beyond the first few bytes they are in a file, which nobody else sees. */
  @Test
  void longAnswersWaitInAFile() throws IOException {
    Answer answer = new Answer();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 5000; i++) {
      answer.text("line " + i + "\n");
      expected.writeBytes(("line " + i + "\n").getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      if (i % 499 == 0) {
        answer.sendTo(sent);
        assertThat(sent.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(answer.size()).isEqualTo(sent.size());
      }
    }
    answer.release();
    assertThatThrownBy(answer::size).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void endsWhereNoConnectionCanBeTaken() throws IOException {
    try (Client client = new Client(USUAL, Golden.forecaster("model-v1-memory"))) {
      OutOfMemoryError dead = new OutOfMemoryError("for a test");
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("HTTP-Dispatcher"))
          .forEach(thread -> thread.getUncaughtExceptionHandler().uncaughtException(thread, dead));
      assertThatThrownBy(client.server::await).hasCause(dead);
    }
  }

  @Test
  void whoAsksTooOftenWaits() throws IOException {
    try (Client client = new Client(USUAL.withPerSecond(5), Golden.forecaster("model-v1-memory"))) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        statuses.add(client.get("/health").status());
      }
      assertThat(statuses.subList(0, 5)).containsOnly(200);
      assertThat(statuses).contains(429);
    }
  }
}
