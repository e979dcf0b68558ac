package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.model.ModelFile;

/** Missing values and gaps, from file to stream. */
class MissingCommandsTest {
  private static final int ROWS = 120;

  @TempDir private Path folder;
  private List<String> lines;

  @BeforeEach
  void series() {
    lines = new ArrayList<>(Cli.weekly(ROWS).lines().toList());
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** Line of row r without the value of a, or with another one. */
  private String withoutA(int row, String stand) {
    String[] cells = lines.get(row + 1).split(",", -1);
    return cells[0] + "," + stand + "," + cells[2];
  }

  private Path file(String name) {
    return Cli.write(folder.resolve(name), text(lines));
  }

  @Test
  void aModelRemembersWhatIsMissing() {
    lines.set(11, withoutA(10, "-999"));
    lines.set(51, withoutA(50, ""));
    Path data = file("data.csv");
    Path model = folder.resolve("m.sswim");
    Cli.fit(data, model, "--missing", "mask", "--missing-value", "-999,-998");
    assertThat(ModelFile.read(model).provenance().options())
        .containsEntry("missing", "mask")
        .containsEntry("missing-value", "-999.0,-998.0")
        .containsEntry("gaps", "keep")
        .containsEntry("interval", "PT24H");
    assertThat(ModelFile.read(model).provenance().results()).containsEntry("missing-cells", "2");
    assertThat(Cli.run("inspect", model, "--verbose").out())
        .contains("missing-cells", "complete-windows");
    // Commands for the model do as it was fitted with, unless told otherwise.
    Cli.Run predicted = Cli.run("predict", model, data);
    assertThat(predicted.status()).isZero();
    Cli.Run streamed = Cli.runWith(text(lines), "stream", model);
    assertThat(streamed.status()).isZero();
    assertThat(streamed.outLines()).hasSize(1 + ROWS - 13);
    String last = streamed.outLines().get(ROWS - 13);
    assertThat(last.split(",", 2)[1])
        .isEqualTo(
            String.join(
                ",",
                predicted.outLines().stream().skip(1).map(row -> row.split(",", 2)[1]).toList()));
    BadInputTest.assertMistake(
        Cli.run("predict", model, data, "--missing", "fail"), List.of("line 12", "'a'", "-999"));
    BadInputTest.assertMistake(
        Cli.runWith("date,a,b\n2024-01-01,-998,1\n", "stream", model), List.of("line 2", "'-998'"));
  }

  @Test
  void whatStandsForMissingChangesNoFigure() {
    lines.set(11, withoutA(10, "-999"));
    lines.set(81, withoutA(80, "-999"));
    Path marked = file("marked.csv");
    lines.set(11, withoutA(10, ""));
    lines.set(81, withoutA(80, "NaN"));
    Path empty = file("empty.csv");
    Path one =
        Cli.fit(marked, folder.resolve("1.sswim"), "--missing", "mask", "--missing-value", "-999");
    Path two = Cli.fit(empty, folder.resolve("2.sswim"), "--missing", "mask");
    assertThat(Cli.run("predict", one, marked).out())
        .isEqualTo(Cli.run("predict", two, empty).out());
    assertThat(
            Cli.run(
                    "train",
                    empty,
                    "--window",
                    14,
                    "--horizon",
                    3,
                    "--neurons",
                    5,
                    "--set",
                    "epochs=1",
                    "--missing",
                    "mask",
                    "--model",
                    folder.resolve("3.sswim"))
                .status())
        .isZero();
  }

  @Test
  void evaluateShowsErrorsAtLeads() throws IOException {
    lines.set(115, withoutA(114, ""));
    Path data = file("data.csv");
    Path json = folder.resolve("table.json");
    Cli.Run run =
        Cli.run(
            "evaluate",
            data,
            "--window",
            7,
            "--horizons",
            2,
            "--models",
            "persistence,ridge",
            "--missing",
            "mask",
            "--scale",
            "original",
            "--leads",
            "1,2",
            "--json",
            json);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("missing: 1 cell, not scored", "% without missing targets) train")
        .contains("on scale original");
    Map<String, Object> all = JSON.std.mapFrom(Files.readString(json));
    assertThat(((Map<?, ?>) all.get("data")).get("missingCells")).isEqualTo(1);
    List<?> leads = (List<?>) all.get("leads");
    assertThat(leads).hasSize(4);
    // Windows: 120 - 7 - 2 + 1 = 112, of which the last 11 test: rows 108 to 118 at lead 1.
    double absolute = 0;
    double squares = 0;
    int count = 0;
    for (int row = 108; row <= 118; row++) {
      for (int c = 1; c <= 2; c++) {
        if (row == 114 && c == 1) {
          continue;
        }
        int before = row == 115 && c == 1 ? row - 2 : row - 1;
        double error =
            Double.parseDouble(lines.get(row + 1).split(",", -1)[c])
                - Double.parseDouble(lines.get(before + 1).split(",", -1)[c]);
        absolute += Math.abs(error);
        squares += error * error;
        count++;
      }
    }
    Map<?, ?> first = (Map<?, ?>) leads.get(0);
    assertThat(first.get("model")).isEqualTo("persistence");
    assertThat(first.get("lead")).isEqualTo(1);
    assertThat((double) first.get("mae")).isCloseTo(absolute / count, within(1e-4));
    assertThat((double) first.get("rmse")).isCloseTo(Math.sqrt(squares / count), within(1e-4));
    BadInputTest.assertMistake(
        Cli.run(
            "evaluate", data, "--window", 7, "--horizons", 2, "--leads", "3", "--missing", "mask"),
        List.of("--leads 3", "longest horizon, 2"));
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--window", 7, "--horizons", 2, "--missing-value", "x"),
        List.of("--missing-value", "numbers"));
  }

