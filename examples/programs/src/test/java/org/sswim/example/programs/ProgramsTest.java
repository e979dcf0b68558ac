package org.sswim.example.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.cli.Main;

/** Runs every program on the last years of the data that ship with the product. */
class ProgramsTest {
  @TempDir private static Path folder;
  private static String births = "";

  @BeforeAll
  static void writeData() throws IOException {
    births = births(2);
  }

  private static String births(int years) throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("data/us-births.csv")) {
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      List<String> last = new ArrayList<>(lines.subList(lines.size() - years * 366, lines.size()));
      last.add(0, lines.get(0));
      return Files.write(folder.resolve("births" + years + ".csv"), last).toString();
    }
  }

  private interface Program {
    void run(String[] arguments) throws Exception;
  }

  private static String printed(Program program, String... arguments) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(text, true, UTF_8));
      program.run(arguments);
    } finally {
      System.setOut(out);
    }
    return text.toString(UTF_8);
  }

  /** The number behind some words. */
  private static double number(String text, String words) {
    Matcher found = Pattern.compile(Pattern.quote(words) + " ([-+0-9.]+)").matcher(text);
    assertThat(found.find()).as(words + " in " + text).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Tag("long")
  @Test
  void fitForecast() throws Exception {
    String text = printed(FitForecast::main, births, folder.resolve("b.sswim").toString());
    assertThat(text.lines()).hasSize(7);
    assertThat(text).startsWith("1989-01-01: ").contains(" births, with 80 % between ");
    assertThat(folder.resolve("b.sswim")).isNotEmptyFile();
  }

  /** A holiday has fewer births than the Saturday after it. */
  @Tag("long")
  @Test
  void knownColumns() throws Exception {
    String text = printed(KnownColumns::main, births, folder.resolve("h.csv").toString());
    assertThat(number(text, "New Year's Day:")).isBetween(6000.0, 9000.0);
    assertThat(number(text, "A week later:")).isBetween(7000.0, 10_000.0);
  }

  @Tag("long")
  @Test
  void streamRows() throws Exception {
    String text = printed(StreamRows::main, births);
    assertThat(number(text, "Mean error over 300 rows:"))
        .isLessThan(number(text, "Of the row before instead:") / 3);
  }

  @Tag("long")
  @Test
  void classifyDigits() throws Exception {
    Path digits = folder.resolve("digits");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "classify",
                "demo",
                "--data-only",
                "--out",
                digits.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start()
            .waitFor();
    assertThat(status).isZero();
    String text =
        printed(
            ClassifyDigits::main,
            digits.resolve("train-images-idx3-ubyte.gz").toString(),
            digits.resolve("test-images-idx3-ubyte.gz").toString());
    assertThat(text).contains(" of 450 digits are named correctly");
    assertThat(Integer.parseInt(text.substring(0, text.indexOf(' ')))).isGreaterThan(430);
  }

  @Test
  void panelOfYears() throws Exception {
    String text = printed(PanelOfYears::main, births(3));
    assertThat(text.lines()).hasSize(3).allMatch(line -> line.contains(" goes on with "));
    assertThat(number(text, "goes on with")).isBetween(6000.0, 12_000.0);
  }

  @Tag("long")
  @Test
  void ownSamplingRule() throws Exception {
    String text = printed(OwnSamplingRule::main, births(4));
    assertThat(number(text, "signs: error")).isBetween(0.2, 0.4);
    assertThat(number(text, "point: error")).isBetween(0.2, 0.4);
  }

  @Test
  void ownBaseline() throws Exception {
    String text = printed(OwnBaseline::main, births);
    assertThat(number(text, "last-week: RSE"))
        .isGreaterThan(number(text, "s-swim:neurons=100: RSE"));
  }

  @Tag("long")
  @Test
  void serveModel() throws Exception {
    assertThat(printed(ServeModel::main, births))
        .startsWith("200 {")
        .contains("\"time\":\"1989-01-07\"");
  }

  @Tag("long")
  @Test
  void explainForecast() throws Exception {
    String text = printed(ExplainForecast::main, births);
    assertThat(text.lines()).hasSize(7);
    assertThat(number(text, "Usual level:")).isBetween(8000.0, 11_000.0);
  }

  @Tag("long")
  @Test
  void writeNir() throws Exception {
    String text = printed(WriteNir::main, births, folder.resolve("b.nir").toString());
    assertThat(text).startsWith("NIR cannot say: []").contains(" nodes and ");
    assertThat(folder.resolve("b.nir")).isNotEmptyFile();
  }
}
