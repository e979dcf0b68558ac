package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.model.ModelFile;

/** Values far outside of the others, from file to stream. */
class OutlierCommandsTest {
  private static final int ROWS = 160;

  @TempDir private Path folder;
  private List<String> lines;
  private Path model;

  @BeforeEach
  void series() {
    lines = new ArrayList<>(Cli.weekly(ROWS).lines().toList());
    model = folder.resolve("m.sswim");
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }

  private Path with(int row, String value) {
    String[] cells = lines.get(row).split(",", -1);
    lines.set(row, cells[0] + "," + value + "," + cells[2]);
    return Cli.write(folder.resolve("data.csv"), text());
  }

  private Cli.Run fit(Path data, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("fit", data, "--window", 14, "--horizon", 2, "--neurons", 8, "--model", model));
    all.addAll(List.of(more));
    return Cli.run(all.toArray());
  }

  private static List<String> warnings(Cli.Run run) {
    return run.err().lines().filter(line -> line.contains("warning")).toList();
  }

  /** The same model as of a file whose rows before the start are empty. */
  @Test
  void zerosBeforeAStartCountAsMissing() {
    for (int r = 1; r < 40; r++) {
      with(r, "0");
    }
    Cli.Run run = fit(with(40, "0"));
    assertThat(warnings(run))
        .containsExactly(
            "sswim: warning: a is only 0 ahead of data row 41 (2024-02-10): these rows count as"
                + " missing");
    Path next = Cli.write(folder.resolve("next.csv"), Cli.weekly(60));
    String forecast = Cli.run("predict", model, next).out();
    for (int r = 1; r < 40; r++) {
      with(r, "");
    }
    assertThat(warnings(fit(with(40, ""), "--missing", "mask"))).isEmpty();
    assertThat(Cli.run("predict", model, next).out()).isNotEmpty().isEqualTo(forecast);
  }

  @Tag("long")
  @Test
  void aMarkIsNamedWithTheOptionThatMasksIt() {
    with(31, "-9999");
    Path data = with(71, "-9999");
    Cli.Run run = fit(data);
    assertThat(run.status()).isZero();
    assertThat(warnings(run))
        .containsExactly(
            "sswim: warning: 2 values lie far outside of the others (column a, first in data row"
                + " 31: -9999) and count as missing: the values before stand in; if -9999 stands"
                + " for missing values, say --missing mask --missing-value=-9999; --set outliers=keep"
                + " takes them as they are");
    assertThat(ModelFile.read(model).provenance().results()).containsEntry("outliers-held", "2");
    assertThat(Cli.run("inspect", model).out()).contains("outliers", "beyond: a ", "; b ");
    assertThat(warnings(fit(data, "--missing", "mask", "--missing-value", "-9999"))).isEmpty();
    assertThat(warnings(fit(data, "--set", "outliers=keep"))).isEmpty();
    assertThat(ModelFile.read(model).limits().any()).isFalse();
  }

  @Tag("long")
  @Test
  void otherValuesAreToldByNumberAndPlace() {
    Cli.Run run = fit(with(150, "1e100"));
    assertThat(warnings(run))
        .containsExactly(
            "sswim: warning: 1 value lies far outside of the others (column a in data row 150:"
                + " 1.000e+100) and counts as missing: the value before stands in; if 1.0E100"
                + " stands for missing values, say --missing mask --missing-value=1.0E100;"
                + " --set outliers=keep takes it as it is");
    Cli.Run other = fit(with(150, "12345.6"));
    assertThat(warnings(other)).hasSize(1);
    assertThat(other.err()).contains("data row 150").doesNotContain("--missing-value");
  }

  @Test
  void cleanSeriesAreNotWarnedOf() {
    assertThat(fit(Cli.write(folder.resolve("data.csv"), text())).err()).doesNotContain("warning");
  }

  @Test
  void forecastsDoNotSeeAGlitchInTheLastWindow() {
    Path data = Cli.write(folder.resolve("data.csv"), text());
    assertThat(fit(data).status()).isZero();
    List<String> clean = Cli.run("predict", model, data).outLines();

    Cli.Run run = Cli.run("predict", model, with(ROWS - 20, "1e12"));
    assertThat(run.outLines()).as("beyond the window").isEqualTo(clean);
    assertThat(warnings(run)).isEmpty();
    Cli.Run last = Cli.run("predict", model, with(ROWS - 1, "-9999"));
    assertThat(warnings(last)).hasSize(1);
    assertThat(last.err()).contains("column a in data row " + (ROWS - 1) + ": -9999");
    Cli.Run streamed = Cli.runWith(text(), "stream", model);
    assertThat(streamed.status()).isZero();
    assertThat(warnings(streamed)).hasSize(1);
    assertThat(streamed.err()).contains("line " + (ROWS - 19), "the value before");
    String[] next = streamed.outLines().get(streamed.outLines().size() - 1).split(",", -1);
    assertThat(Math.abs(Double.parseDouble(next[1]))).isLessThan(1000);
  }

  @Tag("long")
  @Test
  void comparisonsSayThatErrorsCountThem() {
    Path data = with(ROWS - 5, "1e9");
    Cli.Run run =
        Cli.run(
            "evaluate",
            data,
            "--window",
            14,
            "--horizons",
            2,
            "--neurons",
            8,
            "--seeds",
            1,
            "--models",
            "persistence,ridge,s-swim");
    assertThat(run.status()).isZero();
    assertThat(warnings(run)).hasSize(1);
    assertThat(run.err())
        .contains("data row " + (ROWS - 5), "errors are measured by them as they are");
    Cli.Run backtest =
        Cli.run("backtest", data, "--window", 14, "--horizon", 2, "--neurons", 8, "--origins", 3);
    assertThat(backtest.status()).isZero();
    assertThat(warnings(backtest)).hasSize(1);
  }

  @Test
  void anObjectiveIsRemembered() {
    Path data = Cli.write(folder.resolve("data.csv"), text());
    assertThat(fit(data, "--set", "objective=mae").status()).isZero();
    assertThat(ModelFile.read(model).provenance().results()).containsEntry("objective", "mae");
    BadInputTest.assertMistake(
        fit(data, "--set", "objective=mape"),
        List.of("objective", "auto or mse, huber, mae", "mape"));
  }
}
