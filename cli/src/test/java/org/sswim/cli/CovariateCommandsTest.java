package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns beside the channels, through the command line. */
class CovariateCommandsTest {
  private static final int ROWS = 80;
  private static final int HORIZON = 3;
  private static final Object[] BESIDE = {"--inputs", "wind", "--known", "temp,holiday"};

  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void write() {
    data = Cli.write(folder.resolve("data.csv"), text(ROWS, HORIZON));
    model = folder.resolve("m.sswim");
  }

  private static double temp(int row) {
    return row * 7 % 10 - 5;
  }

  private static int holiday(int row) {
    return row % 9 == 0 ? 1 : 0;
  }

  /** Rows of two channels and three other columns; then some of the known ones alone. */
  private static String text(int rows, int behind) {
    StringBuilder text = new StringBuilder("a,wind,temp,b,holiday\n");
    for (int r = 0; r < rows + behind; r++) {
      String a = r < rows ? String.format(Locale.ROOT, "%.2f", temp(r) + r % 3) : "";
      String wind = r < rows ? String.valueOf(r * 5 % 7) : "";
      String b = r < rows ? String.valueOf(r % 4 - 3 * holiday(r)) : "";
      text.append(String.join(",", a, wind, String.valueOf(temp(r)), b, "" + holiday(r)));
      text.append('\n');
    }
    return text.toString();
  }

  /** The known columns alone, from a row on. */
  private static String future(int from) {
    StringBuilder text = new StringBuilder("holiday,temp\n");
    for (int r = from; r < ROWS + HORIZON; r++) {
      text.append(holiday(r)).append(',').append(temp(r)).append('\n');
    }
    return text.toString();
  }

