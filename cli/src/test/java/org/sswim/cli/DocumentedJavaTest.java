package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java that the documents show compiles, and the tutorial's program forecasts. */
class DocumentedJavaTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "README.md, 0",
    "docs/tutorial/forecast.md, 1",
    "docs/algorithms/esm-cnn.md, 0",
    "docs/how-to/classify.md, 0",
    "docs/how-to/covariates.md, 0",
    "docs/how-to/evaluate.md, 0",
    "docs/how-to/fit-and-predict.md, 0",
    "docs/how-to/spike-trains.md, 0"
  })
  void linesCompile(String document, int block) throws IOException {
    // What the lines leave to the reader: imports, and what stands before them.
    String frame =
        """
        import java.nio.file.Path;
        import java.time.LocalDateTime;
        import java.util.List;
        import org.sswim.classification.*;
        import org.sswim.classifiers.*;
        import org.sswim.evaluation.*;
        import org.sswim.forecasters.*;
        import org.sswim.forecasting.*;
        import org.sswim.linalg.Workers;
        import org.sswim.model.*;
        import org.sswim.sequences.*;
        import org.sswim.series.*;
        import org.sswim.spiketrainers.*;
        import org.sswim.spiketrains.*;
        import org.sswim.studies.*;
        class Lines {
          %s
          void lines(double[] row, LocalDateTime time, float[] step) throws Exception {
        %s
          }
        }
        """;
    String lines = blocks(document).get(block);
    String known = lines.contains("TimeSeries series =") ? "" : "TimeSeries series;";
    compile("Lines", frame.formatted(known, lines));
    assertThat(folder.resolve("Lines.class")).exists();
  }

  @Test
  void theTutorialsProgramForecasts() throws Exception {
    compile("LiveForecast", blocks("docs/tutorial/forecast.md").get(0));
    List<String> lines = Cli.weekly(60).lines().toList();
    StringBuilder rows = new StringBuilder("date,a\n");
    StringBuilder arriving = new StringBuilder();
    for (int r = 1; r < lines.size(); r++) {
      String line = lines.get(r);
      String row = line.substring(0, line.lastIndexOf(',')) + "\n";
      rows.append(row);
      // The model's window is 14 rows: one forecast after the 14th, one after the 15th.
      arriving.append(r <= 15 ? row : "");
    }
    Path data = Cli.write(folder.resolve("data.csv"), rows.toString());
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    String printed = runMain("LiveForecast", arriving.toString(), model.toString());
    String streamed =
        Cli.runWith("date,a\n" + arriving, "stream", model, "--precision", "full").out();
    List<String> forecasts = streamed.lines().skip(1).map(DocumentedJavaTest::secondCell).toList();
    assertThat(printed.lines())
        .containsExactly(
            "2024-01-14: next " + forecasts.get(0), "2024-01-15: next " + forecasts.get(1));
  }

  @Test
  void noOtherDocumentShowsJava() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "docs"))) {
      List<String> others =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> contains(file, "```java"))
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
      assertThat(others)
          .containsExactly(
              "classify.md",
              "covariates.md",
              "esm-cnn.md",
              "evaluate.md",
              "fit-and-predict.md",
              "forecast.md",
              "kafka.md", // As a program, with a test, in examples/kafka.
              "spark.md", // Of a module that the command line does not see, and tested there.
              "spike-trains.md");
    }
  }

  private static String secondCell(String line) {
    int start = line.indexOf(',') + 1;
    return line.substring(start, line.indexOf(',', start));
  }

  private static List<String> blocks(String document) throws IOException {
    String text = Files.readString(Path.of("..").resolve(document));
    return BLOCK.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(String name, String source) throws IOException {
    Path file = Cli.write(folder.resolve(name + ".java"), source);
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            folder.toString(),
            "-cp",
            requireNonNull(System.getProperty("java.class.path")));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  private String runMain(String name, String input, String argument) throws Exception {
    InputStream in = System.in;
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader
          .loadClass(name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {argument});
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    return printed.toString(UTF_8);
  }
}
