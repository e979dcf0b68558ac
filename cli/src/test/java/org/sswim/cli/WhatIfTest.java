package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain --what-if}: known columns changed in the rows ahead. */
class WhatIfTest {
  private static final int ROWS = 80;

  @TempDir private static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void fit() {
    data = Cli.write(folder.resolve("data.csv"), text(1, 0, ""));
    model =
        Cli.fit(data, folder.resolve("m.sswim"), "--known", "temp,sky", "--set", "moment=values");
  }

  /** A channel that follows temp; temp and sky may be others in the three rows behind the last. */
  private static String text(double factor, double shift, String sky) {
    StringBuilder text = new StringBuilder("a,temp,sky\n");
    for (int r = 0; r < ROWS + 3; r++) {
      double temp = r * 7 % 10 - 5;
      String over = r % 4 == 0 ? "rain" : "clear";
      String a = r < ROWS ? String.format(Locale.ROOT, "%.2f", temp + r % 3) : "";
      boolean ahead = r >= ROWS;
      text.append(a + "," + (ahead ? factor * temp + shift : temp) + ",");
      text.append((ahead && !sky.isEmpty() ? sky : over) + "\n");
    }
    return text.toString();
  }

  /** Against a file that says so itself. */
  @ParameterizedTest
  @CsvSource({
    "temp=+2, 1, 2, ''",
    "temp=*.5, .5, 0, ''",
    "temp=3, 0, 3, ''",
    "sky=rain, 1, 0, rain"
  })
  void theForecastIsThatOfSuchAFile(String change, double factor, double shift, String sky)
      throws IOException {
    Path json = folder.resolve("why.json");
    Cli.Run run = Cli.run("explain", model, "--data", data, "--what-if", change, "--json", json);
    assertThat(run.status()).as(run.err()).isZero();
    Path other = Cli.write(folder.resolve("other.csv"), text(factor, shift, sky));
    List<Map<String, Object>> before = forecast(data);
    List<Map<String, Object>> after = forecast(other);
    Map<?, ?> whatIf = (Map<?, ?>) JSON.std.mapFrom(Files.readString(json)).get("whatIf");
    assertThat(whatIf.get("changes")).isEqualTo(change);
    double most = 0;
    for (int k = 0; k < 3; k++) {
      Map<?, ?> lead = (Map<?, ?>) ((List<?>) whatIf.get("leads")).get(k);
      double was = (double) ((Map<?, ?>) before.get(k).get("values")).get("a");
      double is = (double) ((Map<?, ?>) after.get(k).get("values")).get("a");
      assertThat((double) lead.get("forecast")).isCloseTo(was, within(1e-6));
      assertThat((double) lead.get("changed")).isCloseTo(is, within(1e-6));
      assertThat((double) lead.get("difference")).isCloseTo(is - was, within(1e-6));
      most = Math.max(most, Math.abs(is - was));
    }
    assertThat(most).isGreaterThan(0.01);
    assertThat(run.out()).contains("what if " + change + " from 81 on", "difference");
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith("with " + change + " the forecast of a changes by ");
  }

  private static List<Map<String, Object>> forecast(Path file) throws IOException {
    Path json = folder.resolve("next.json");
    assertThat(Cli.run("predict", model, file, "--json", json).status()).isZero();
    return EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "forecast");
  }

  /** Changes of one column add up in their order: this is 0, then 2 less. */
  @Test
  void severalAreMadeOneAfterTheOther() {
    Cli.Run set =
        Cli.run("explain", model, "--data", data, "--what-if", "temp=*0", "--what-if", "temp=-2");
    Path other = Cli.write(folder.resolve("two.csv"), text(0, -2, ""));
    String first = Cli.run("predict", model, other, "--precision", 4).outLines().get(1);
    assertThat(set.out()).containsPattern("(?m)^81 +\\S+ +" + first.split(",", -1)[1] + " ");
  }

  /** Such a column has no other value to keep to. */
  @Test
  void aColumnOfOneValueMayHaveAnother() {
    Path same = Cli.write(folder.resolve("same.csv"), text(1, 0, "").replaceAll("rain|clear", "1"));
    Path own =
        Cli.fit(same, folder.resolve("s.sswim"), "--known", "temp,sky", "--set", "moment=values");
    Cli.Run run = Cli.run("explain", own, "--data", same, "--what-if", "sky=2");
    assertThat(run.status()).as(run.err()).isZero();
  }

  /** Twice a holiday says nothing that a fit has seen. */
  @Test
  void aColumnOfTwoValuesKeepsToThem() {
    Path warm = Cli.write(folder.resolve("warm.csv"), Cli.warmDays(120));
    Path own =
        Cli.fit(
            warm, folder.resolve("w.sswim"), "--known", "temp,holiday", "--set", "moment=values");
    BadInputTest.assertMistake(
        Cli.run("explain", own, "--data", warm, "--what-if", "holiday=+2"),
        List.of("--what-if holiday=+2", "'holiday' would be 2", "it is 1 or 0", "set it to one"));
    Object[] one = {"explain", own, "--data", warm, "--what-if", "holiday=1"};
    Object[] yes = {"explain", own, "--data", warm, "--what-if", "holiday=true"};
    assertThat(Cli.run(yes).out().replace("=true", "=1"))
        .isEqualToNormalizingWhitespace(Cli.run(one).out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wind=+1 | --what-if wind=+1 | known columns are temp, sky",
        "temp | --what-if temp | such as temp=+1",
        "temp=warm | --what-if temp=warm | or a number to set; got 'warm'",
        "temp=+ | --what-if temp=+ | got '+'",
        "temp=*NaN | --what-if temp=*NaN | got '*NaN'",
        "temp=+1e9 | 'temp' would be 999999995 | change it less",
        "sky=snow | 'sky' is one of clear, rain | got 'snow'",
      })
  void mistakes(String change, String place, String cure) {
    BadInputTest.assertMistake(
        Cli.run("explain", model, "--data", data, "--what-if", change), List.of(place, cure));
  }

  @Test
  void modelsWithoutKnownColumnsAndPeriodsAreRefused() {
    BadInputTest.assertMistake(
        Cli.run("explain", model, "--data", data, "--from", 20, "--what-if", "temp=+1"),
        List.of("--what-if", "give --at"));
    Path observed = Cli.write(folder.resolve("observed.csv"), text(1, 0, "").split("\n,", 2)[0]);
    Path plain = Cli.fit(observed, folder.resolve("plain.sswim"), "--target", "a");
    BadInputTest.assertMistake(
        Cli.run("explain", plain, "--data", observed, "--what-if", "temp=+1"),
        List.of("--what-if temp=+1", "fit one with --known"));
    Path blind =
        Cli.fit(
            data,
            folder.resolve("blind.sswim"),
            "--target",
            "a",
            "--known",
            "temp",
            "--set",
            "moment=none");
    BadInputTest.assertMistake(
        Cli.run("explain", blind, "--data", data, "--what-if", "temp=+1"),
        List.of("--what-if temp=+1", "no stage", "--set moment=values"));
  }
}