  private static Cli.Run run(Object[] command, Object... more) {
    return Cli.run(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
  }

  private void fit(Object... more) {
    Object[] all =
        Stream.of(Stream.of(BESIDE), Stream.of("--set", "moment=values"), Stream.of(more))
            .flatMap(each -> each)
            .toArray();
    Cli.fit(data, model, all);
  }

  @ParameterizedTest
  @CsvSource({"shared, windowed", "shared, streaming", "joint, windowed", "joint, streaming"})
  void streamForecastsWhatPredictDoes(String channels, String semantics) {
    fit("--channels", channels, "--set", "semantics=" + semantics);
    StringBuilder rows = new StringBuilder("b,a,wind");
    List<String> lines = text(ROWS, 0).lines().toList();
    for (int r = 0; r < ROWS; r++) {
      String[] cells = lines.get(r + 1).split(",", -1);
      rows.append('\n').append(cells[3]).append(',').append(cells[0]).append(',').append(cells[1]);
    }
    Path future = Cli.write(folder.resolve("future.csv"), future(0));
    List<String> predicted = Cli.run("predict", model, data).outLines();
    assertThat(predicted).hasSize(1 + HORIZON);
    assertThat(predicted.get(0)).isEqualTo("step,a,b");
    List<String> expected = new ArrayList<>();
    predicted.stream()
        .skip(1)
        .forEach(line -> expected.addAll(List.of(line.split(",", -1)).subList(1, 3)));
    Path ends = Cli.write(folder.resolve("ends.csv"), text(ROWS, 0));
    Path behind = Cli.write(folder.resolve("behind.csv"), future(ROWS));
    assertThat(Cli.run("predict", model, ends, "--future", behind).outLines()).isEqualTo(predicted);
    Cli.Run stream = Cli.runWith(rows + "\n", "stream", model, "--future", future);
    assertThat(stream.err()).doesNotContain("error");
    List<String> last = List.of(stream.outLines().get(stream.outLines().size() - 1).split(",", -1));
    assertThat(last.subList(1, last.size())).isEqualTo(expected);
  }

  @Test
  void valuesFarOutsideAreToldByTheirRowOfTheFutureFile() {
    fit();
    Path ends = Cli.write(folder.resolve("ends.csv"), text(ROWS, 0));
    String rows = future(ROWS).replaceFirst(",[^,]*\n$", ",1e9\n");
    Path future = Cli.write(folder.resolve("future.csv"), rows);
    assertThat(Cli.run("predict", model, ends, "--future", future).err())
        .contains("(column temp in row " + HORIZON + " of " + future + ": 1.000e+09)");
  }

  @Test
  void predictSaysWhatIsMissing() {
    fit();
    Cli.write(data, text(ROWS, HORIZON - 1));
    assertMistake(
        Cli.run("predict", model, data),
        "'temp' must go on for 3 rows after row 80",
        "1 is missing",
        "channels are empty");
    Cli.write(data, text(ROWS, HORIZON).replaceAll(",-?\\d+\\.\\d,,(\\d)\n$", ",,,$1\n"));
    assertMistake(Cli.run("predict", model, data), "line 84, column 'temp' (3)", "is empty");
    Cli.write(data, text(ROWS, 0).replace("temp", "warmth"));
    assertMistake(Cli.run("predict", model, data), "no column 'temp'", "the model reads it");
  }

  @Test
  void knownColumnsThatNoStageSeesAreNotAskedFor() {
    Cli.Run fit =
        run(
            new Object[] {"fit", data, "--window", 14, "--horizon", HORIZON, "--neurons", 20},
            Stream.of(Stream.of(BESIDE), Stream.of("--set", "moment=none", "--model", model))
                .flatMap(each -> each)
                .toArray());
    assertThat(fit.status()).as(fit.err()).isZero();
    assertThat(fit.err()).contains("forecasts do not see the known columns temp, holiday");
    String bare = text(ROWS, 0).replaceAll("(?m)^([^,]*,[^,]*),[^,]*,([^,]*),[^,]*$", "$1,$2");
    Path without = Cli.write(folder.resolve("without.csv"), bare);
    List<String> predicted = Cli.run("predict", model, data).outLines();
    assertThat(predicted).hasSize(1 + HORIZON);
    Cli.Run future = Cli.run("predict", model, without, "--future", data);
    assertThat(future.err()).contains("data.csv is not read");
    assertThat(future.outLines()).isEqualTo(predicted);
    Cli.Run stream = Cli.runWith(bare, "stream", model);
    assertThat(stream.status()).as(stream.err()).isZero();
  }

  @Tag("long")
  @Test
  void commandsThatReadAModelLeaveOutRowsWhoseFutureIsNotKnown() {
    fit("--level", "80");
    Path without = Cli.write(folder.resolve("without.csv"), text(ROWS, 0));
    for (Path file : List.of(data, without)) {
      assertFine(Cli.run("inspect", model, "--energy", file, "--count", 2));
      assertFine(Cli.run("explain", model, "--data", file, "--channel", "a", "--lead", 1));
      assertFine(Cli.run("prune", model, "--data", file, "--keep", 10, "--model", model + "2"));
      assertFine(Cli.run("export", model, "--int8", model + "8", "--data", file, "--windows", 5));
      assertFine(Cli.run("predict", model + "2", data));
      assertFine(Cli.run("predict", model + "8", data));
    }
    assertThat(Cli.run("inspect", model).out())
        .contains("past columns", "wind", "linear terms, known columns temp, holiday");
  }

  @Test
  void parametersAreExportedUnderTheirNames() {
    fit("--set", "skip=off");
    Path csv = folder.resolve("csv");
    Path onnx = folder.resolve("m.onnx");
    assertFine(Cli.run("export", model, "--csv", csv, "--onnx", onnx));
    assertThat(csv.resolve("hidden1.weights.csv"))
        .content()
        .contains("\nwind,")
        .doesNotContain("temp");
    assertThat(csv.resolve("moment.neurons.weights.csv"))
        .content()
        .contains("\ntemp,", "\n\"holiday, mean of 3 rows\",");
    assertThat(csv.resolve("standardizer.csv")).content().contains("\nholiday,");
  }

  @Tag("long")
  @Test
  void evaluateShowsModelsThatSeeColumnsBesides() {
    Object[] command = {
      "evaluate", data, "--horizons", 3, "--seeds", 1, "--window", 14, "--neurons", 10
    };
    Object[] beside = Stream.concat(Stream.of(BESIDE), Stream.of("--set", "members=1")).toArray();
    assertThat(run(command, beside).out()).contains("s-swim ", "s-swim-spikes ");
  }

  @Tag("long")
  @Test
  void trainingsAndTestsTakeThem() {
    Object[] shape = {"--window", 14, "--neurons", 10};
    for (Object[] command :
        List.of(
            new Object[] {"backtest", data, "--horizon", 3, "--origins", 2, "--set", "members=1"},
            new Object[] {"train", data, "--horizon", 3, "--model", model, "--set", "epochs=1"},
            new Object[] {
              "compare-starts", data, "--horizons", 3, "--seeds", 1, "--set", "epochs=1"
            },
            new Object[] {
              "ablate",
              data,
              "--horizons",
              3,
              "--seeds",
              1,
              "--axes",
              "taps",
              "--resume",
              folder.resolve("cells.jsonl")
            })) {
      Object[] all = Stream.concat(Stream.of(command), Stream.of(shape)).toArray();
      assertFine(run(all, BESIDE));
    }
    assertFine(Cli.run("predict", model, data));
  }

  @Tag("long")
  @Test
  void groupsComeFromAFile() {
    Path groups = Cli.write(folder.resolve("groups.csv"), "channel,group\nb,dry\na,wet\n");
    fit("--groups", groups);
    assertThat(Cli.run("inspect", model).out()).contains("groups", "dry, wet");
    assertFine(Cli.run("predict", model, data));
    Object[] fit = {
      "fit",
      data,
      "--window",
      14,
      "--horizon",
      3,
      "--model",
      model,
      "--neurons",
      10,
      "--exclude",
      "wind,temp,holiday",
      "--groups",
      groups
    };
    // Rows that hold nothing are refused where nothing stands beside them.
    assertMistake(run(fit), "line 82");
    Cli.write(data, text(ROWS, 0));
    assertFine(run(fit));
    assertMistake(run(fit, "--channels", "joint"), "--groups", "joint");
    assertMistake(run(fit, "--known", "snow"), "no column 'snow'", "correct --known");
    Cli.write(groups, "channel,group\na,wet\n");
    assertMistake(run(fit), "groups.csv", "no row for channel 'b'");
    Cli.write(groups, "channel,group\na,wet\nc,dry\n");
    assertMistake(run(fit), "line 3", "no channel that is forecast: 'c'");
    Cli.write(groups, "channel,group\na,wet\na,dry\n");
    assertMistake(run(fit), "line 3", "channel 'a' again");
    Cli.write(groups, "a,wet\nb,dry\n");
    assertMistake(run(fit), "line 1", "header 'channel,group'");
    Cli.write(groups, "channel,group\na\n");
    assertMistake(run(fit), "line 2");
  }

  @Test
  void whatCannotBeIsRefused() {
    Object[] evaluate = {"evaluate", data, "--window", 14, "--horizons", "2,3", "--neurons", 10};
    assertMistake(run(evaluate, "--inputs", "rain"), "no column 'rain'", "correct --inputs");
    Object[] both = {"--inputs", "temp", "--known", "temp"};
    assertMistake(run(evaluate, both), "column 'temp' is named twice");
    Object[] taken = {"--columns", "a,temp", "--known", "temp"};
    assertMistake(run(evaluate, taken), "column 'temp' is named twice");
    Cli.write(
        data, text(ROWS, HORIZON).replaceAll("(\n[^,]+),[^,]+(,[^,]+,[^,]+,\\d(?=\n,))", "$1,$2"));
    assertMistake(
        run(evaluate, "--inputs", "wind", "--known", "temp,holiday"),
        "row 80 holds nothing of wind",
        "row 80");
  }

  private static void assertFine(Cli.Run run) {
    assertThat(run.status()).as(run.err()).isZero();
  }

  private static void assertMistake(Cli.Run run, String... parts) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(parts).doesNotContain("\tat ");
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "fit, --horizon, --model, members=1",
    "train, --horizon, --model, epochs=2",
    "evaluate, --horizons, --json, members=1",
    "backtest, --horizon, --json, members=1"
  })
  void pagesOfSeriesWhoseKnownColumnsEndWithTheChannels(
      String command, String horizon, String output, String setting) {
    Path ends = Cli.write(folder.resolve("ends.csv"), text(ROWS, 0));
    Path page = folder.resolve("page.html");
    Object[] call = {
      command, ends, "--window", 7, horizon, HORIZON, "--neurons", 12, output, model
    };
    Object[] more = {"--set", setting, "--report", page};
    Cli.Run run = run(call, Stream.concat(Stream.of(BESIDE), Stream.of(more)).toArray());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(page).content().contains("<html");
  }
}
