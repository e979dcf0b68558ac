package org.sswim.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.series.CsvOptions;
import org.sswim.serve.ModelServer;
import org.sswim.serve.ServeLimits;
import org.sswim.serve.ServedModel;

/** A server on a free port of this machine, which is sent damaged requests. */
final class FuzzServer implements AutoCloseable {
  private final List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient http = HttpClient.newHttpClient();
  private final ModelServer server;

  FuzzServer() throws IOException {
    Path golden = Path.of("..", "runtime", "src", "test", "resources", "golden");
    server =
        ModelServer.start(
            List.of(
                new ServedModel.Forecaster(
                    "f",
                    ModelFile.read(golden.resolve("model-v1-memory.sswim")),
                    CsvOptions.defaults()),
                new ServedModel.Classes(
                    "c", ModelFormat.CLASSIFIER.read(golden.resolve("classifier-v1.sswim")))),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ServeLimits.defaults().withPerSecond(0),
            bugs::add);
  }

  List<FuzzKinds.Sample> samples() {
    StringBuilder csv = new StringBuilder("date,load,température\n");
    List<List<Integer>> rows = new ArrayList<>();
    List<String> times = new ArrayList<>();
    for (int r = 0; r < 20; r++) {
      times.add("2024-01-01T%02d:00".formatted(r));
      rows.add(List.of(r % 3, r % 5));
      csv.append(times.get(r) + "," + r % 3 + "," + r % 5 + "\n");
    }
    Map<String, Object> body = Map.of("rows", rows, "times", times);
    Map<String, Object> steps = Map.of("sequence", List.of(List.of(1, 2), List.of(2, 1)));
    return List.of(
        sample("f/forecast", "text/csv", csv.toString()),
        sample("f/forecast", "application/json", json(body)),
        sample("f/explain", "application/json", json(body)),
        sample("f/stream", "application/json", "{}"),
        sample("c/classify", "application/json", json(steps)));
  }

  private static String json(Object body) {
    try {
      return JSON.std.asString(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private FuzzKinds.Sample sample(String path, String type, String body) {
    return new FuzzKinds.Sample(
        path + " " + type, FuzzKinds.utf8(body), bytes -> outcome(path, type, bytes));
  }

  private String outcome(String path, String type, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/models/" + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    String found;
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      Map<String, Object> json = JSON.std.mapFrom(answer.body());
      int status = answer.statusCode();
      if (status >= 200 && status < 300) {
        found = answer.body().contains("NaN") ? "says " + answer.body() : "works";
      } else {
        boolean clean = status >= 400 && status < 500 && json.get("error") instanceof String;
        found = clean ? "refused" : "status " + status + ": " + answer.body();
      }
    } catch (IOException e) {
      found = "no answer in JSON: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      found = "interrupted";
    }
    if (!bugs.isEmpty()) {
      found = "bug: " + bugs;
      bugs.clear();
    }
    return found;
  }

  @Override
  public void close() {
    server.close();
  }
}
