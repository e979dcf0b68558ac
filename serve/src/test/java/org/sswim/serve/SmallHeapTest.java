package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.serve.Client.map;
import static org.sswim.serve.Client.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.CsvFormat;
import org.sswim.series.CsvOptions;

/** A server in a process of its own, with a heap of 64 MB. */
class SmallHeapTest {
  private static final int ROWS = 41_000;

  /** As whole numbers, so that a body of all rows is short enough for the heap. */
  private static final int[][] VALUES =
      Arrays.stream(Golden.rows(ROWS, 2, 3))
          .map(row -> Arrays.stream(row).mapToInt(value -> (int) (3 * value)).toArray())
          .toArray(int[][]::new);

  private static Process server;
  private static Client client;

  /** Serves until its input ends; a forecast of "long-names" is longer than the heap. */
  public static void main(String[] args) throws IOException {
    // Without a moment no row needs a date, which would make bodies long.
    ForecastModel usual = Golden.forecaster("model-v1").model().withMoment(null).withJoint(null);
    ForecastModel names =
        new ForecastModel(
            usual.network(),
            usual.spec(),
            List.of("a".repeat(4 << 20), "b".repeat(4 << 20)),
            usual.standardizer(),
            usual.provenance());
    try (ModelServer server =
        ModelServer.start(
            List.of(
                new ServedModel.Forecaster("usual", usual, CsvOptions.defaults()),
                new ServedModel.Forecaster("long-names", names, CsvOptions.defaults()),
                new ServedModel.Panels("panel", ServedPanelsTest.MODEL, CsvFormat.detected())),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ServeLimits.defaults(),
            Throwable::printStackTrace)) {
      System.out.println(server.port());
      System.in.read();
    }
  }

  /** Starts its process, behind words such as those that bound it. */
  static Process process(Path temporary, String... before) throws IOException {
    List<String> words = new ArrayList<>(List.of(before));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx64m", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(SmallHeapTest.class.getName());
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Who asks it. */
  static Client client(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Client(Integer.parseInt(out.readLine()));
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = process(folder);
    client = client(server);
  }

  @AfterAll
  static void stop() {
    server.destroy();
  }

  private static String session(String model) {
    return session(client, model);
  }

  static String session(Client asked, String model) {
    Client.Answer begun = asked.postJson("/models/" + model + "/stream", Map.of());
    return "/models/" + model + "/stream/" + begun.json().get("session");
  }

  static Map<String, Object> rows(int from, int to) {
    return Map.of("rows", Arrays.copyOfRange(VALUES, from, to));
  }

  @Tag("long")
  @Test
  void anAnswerOfAQuarterOfTheHeapComesWhole() {
    String path = session("usual");
    Client.Answer all = client.postJson(path + "?each=true", rows(0, ROWS));
    assertThat(all.status()).as(all::body).isEqualTo(200);
    List<?> forecasts = (List<?>) all.json().get("forecasts");
    assertThat(forecasts).hasSize(ROWS - Golden.WINDOW + 1);
    for (int at : List.of(0, ROWS - Golden.WINDOW)) {
      String other = session("usual");
      Client.Answer one = client.postJson(other, rows(0, at + Golden.WINDOW));
      Map<String, Object> said = map(((List<?>) one.json().get("forecasts")).get(0));
      assertThat(value(map(forecasts.get(at)), 4, "load")).isEqualTo(value(said, 4, "load"));
    }
    assertThat(all.json()).containsEntry("rows", ROWS);
    assertThat(all.body().length()).isGreaterThan(64 << 18);
  }

  @Test
  void aRequestWithoutMemoryHasNotTakenItsRows() {
    String path = session("long-names");
    int few = Golden.WINDOW - 1;
    assertThat(client.postJson(path, rows(0, few)).status()).isEqualTo(200);
    Client.Answer without = client.postJson(path, rows(few, few + 4));
    assertThat(without.status()).as(without.body()).isEqualTo(503);
    assertThat(without.body()).contains("more memory than there is");
    assertThat(client.postJson(path + "?after=" + (few + 4), rows(0, 1)).body())
        .contains("the session has " + few + " rows");
    assertThat(client.get("/health").status()).isEqualTo(200);
  }
}
