package org.sswim.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelCommandsTest {
  private static final List<String> MODELS =
      List.of(
          "persistence",
          "seasonal-naive",
          "naive2",
          "theta",
          "drift",
          "ridge",
          "s-swim",
          "lightgbm");

  @TempDir private Path folder;
  private Path sales;

  /** Articles that sell by the week, on daily rows from different days on. */
  @BeforeEach
  void writeSales() throws IOException {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 25; i++) {
      for (int t = 0; t < 40 + 2 * i; t++) {
        double value = (20 + 7 * i) * (1 + 0.4 * Math.sin(2 * Math.PI * t / 7)) + t * i % 5;
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t + i);
        text.append(String.format(Locale.ROOT, "a%d,%s,%.2f\n", i, day, value));
      }
    }
    sales = Files.writeString(folder.resolve("sales.csv"), text);
  }

  static Object[] quick(Object... arguments) {
    Object[] more = {"--neurons", 20, "--set", "members=1", "--set", "windows=500"};
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> summary(Path json) throws IOException {
    return (List<Map<String, Object>>)
        (List<?>) JSON.std.mapFrom(Files.readString(json)).get("summary");
  }

  @Test
  void evaluateKnowsPanelsAndTellsEachSeries() throws IOException {
    Path json = folder.resolve("out.json");
    Cli.Run run =
        Cli.run(
            quick(
                "evaluate",
                sales,
                "--horizon",
                7,
                "--by",
                "unique_id",
                "--level",
                80,
                "--json",
                json));
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("25 series of 33 to 81 rows, 7 rows to forecast, season 7")
        .contains("s-swim: 80 % intervals hold")
        .contains("s-swim by series, of 25:")
        .contains("At 7 rows ahead ", " is best with ", " OWA is ");
    assertThat(summary(json)).extracting(row -> row.get("model")).isEqualTo(MODELS);
    assertThat(summary(json))
        .allSatisfy(row -> assertThat(row).containsKeys("smape", "mase", "owa", "rmsse"));
    assertThat((double) summary(json).get(2).get("owa")).isEqualTo(1);
  }

  @Test
  void modelsAreSavedAndForecastInLongFormat() {
    Path model = folder.resolve("m.sswim");
    Cli.Run fit =
        Cli.run(quick("fit", sales, "--horizon", 7, "--level", "80,95", "--model", model));
    assertThat(fit.err()).isEmpty();
    assertThat(fit.out()).contains("Saved " + model + ", which forecasts 7 rows");
    Cli.Run predict = Cli.run("predict", model, sales);
    assertThat(predict.err()).isEmpty();
    assertThat(predict.outLines()).hasSize(1 + 25 * 7);
    assertThat(predict.outLines().get(0))
        .isEqualTo("unique_id,ds,y,y-lo-80,y-hi-80,y-lo-95,y-hi-95");
    // The first article has 40 rows from the first of January on.
    assertThat(predict.outLines().get(1)).startsWith("a0,2024-02-10,");
    assertThat(Cli.run("inspect", model).out())
        .contains("fitted to 25 series of 1600 rows in all, season 7")
        .contains("Intervals of 80, 95 %");
    assertThat(Cli.run("stream", model).err()).contains("is a forecaster of panels, but this");
  }

  @Test
  void ridgeIsSavedAndBoundsAreTold() {
    Path model = folder.resolve("m.sswim");
    Cli.Run fit =
        Cli.run(
            "fit",
            sales,
            "--horizon",
            7,
            "--neurons",
            0,
            "--level",
            80,
            "--set",
            "min=0",
            "--set",
            "max=60",
            "--model",
            model);
    assertThat(fit.err()).isEmpty();
    assertThat(fit.status()).isZero();
    Cli.Run told = Cli.run("inspect", model);
    assertThat(told.err()).isEmpty();
    assertThat(told.out())
        .contains("Ridge alone: a linear map of each window, without neurons")
        .contains("Limits: forecasts and intervals of at least 0 and at most 60");
    assertThat(Cli.run("predict", model, sales).outLines().stream().skip(1))
        .hasSize(25 * 7)
        .allMatch(line -> Double.parseDouble(line.split(",", -1)[4]) <= 60);
  }

  /**
   * Values below what single precision knows, and a week that repeats itself without any change.
   */
  @Test
  void tinyValuesAndWeeksWithoutChange() throws IOException {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 4; i++) {
      for (int t = 0; t < 60; t++) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
        text.append("a" + i + "," + day + "," + (1 + (i + t) % 7) + (i == 0 ? "e-46\n" : "\n"));
      }
    }
    Path tiny = Files.writeString(folder.resolve("tiny.csv"), text);
    Path model = folder.resolve("m.sswim");
    Cli.Run fit = Cli.run(quick("fit", tiny, "--horizon", 3, "--model", model));
    assertThat(fit.status()).as(fit.err()).isZero();
    assertThat(fit.out())
        .contains(
            "left-out rows at the end of each series: no error of the seasonal naive forecast")
        .doesNotContain("NaN", "Infinity");
    Cli.Run predict = Cli.run("predict", model, tiny);
    assertThat(predict.status()).as(predict.err()).isZero();
    assertThat(predict.outLines()).hasSize(1 + 4 * 3);
    assertThat(predict.out()).doesNotContain("NaN", "Infinity");
  }

  @Tag("long")
  @Test
  void whatDatesSayNeedsDates() throws IOException {
    StringBuilder days = new StringBuilder("unique_id,ds,y\n");
    StringBuilder counted = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 2; i++) {
      for (int t = 0; t < 930; t++) {
        LocalDate day = LocalDate.of(2021, 1, 4).plusDays(t);
        boolean may = day.getMonthValue() == 5 && day.getDayOfMonth() == 1;
        String y = "," + (may ? 0.3 : 1) * (20 + i + t % 7 + t * 5 % 3) + "\n";
        days.append("a").append(i).append(",").append(day).append(y);
        counted.append("a").append(i).append(",").append(t).append(y);
      }
    }
    Path dated = Files.writeString(folder.resolve("dated.csv"), days);
    Path undated = Files.writeString(folder.resolve("undated.csv"), counted);
    Path model = folder.resolve("m.sswim");
    assertThat(Cli.run(quick("fit", dated, "--horizon", 7, "--model", model)).out())
        .contains("The effect of weekdays and dates on all series is taken off first");
    assertThat(Cli.run("predict", model, dated).outLines()).hasSize(1 + 2 * 7);
    Cli.Run refused = Cli.run("predict", model, undated);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err())
        .contains("undated.csv: the model knows what dates say; the rows have none; give a file");
  }

  @Test
  void unknownSeriesAreForecastWithAWarningOrRefused() throws IOException {
    Path model = folder.resolve("m.sswim");
    assertThat(Cli.run(quick("fit", sales, "--horizon", 3, "--model", model)).status()).isZero();
    Path other =
        Files.writeString(
            folder.resolve("other.csv"),
            "unique_id,ds,y\nnew,2024-01-01,3\nnew,2024-01-02,4\nold,2024-01-02,4\n");
    Cli.Run forecast = Cli.run("predict", model, other);
    assertThat(forecast.status()).isZero();
    assertThat(forecast.outLines()).hasSize(1 + 2 * 3);
    assertThat(forecast.err()).contains("2 of 2 series are not among those");
    Cli.Run refused = Cli.run("predict", model, other, "--unknown", "refuse");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.errLines()).hasSize(1);
  }

  @Tag("long")
  @Test
  void backtestsRollTheirOrigins() throws IOException {
    Path json = folder.resolve("b.json");
    Cli.Run run =
        Cli.run(
            quick("backtest", sales, "--horizon", 7, "--origins", 2, "--seeds", 2, "--json", json));
    assertThat(run.err()).isEmpty();
    assertThat(summary(json))
        .filteredOn(row -> "s-swim".equals(row.get("model")))
        .allSatisfy(row -> assertThat(row).containsEntry("seeds", 2));
    assertThat(run.out())
        .contains("25 series of 33 to 81 rows, 7 rows to forecast")
        .contains("s-swim");
  }

  /** Seven rows of one series have no value, which are all that the first origin forecasts. */
  @Test
  void seriesThatAreNotScoredAreTold() throws IOException {
    String gap = Files.readString(sales).replaceAll("(a7,2024-02-(1[7-9]|2[0-3])),[0-9.]+", "$1,");
    Files.writeString(sales, gap);
    Path json = folder.resolve("b.json");
    Path page = folder.resolve("b.html");
    String models = "naive2,theta";
    Cli.Run run =
        Cli.run(
            "backtest",
            sales,
            "--format",
            "long",
            "--horizon",
            7,
            "--origins",
            2,
            "--models",
            models,
            "--json",
            json,
            "--report",
            page);
    assertThat(run.status()).isZero();
    String told =
        "The means leave out 1 of 25 series without a value to compare with, 'a7' for one: 1 at"
            + " origin 1 of 2.";
    assertThat(run.out()).contains(told);
    assertThat(Files.readString(page)).contains(told, "Means over 24 series");
    Map<?, ?> data = (Map<?, ?>) JSON.std.mapFrom(Files.readString(json)).get("data");
    assertThat(data.get("notes")).isEqualTo(List.of(told));
    Cli.Run last =
        Cli.run("evaluate", sales, "--format", "long", "--horizon", 7, "--models", models);
    assertThat(last.out()).doesNotContain("leave out");
    String header = gap.lines().findFirst().orElseThrow() + "\n";
    String only = gap.lines().filter(line -> line.startsWith("a7,")).collect(joining("\n"));
    Files.writeString(sales, header + only + "\n" + only.replace("a7,", "b7,") + "\n");
    Cli.Run none =
        Cli.run(
            "backtest",
            sales,
            "--format",
            "long",
            "--horizon",
            7,
            "--origins",
            2,
            "--models",
            models);
    assertThat(none.out()).contains("OWA has no value here: no series is scored at every origin.");
  }

  @Test
  void aGlitchIsNamedAndLeftOut() throws IOException {
    String spoilt = Files.readString(sales).replaceFirst("(a7,2024-02-20),[0-9.]+", "$1,-9999");
    Path file = Files.writeString(folder.resolve("spoilt.csv"), spoilt);
    Path model = folder.resolve("m.sswim");
    Cli.Run fit = Cli.run(quick("fit", file, "--horizon", 3, "--model", model));
    assertThat(fit.status()).isZero();
    assertThat(fit.errLines()).hasSize(1);
    assertThat(fit.err())
        .contains("1 value of one series lies far outside of the others (series 'a7', row 44 at")
        .contains("2024-02-20: -9999) and counts as a gap; --set outliers=keep");
    assertThat(Cli.run("predict", model, file).err()).contains("series 'a7', row 44");
    Cli.Run keep =
        Cli.run(quick("fit", file, "--horizon", 3, "--set", "outliers=keep", "--model", model));
    assertThat(keep.err()).isEmpty();
    assertThat(Cli.run("predict", model, file).err()).isEmpty();
  }

  @Test
  void aFolderOfFilesIsAPanel() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 4; i++) {
      StringBuilder text = new StringBuilder("ds,y\n");
      for (int t = 0; t < 30 + i; t++) {
        text.append(LocalDate.of(2024, 1, 1).plusDays(t))
            .append(',')
            .append(5 + t % 7)
            .append('\n');
      }
      Files.writeString(many.resolve("shop" + i + ".csv"), text);
    }
    assertThat(Cli.run(quick("evaluate", many, "--horizon", 3)).out())
        .contains("OWA has no value here: the season repeats")
        .doesNotContain("NaN");
    Path model = folder.resolve("m.sswim");
    Cli.Run fit = Cli.run(quick("fit", many, "--horizon", 3, "--model", model));
    assertThat(fit.status()).as(fit.err()).isZero();
    Cli.Run predict = Cli.run("predict", model, many);
    assertThat(predict.err()).isEmpty();
    assertThat(predict.outLines().get(1)).startsWith("shop0,2024-01-31,");
    Files.writeString(many.resolve("shop1.csv"), "day,sold\n2024-01-01,3\n");
    Cli.Run bad = Cli.run("predict", model, many);
    assertThat(bad.status()).isEqualTo(2);
    assertThat(bad.err()).contains("shop1.csv: has no column 'ds'");
  }

  @Test
  void checkpointsAreGoneAtTheEnd() throws IOException {
    Path kept = folder.resolve("kept");
    Path model = folder.resolve("m.sswim");
    Object[] call = quick("fit", sales, "--horizon", 3, "--model", model, "--checkpoint", kept);
    assertThat(Cli.run(call).status()).isZero();
    assertThat(kept).isEmptyDirectory();
    Cli.Run file = Cli.run(quick("fit", sales, "--model", model, "--checkpoint", sales));
    assertThat(file.status()).isEqualTo(2);
    assertThat(file.errLines()).hasSize(1);
    assertThat(file.err()).contains("is not a folder");
  }

  @Test
  void badInputEndsInOneLine() throws IOException {
    Path json = folder.resolve("none.json");
    String header = "unique_id,ds,y\n";
    refused(header + "a,2024-01-01,1\na,2024-01-01,2\n", json, "two rows at 2024-01-01; keep one");
    refused(
        header + "a,2024-01-01,1\na,2024-01-02,x\n",
        json,
        "line 3, column 'y' (3): 'x' is not a number");
    refused(header + "a,2024-01-01,1\na,2024-01-02,2\n", json, "the longest series has 2 rows");
    refused("id,ds,y\n1,2024-01-01,1\n", json, "has no column 'unique_id'", "--format", "long");
    refused("unique_id,ds,y\na,2024-01-01,1\n", json, "correct --static", "--static", "regoin");
    refused("date,a\n2024-01-01,1\n", json, "is not a panel", "--test", sales);
    Cli.Run test = Cli.run("evaluate", sales, "--test", sales, "--json", json);
    assertThat(test.status()).isEqualTo(2);
    assertThat(test.err()).contains("begins at 2024-01-01; the rows to learn from go on at");
    assertThat(json).doesNotExist();
  }

  private void refused(String text, Path json, String message, Object... more) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text);
    Object[] all = Arrays.copyOf(new Object[] {"evaluate", file, "--json", json}, 4 + more.length);
    System.arraycopy(more, 0, all, 4, more.length);
    Cli.Run run = Cli.run(all);
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.errLines().get(run.errLines().size() - 1)).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(json).doesNotExist();
  }

  @Tag("long")
  @Test
  void publishedFiguresOfM4AreMet() throws IOException {
    String set = System.getProperty("sswim.shared");
    Path m4 = set == null ? null : Path.of(set, "data", "m4");
    for (Path at = Path.of("").toAbsolutePath(); m4 == null && at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("data").resolve("m4");
      m4 = Files.isDirectory(candidate) ? candidate : null;
    }
    Assumptions.assumeTrue(m4 != null && Files.isDirectory(m4), "the M4 files are absent: skipped");
    Path json = folder.resolve("m4.json");
    Cli.Run run =
        Cli.run(
            "evaluate",
            m4.resolve("Hourly-train.csv.gz"),
            "--test",
            m4.resolve("Hourly-test.csv.gz"),
            "--models",
            "naive2,seasonal-naive,s-swim",
            "--neurons",
            50,
            "--set",
            "members=1",
            "--set",
            "windows=3000",
            "--json",
            json);
    assertThat(run.status()).as(run.err()).isZero();
    // Makridakis, Spiliotis and Assimakopoulos 2020, hourly.
    assertThat(summary(json).get(0)).containsEntry("model", "seasonal-naive");
    assertThat((double) summary(json).get(0).get("smape")).isEqualTo(13.912, within(5e-4));
    assertThat((double) summary(json).get(0).get("mase")).isEqualTo(1.193, within(5e-4));
    assertThat((double) summary(json).get(1).get("smape")).isEqualTo(18.383, within(5e-4));
    assertThat((double) summary(json).get(1).get("mase")).isEqualTo(2.395, within(5e-4));
    assertThat((double) summary(json).get(2).get("owa")).isLessThan(0.52);
  }
}
