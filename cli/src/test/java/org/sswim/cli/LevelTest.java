package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.model.ModelFile;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Prediction intervals on their way through the commands. */
class LevelTest {
  private static final int ROWS = 100;

  @TempDir private static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void fit() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(ROWS));
    model = Cli.fit(data, folder.resolve("m.sswim"), "--level", "95,80");
  }

  @Test
  void predictShowsTheBounds() throws IOException {
    Path json = folder.resolve("next.json");
    List<String> lines = Cli.run("predict", model, data, "--json", json).outLines();
    assertThat(lines.get(0))
        .isEqualTo(
            "date,a,b,a_lower_80,a_upper_80,b_lower_80,b_upper_80,"
                + "a_lower_95,a_upper_95,b_lower_95,b_upper_95");
    for (String line : lines.subList(1, 4)) {
      double[] n = Cli.numbers(line);
      for (int c = 0; c < 2; c++) {
        assertThat(n[2 + 2 * c]).isLessThan(n[c]);
        assertThat(n[6 + 2 * c]).isLessThanOrEqualTo(n[2 + 2 * c]);
        assertThat(n[3 + 2 * c]).isGreaterThan(n[c]);
        assertThat(n[7 + 2 * c]).isGreaterThanOrEqualTo(n[3 + 2 * c]);
      }
    }
    Map<String, Object> first =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "forecast").get(0);
    assertThat(EvaluateCommandTest.objects(first, "intervals"))
        .extracting(i -> i.get("level"))
        .containsExactly(80.0, 95.0);
  }

  @Test
  void streamEndsLikePredict() {
    List<String> lines = Cli.runWith(Cli.weekly(ROWS), "stream", model).outLines();
    assertThat(lines.get(0)).startsWith("date,a+1,b+1,").contains("b+3,a+1_lower_80,a+1_upper_80");
    double[] last = Cli.numbers(lines.get(lines.size() - 1));
    // Two channels, three leads, and two bounds at two levels for each.
    assertThat(last).hasSize(6 * 5);
    double[] predicted = Cli.numbers(Cli.run("predict", model, data).outLines().get(1));
    assertThat(Arrays.copyOfRange(last, 6, 8)).isEqualTo(Arrays.copyOfRange(predicted, 2, 4));
    List<String> adaptive = Cli.runWith(Cli.weekly(ROWS), "stream", model, "--adaptive").outLines();
    assertThat(adaptive).hasSameSizeAs(lines);
    double[] followed = Cli.numbers(adaptive.get(adaptive.size() - 1));
    assertThat(Arrays.copyOf(followed, 6)).isEqualTo(Arrays.copyOf(last, 6));
    assertThat(followed).isNotEqualTo(last);
  }

  @Test
  void evaluateScoresThem() throws IOException {
    Path json = folder.resolve("table.json");
    Cli.Run run =
        Cli.run(
            "evaluate",
            data,
            "--window",
            14,
            "--horizons",
            "1,2",
            "--models",
            "persistence,s-swim",
            "--neurons",
            20,
            "--seeds",
            2,
            "--level",
            90,
            "--json",
            json);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("left out", "adaptive test").containsPattern("90 % +s-swim ");
    List<Map<String, Object>> intervals =
        EvaluateCommandTest.objects(JSON.std.mapFrom(Files.readString(json)), "intervals");
    // Persistence once and two seeds of the network, at two horizons.
    assertThat(intervals).hasSize(6);
    assertThat(intervals).allMatch(i -> (double) i.get("coverage") <= 1);
    assertThat(intervals).allMatch(i -> (double) i.get("width") > 0);
  }

  @Test
  void fitAndInspectTellOfThem() {
    // Of 100 rows 17 windows validate, too few for blocks of twice the horizon on either side.
    assertThat(fitTold(data)).contains("interval of 97.5 %: too few validation windows");
    Path longer = Cli.write(folder.resolve("longer.csv"), Cli.weekly(300));
    assertThat(fitTold(longer)).containsPattern("interval of 97.5 %: held [0-9.]+ %");
    assertThat(Cli.run("inspect", folder.resolve("told.sswim")).out())
        .containsPattern("intervals +97.5 %");
  }

  private static String fitTold(Path file) {
    Path told = folder.resolve("told.sswim");
    Object[] fit = {
      "fit",
      file,
      "--window",
      14,
      "--horizon",
      3,
      "--model",
      told,
      "--neurons",
      20,
      "--level",
      "97.5"
    };
    return Cli.run(fit).out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100", "x", "80,,95", "-5"})
  void levelsOutOfRange(String level) {
    Path none = folder.resolve("none.sswim");
    Object[] fit = {"fit", data, "--window", 14, "--horizon", 3, "--model", none, "--level", level};
    BadInputTest.assertMistake(Cli.run(fit), List.of("--level", "at least 1 and below 100"));
    assertThat(none).doesNotExist();
  }

  @Test
  void whatHasNoIntervalsCannotAdapt() {
    Path plain = Cli.fit(data, folder.resolve("plain.sswim"));
    BadInputTest.assertMistake(
        Cli.runWith(Cli.weekly(ROWS), "stream", plain, "--adaptive"),
        List.of("--adaptive", "--level 80,95"));
  }

  /** Of 84 windows the last 17 were watched: of 17 errors the 15th is the half-width of 80 %. */
  @Test
  void aTrainedModelIsCalibratedOnTheWindowsItWasWatchedOn() {
    Path trained = Cli.fit(data, folder.resolve("x.sswim"), "--level", 80, "--then-train", 1);
    ForecastModel found = ModelFile.read(trained);
    Intervals intervals = Objects.requireNonNull(found.intervals());
    TimeSeries series = SeriesCsv.read(data, CsvOptions.defaults());
    for (int column = 0; column < 6; column++) {
      int lead = column / 2;
      int channel = column % 2;
      double[] errors = new double[17];
      for (int i = 0; i < 17; i++) {
        int start = 67 + i;
        double forecast = found.forecast(series.slice(start, start + 14)).value(lead + 1, channel);
        double truth = series.value(start + 14 + lead, channel);
        errors[i] = Math.abs(truth - forecast) / found.standardizer().std(channel);
      }
      Arrays.sort(errors);
      assertThat((double) intervals.halfWidths()[column]).isCloseTo(errors[14], within(1e-4));
    }
  }
}
