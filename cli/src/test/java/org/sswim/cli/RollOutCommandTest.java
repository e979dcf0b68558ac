package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts beyond the horizon, each the next input. */
class RollOutCommandTest {
  @TempDir private Path folder;

  @Test
  void upToTheHorizonNothingChanges() {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(120));
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--level", 80);
    List<String> usual = Cli.run("predict", model, data).outLines();
    assertThat(Cli.run("predict", model, data, "--steps", 3).outLines()).isEqualTo(usual);
    assertThat(Cli.run("predict", model, data, "--steps", 2).outLines())
        .isEqualTo(usual.subList(0, 3));
  }

  @Test
  void beyondItRowsGoOnAndIntervalsNeverNarrow() {
    Path data = Cli.write(folder.resolve("d.csv"), week(200));
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--level", 80);
    Cli.Run run = Cli.run("predict", model, data, "--steps", 31);
    assertThat(run.err()).isEmpty();
    List<String> rows = run.outLines().subList(1, 32);
    assertThat(rows.get(0)).startsWith("2024-07-19,");
    assertThat(rows.get(30)).startsWith("2024-08-18,");
    double error = 0;
    for (int k = 0; k < rows.size(); k++) {
      double[] cells = Cli.numbers(rows.get(k));
      error += Math.abs(cells[0] - value(200 + k)) / rows.size();
      assertThat(cells[1]).isLessThanOrEqualTo(cells[0]);
      if (k >= 3) {
        double[] before = Cli.numbers(rows.get(k - 3));
        // Values are rounded to so many digits.
        assertThat(cells[2] - cells[1]).isGreaterThan(0.9 * (before[2] - before[1]) - 0.2);
      }
    }
    // The last value for all would be off by 4.9.
    assertThat(error).isLessThan(2);
  }

  @Test
  void whatGrowsStaysWithinTwiceItsRange() {
    StringBuilder text = new StringBuilder("a\n");
    for (int t = 0; t < 150; t++) {
      text.append(Math.exp(t * 0.05)).append('\n');
    }
    Path data = Cli.write(folder.resolve("d.csv"), text.toString());
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    Cli.Run run = Cli.run("predict", model, data, "--steps", 500);
    assertThat(run.outLines()).hasSize(501);
    double most = Math.exp(149 * 0.05);
    assertThat(run.outLines().subList(4, 501))
        .allSatisfy(row -> assertThat(Cli.numbers(row)[0]).isBetween(-most, 2 * most));
  }

  @Tag("long")
  @Test
  void columnsBesideNeedAFutureOrHaveNone() {
    String all = Cli.warmDays(200);
    Path data = Cli.write(folder.resolve("d.csv"), all.substring(0, all.indexOf("2023-07-17")));
    Path known = Cli.fit(data, folder.resolve("k.sswim"), "--columns", "sales", "--known", "temp");
    BadInputTest.assertMistake(
        Cli.run("predict", known, data, "--steps", 9), List.of("9 rows", "known columns"));
    Path future = Cli.write(folder.resolve("f.csv"), Cli.warmDays(230));
    Cli.Run run = Cli.run("predict", known, data, "--steps", 9, "--future", future);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.outLines()).hasSize(10);
    Path inputs =
        Cli.fit(data, folder.resolve("i.sswim"), "--columns", "sales", "--inputs", "temp");
    BadInputTest.assertMistake(
        Cli.run("predict", inputs, data, "--steps", 9),
        List.of("whose future nobody knows", "at most 3 rows"));
    BadInputTest.assertMistake(
        Cli.run("stream", inputs, "--steps", 9), List.of("--steps: nobody knows the future"));
  }

  @Test
  void tooFewRowsForTestsOfIntervalsAreRefused() {
    Path data = Cli.write(folder.resolve("d.csv"), Cli.weekly(120));
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--level", 80);
    BadInputTest.assertMistake(
        Cli.run("predict", model, data, "--steps", 110),
        List.of("120 rows are too few to test roll-outs of 110 rows", "128 are needed"));
  }

  @Test
  void aStreamRunsOnByItself() {
    String text = week(120);
    Path data = Cli.write(folder.resolve("d.csv"), text);
    Path model = folder.resolve("m.sswim");
    Cli.Run fit =
        Cli.run(
            "fit",
            data,
            "--window",
            14,
            "--horizon",
            1,
            "--model",
            model,
            "--neurons",
            20,
            "--set",
            "members=1");
    assertThat(fit.status()).as(fit.err()).isZero();
    List<String> usual = Cli.runWith(text, "stream", model).outLines();
    Cli.Run run = Cli.runWith(text, "stream", model, "--steps", 20);
    assertThat(run.err()).isEmpty();
    List<String> rows = run.outLines();
    assertThat(rows.subList(0, usual.size())).isEqualTo(usual);
    assertThat(rows).hasSize(usual.size() + 20);
    // The last row is of 29 April; the next line stands for the row that was forecast.
    assertThat(rows.get(usual.size())).startsWith("2024-04-30,");
    List<String> predicted = Cli.run("predict", model, data, "--steps", 21).outLines();
    for (int k = 0; k < 20; k++) {
      assertThat(Cli.numbers(rows.get(usual.size() + k))[0])
          .isCloseTo(Cli.numbers(predicted.get(k + 2))[0], offset(0.02));
    }
  }

  private static double value(int t) {
    return 50 + 10 * Math.sin(2 * Math.PI * t / 7) + t * 5 % 3;
  }

  private static String week(int rows) {
    StringBuilder text = new StringBuilder("date,a\n");
    for (int t = 0; t < rows; t++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
      text.append(String.format(Locale.ROOT, "%s,%.3f\n", day, value(t)));
    }
    return text.toString();
  }

  @Test
  void stepsAreRefusedUnderTheirOwnName() {
    Cli.Run run = Cli.run("predict", "m.sswim", "data.csv", "--steps", 100_000_000);
    BadInputTest.assertMistake(run, List.of("--steps", "1..1000000", "100000000"));
  }
}
