package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.forecasting.Forecast;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;

class ServeCommandTest {
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeAll
  static void fit() {
    Path data = Cli.write(shared.resolve("data.csv"), Cli.weekly(120));
    Cli.fit(data, shared.resolve("m.sswim"));
  }

  @BeforeEach
  void copy() throws IOException {
    data = Files.copy(shared.resolve("data.csv"), folder.resolve("data.csv"));
    model = Files.copy(shared.resolve("m.sswim"), folder.resolve("m.sswim"));
  }

  /** A process of its own that serves; its first line names the port. */
  private record Serving(Process process, int port) {
    static Serving start(Object... arguments) throws IOException {
      List<String> call =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "serve",
                  "--port",
                  "0"));
      Stream.of(arguments).map(String::valueOf).forEach(call::add);
      Process process =
          new ProcessBuilder(call).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String line =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      Matcher port = PORT.matcher(String.valueOf(line));
      assertThat(port.find()).as(line).isTrue();
      return new Serving(process, Integer.parseInt(port.group(1)));
    }

    String forecast(String name, Path csv) throws IOException, InterruptedException {
      var answer = ask(name, "text/csv", Files.readString(csv));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }

    HttpResponse<String> ask(String name, String type, String body)
        throws IOException, InterruptedException {
      return post("/models/" + name + "/forecast", type, body);
    }

    HttpResponse<String> post(String path, String type, String body)
        throws IOException, InterruptedException {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
  }

  @Tag("long")
  @Test
  void aKilledServerIsStartedAgainWithAllModelsAndStopsCleanly() throws Exception {
    Path second = Files.copy(model, folder.resolve("second.sswim"));
    Serving first = Serving.start(model, second);
    String before;
    try {
      before = first.forecast("second", data);
      assertThat(before).contains("\"values\":{\"a\":");
      Forecast expected =
          ModelFile.read(model).forecast(SeriesCsv.read(data, CsvOptions.defaults()));
      assertThat(first.forecast("m", data)).contains("\"a\":" + expected.value(1, 0));
    } finally {
      first.process().destroyForcibly().waitFor();
    }
    byte[] kept = Files.readAllBytes(model);
    Path sky = Cli.write(folder.resolve("sky.csv"), sky(90));
    Path seen = Cli.fit(sky, folder.resolve("sky.sswim"), "--columns", "a", "--inputs", "sky");
    Serving again = Serving.start(model, second, seen);
    try {
      textsOfRowsAreCategories(again, sky);
      assertThat(again.forecast("second", data)).isEqualTo(before);
      assertThat(Files.readAllBytes(model)).isEqualTo(kept);
      again.process().destroy();
      assertThat(again.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      again.process().destroyForcibly();
    }
  }

  @Tag("long")
  @Test
  void aModelFileThatIsReplacedIsServedFromThenOn() throws Exception {
    Serving serving = Serving.start(model);
    try {
      String before = serving.forecast("m", data);
      Files.writeString(model, "damaged");
      TimeUnit.SECONDS.sleep(2);
      assertThat(serving.forecast("m", data)).isEqualTo(before);
      Cli.fit(data, model, "--seed", "7");
      String after = before;
      for (int i = 0; i < 60 && after.equals(before); i++) {
        TimeUnit.MILLISECONDS.sleep(500);
        after = serving.forecast("m", data);
      }
      Forecast expected =
          ModelFile.read(model).forecast(SeriesCsv.read(data, CsvOptions.defaults()));
      assertThat(after).isNotEqualTo(before).contains("\"a\":" + expected.value(1, 0));
    } finally {
      serving.process().destroyForcibly().waitFor();
    }
  }

  /** All forecasts of many rows are long answers, which wait in files and not in the 128 MB. */
  @Tag("long")
  @Test
  void greedyClientsAreAnsweredByASmallServer() throws Exception {
    StringBuilder many = new StringBuilder("date,a,b\n");
    for (int r = 0; r < 41_000; r++) {
      many.append(LocalDate.of(1900, 1, 1).plusDays(r)).append(",1,2\n");
    }
    Serving serving = Serving.start(model);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        var begun = serving.post("/models/m/stream", "application/json", "{}");
        String session = String.valueOf(JSON.std.mapFrom(begun.body()).get("session"));
        String path = "/models/m/stream/" + session + "?each=true";
        answers.add(threads.submit(() -> serving.post(path, "text/csv", many.toString())));
      }
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer = answers.get(i).get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"rows\":41000");
      }
      assertThat(serving.forecast("m", data)).contains("\"a\":");
    } finally {
      threads.shutdownNow();
      serving.process().destroyForcibly().waitFor();
    }
  }

  /** Rows with a column of text. */
  private static String sky(int rows) {
    StringBuilder text = new StringBuilder("a,sky\n");
    for (int r = 0; r < rows; r++) {
      text.append(r % 7 + 0.5 * (r % 3)).append(',').append(r % 3 == 0 ? "rain" : "clear");
      text.append('\n');
    }
    return text.toString();
  }

  /** Rows of JSON may name the texts as files do, and others are refused by name. */
  private static void textsOfRowsAreCategories(Serving serving, Path csv) throws Exception {
    String ofCsv = serving.forecast("sky", csv);
    String[] lines = Files.readString(csv).strip().split("\n", -1);
    StringBuilder arrays = new StringBuilder("{\"rows\":[");
    StringBuilder objects = new StringBuilder("{\"rows\":[");
    for (int r = 1; r < lines.length; r++) {
      String[] cells = lines[r].split(",", -1);
      String comma = r == 1 ? "" : ",";
      arrays.append(comma).append("[" + cells[0] + ",\"" + cells[1] + "\"]");
      objects.append(comma).append("{\"sky\":\"" + cells[1] + "\",\"a\":" + cells[0] + "}");
    }
    for (String body : List.of(arrays + "]}", objects + "]}")) {
      var answer = serving.ask("sky", "application/json", body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(EvaluateCommandTest.objects(JSON.std.mapFrom(answer.body()), "forecast"))
          .isEqualTo(EvaluateCommandTest.objects(JSON.std.mapFrom(ofCsv), "forecast"));
    }
    var unknown =
        serving.ask("sky", "application/json", (arrays + "]}").replaceFirst("rain", "snow"));
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("row 1, column 'sky'", "clear", "rain");
  }

  /** Networks that it does not serve, and what to do with them. */
  @Test
  void otherModelsAreRefusedWithTheirCommands() throws IOException {
    for (String module : List.of("runtime", "related")) {
      Path golden = Path.of("..", module, "src", "test", "resources", "golden");
      try (Stream<Path> files = Files.list(golden)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".sswim")).toList()) {
          ModelFormat<?> kind = ModelFormat.of(file);
          if (kind.holds(ClassModel.class) && !kind.holds(ClassifierModel.class)) {
            BadInputTest.assertMistake(
                Cli.run("serve", file), List.of("--algorithm", "sswim classify predict"));
          }
        }
      }
    }
  }
}
