package org.sswim.serve;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server on a free port, and who asks it. */
final class Client implements AutoCloseable {
  final ModelServer server;
  final List<Throwable> bugs = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  Client(ServeLimits limits, ServedModel... models) throws IOException {
    server =
        ModelServer.start(
            List.of(models),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            limits,
            bugs::add);
    port = server.port();
  }

  /** Asks the server of another process. */
  Client(int port) {
    server = null;
    this.port = port;
  }

  /** An answer. */
  record Answer(int status, String body, HttpResponse<String> whole) {
    Map<String, Object> json() {
      try {
        return JSON.std.mapFrom(body);
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Answer get(String path) {
    return send(request(path).build());
  }

  Answer post(String path, String type, String body) {
    return send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build());
  }

  Answer postJson(String path, Object body) {
    try {
      return post(path, "application/json", JSON.std.asString(body));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Answer postCsv(String path, String body) {
    return post(path, "text/csv", body);
  }

  @Override
  public void close() {
    server.close();
    if (!bugs.isEmpty()) {
      throw new AssertionError(bugs.get(0));
    }
  }

  /** An object within an answer. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** A value of a forecast within an answer. */
  static double value(Map<String, Object> answer, int lead, String channel) {
    Map<String, Object> row = map(((List<?>) answer.get("forecast")).get(lead - 1));
    return ((Number) map(row.get("values")).get(channel)).doubleValue();
  }
}