  @Test
  void anHourThatClocksSkipIsNoGap() throws IOException {
    Path data =
        Cli.write(
            folder.resolve("spring.csv"),
            IntStream.range(0, 300)
                .filter(r -> r != 242)
                .mapToObj(r -> LocalDateTime.of(2024, 3, 21, 0, 0).plusHours(r) + "," + r % 24)
                .collect(Collectors.joining("\n", "date,y\n", "\n")));
    String[] evaluate = {"evaluate", data.toString(), "--horizons", "3", "--models", "persistence"};
    assertThat(Cli.run((Object[]) evaluate).err())
        .contains("data row 243, 2024-03-31T03:00); rows count as evenly spaced; if clocks are put")
        .contains("say whose with --zone, such as Europe/Berlin")
        .doesNotContain("--gaps");
    List<Object> zoned = new ArrayList<>(List.of((Object[]) evaluate));
    zoned.addAll(List.of("--zone", "Europe/Berlin"));
    assertThat(Cli.run(zoned.toArray()).err()).doesNotContain("warning");
  }

  @Test
  void gapsInAFileAreHintedAtAndFilled() {
    lines.remove(60);
    lines.remove(60);
    Path data = file("gaps.csv");
    String[] fit = {"--window", "14", "--horizon", "3", "--neurons", "20"};
    Path model = folder.resolve("m.sswim");
    Cli.Run kept =
        Cli.run("fit", data, "--model", model, fit[0], fit[1], fit[2], fit[3], fit[4], fit[5]);
    assertThat(kept.err())
        .contains(
            "1 of 118 rows", "(first: data row 60, 2024-", "2 rows are missing, --gaps insert");
    BadInputTest.assertMistake(
        Cli.run("evaluate", data, "--window", 7, "--horizons", 2, "--gaps", "insert"),
        List.of("line 61", "2 rows are missing", "--missing mask"));
    Path filled = Cli.fit(data, folder.resolve("f.sswim"), "--gaps", "insert", "--missing", "mask");
    assertThat(ModelFile.read(filled).provenance().options()).containsEntry("gaps", "insert");
    assertThat(ModelFile.read(filled).provenance().results()).containsEntry("missing-cells", "4");
    String forecast = Cli.run("predict", filled, data).out();
    assertThat(forecast).startsWith("date,a,b\n2024-04-30,");
  }

  @Test
  void aStreamWarnsOncePerGap() {
    Path model = Cli.fit(file("data.csv"), folder.resolve("m.sswim"));
    List<String> some = new ArrayList<>(lines);
    some.remove(60);
    some.remove(60);
    some.remove(30);
    Cli.Run kept = Cli.runWith(text(some), "stream", model);
    assertThat(kept.errLines().stream().filter(line -> line.contains("after the row before")))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("line 31", "1 day", "1 row missing"))
        .anySatisfy(line -> assertThat(line).contains("line 60", "2 rows missing", "--gaps"));
    assertThat(kept.outLines()).hasSize(1 + 117 - 13);
    // With rows put in, the stream is that of a file whose rows there repeat the last one.
    List<String> held = new ArrayList<>(lines);
    held.set(30, lines.get(30).split(",", -1)[0] + "," + lines.get(29).split(",", 2)[1]);
    held.set(60, lines.get(60).split(",", -1)[0] + "," + lines.get(59).split(",", 2)[1]);
    held.set(61, lines.get(61).split(",", -1)[0] + "," + lines.get(59).split(",", 2)[1]);
    Cli.Run inserted =
        Cli.runWith(text(some), "stream", model, "--gaps", "insert", "--missing", "fill");
    List<String> expected = new ArrayList<>(Cli.runWith(text(held), "stream", model).outLines());
    assertThat(expected.remove(1 + 60 - 14)).startsWith(lines.get(60).split(",", -1)[0]);
    assertThat(expected.remove(1 + 60 - 14)).startsWith(lines.get(61).split(",", -1)[0]);
    assertThat(expected.remove(1 + 30 - 14)).startsWith(lines.get(30).split(",", -1)[0]);
    assertThat(inserted.outLines()).isEqualTo(expected);
    assertThat(inserted.err()).contains("the last values stand in");
  }
}
