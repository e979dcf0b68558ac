package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits, logarithms and members through the command line. */
class ValueCommandsTest {
  @TempDir private Path folder;
  private Path data;

  /** Daily counts: none on Sundays, more or less by a factor on other days. */
  @BeforeEach
  void writeData() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("date,sold\n");
    for (int r = 0; r < 150; r++) {
      long sold = r % 7 == 6 ? 0 : Math.round(20 * Math.exp(0.6 * random.nextGaussian()));
      text.append(LocalDate.of(2024, 1, 1).plusDays(r)).append(',').append(sold).append('\n');
    }
    data = Cli.write(folder.resolve("data.csv"), text.toString());
  }

  private Path fit(Object... more) {
    return Cli.fit(data, folder.resolve("m.sswim"), more);
  }

  /** Every number behind the date in what predict or stream prints. */
  private static List<Double> numbers(List<String> lines) {
    return lines.stream()
        .skip(1)
        .flatMap(line -> Arrays.stream(line.split(",", -1)).skip(1))
        .map(Double::parseDouble)
        .toList();
  }

  @Test
  void countsStayAboveZeroByThemselves() {
    Path json = folder.resolve("m.json");
    Cli.Run fitted =
        Cli.run(
            "fit",
            data,
            "--window",
            14,
            "--horizon",
            3,
            "--neurons",
            20,
            "--level",
            "80,99",
            "--set",
            "transform=none",
            "--model",
            folder.resolve("m.sswim"),
            "--json",
            json);
    assertThat(fitted.out()).contains("limits", "forecasts and intervals of sold at least 0");
    Path model = folder.resolve("m.sswim");
    List<Double> predicted = numbers(Cli.run("predict", model, data).outLines());
    assertThat(predicted).hasSize(3 * 5).allMatch(value -> value >= 0).contains(0.0);
    assertThat(json)
        .content()
        .containsPattern("\"lower\" : \\{\\s+\"shape\" : \\[ 1 ],\\s+\"least\" : 0.0");
    Path free = fit("--level", "80,99", "--set", "min=-inf", "--set", "transform=none");
    assertThat(numbers(Cli.run("predict", free, data).outLines())).anyMatch(value -> value < 0);
    assertThat(Cli.run("inspect", free).out()).doesNotContain("limits  ");
  }

  @Test
  void givenLimitsCutStreamsToo() throws Exception {
    Path model = fit("--level", "80", "--set", "min=5", "--set", "max=30");
    assertThat(Cli.run("inspect", model).out()).contains("sold at least 5 and at most 30");
    Cli.Run stream = Cli.runWith(Files.readString(data), "stream", model, "--adaptive");
    List<Double> values = numbers(stream.outLines());
    assertThat(values).hasSizeGreaterThan(900).contains(5.0, 30.0);
    assertThat(values).allMatch(value -> value >= 5 && value <= 30);
  }

  @Test
  void logarithmsAreExplainedAsSuch() {
    Path model = fit("--set", "transform=log1p", "--level", "80");
    assertThat(Cli.run("inspect", model).out()).contains("modelled as log(1 + x)");
    assertThat(numbers(Cli.run("predict", model, data).outLines())).allMatch(value -> value >= 0);
    assertThat(Cli.run("explain", model, "--data", data, "--lead", 1).out())
        .contains("in logarithms of 1 + the value");
    assertThat(Cli.run("inspect", fit("--set", "transform=auto")).out()).contains("modelled as");
  }

  @Test
  void pagesShowNoImpossibleBand() throws Exception {
    Path page = folder.resolve("page.html");
    Cli.Run run =
        Cli.run(
            "evaluate",
            data,
            "--window",
            14,
            "--horizons",
            3,
            "--neurons",
            20,
            "--seeds",
            1,
            "--models",
            "ridge,s-swim",
            "--level",
            99,
            "--report",
            page);
    assertThat(run.status()).as(run.err()).isZero();
    String html = Files.readString(page);
    int bands = html.indexOf("\"lower\":");
    assertThat(bands).isPositive();
    while (bands >= 0) {
      String lower = html.substring(bands, html.indexOf("\"upper\"", bands));
      assertThat(lower).doesNotContain("-");
      bands = html.indexOf("\"lower\":", bands + 1);
    }
  }

  @Test
  void membersAreOneModel() {
    Path model = fit("--set", "members=2");
    assertThat(Cli.run("inspect", model, "--verbose").out()).contains("option training.members");
    assertThat(Cli.run("inspect", model).out()).containsPattern("neurons +2 networks of 20\n");
    assertThat(numbers(Cli.run("predict", model, data).outLines())).hasSize(3);
    for (String[] refused : new String[][] {{"members=2", "2"}, {"transform=log1p", "log1p"}}) {
      Cli.Run run =
          Cli.run(
              "train",
              data,
              "--window",
              14,
              "--horizon",
              3,
              "--neurons",
              20,
              "--model",
              folder.resolve("t.sswim"),
              "--set",
              refused[0]);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errLines()).hasSize(1);
      assertThat(run.err())
          .contains(refused[0].replaceFirst("=.*", "="))
          .contains("got " + refused[1]);
    }
    assertThat(Cli.names(folder)).doesNotContain("t.sswim");
  }
}
