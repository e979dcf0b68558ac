package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.series.Standardizer;

/** Means and deviations that are finite and extreme: a result of numbers, or one line. */
class ExtremeValuesTest {
  @TempDir private static Path folder;
  private static ForecastModel usual;

  @BeforeAll
  static void fit() {
    Path data = Cli.write(folder.resolve("usual.csv"), Cli.weekly(80));
    usual = ModelFile.read(Cli.fit(data, folder.resolve("m.sswim")));
  }

  private static void assertClean(Object... call) {
    Cli.Run run = Cli.run(call);
    List<String> errors =
        run.errLines().stream().filter(line -> !line.startsWith("sswim: warning: ")).toList();
    assertThat(run.out()).as(run.err()).doesNotContainPattern("NaN|[Ii]nfinity");
    assertThat(run.status()).as(run.err()).isIn(0, 2);
    assertThat(errors).hasSize(run.status() / 2);
  }

  private static Path file(String name, IntToDoubleFunction value) {
    StringBuilder text = new StringBuilder("date,a,b\n");
    for (String row : Cli.weekly(80).lines().skip(1).toList()) {
      int r = text.toString().split("\n", -1).length - 2;
      text.append(row.split(",", -1)[0] + "," + value.applyAsDouble(r) + "," + r % 7 + "\n");
    }
    return Cli.write(folder.resolve(name), text.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1e300, 1",
    "-1e300, 1e300",
    "1.7e308, 1.7e308",
    "1e300, 1e-300",
    "0, 1e-300",
    "0, 1e300",
    "1e38, 1e30",
    "1e17, 1"
  })
  void ofModels(double mean, double deviation) {
    Standardizer extreme = Standardizer.of(new double[] {mean, 0}, new double[] {deviation, 1});
    Path model = folder.resolve("extreme.sswim");
    ModelFile.write(usual.withStandardizer(extreme), model);
    Path near = file("near.csv", r -> mean);
    for (Path data : List.of(near, folder.resolve("usual.csv"))) {
      assertClean("predict", model, data);
      assertClean("stream", model, data);
      assertClean("explain", model, "--data", data, "--channel", "a");
      assertClean("inspect", model, "--energy", "--data", data);
    }
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(doubles = {1e300, -1e300, 1.7e308, 1e38, 1e30, 1e17, 1e-40, 1e-300})
  void ofData(double mean) {
    Path data = file("far.csv", r -> mean * (1 - 0.01 * (r % 7)));
    assertClean(
        "evaluate",
        data,
        "--window",
        7,
        "--horizons",
        1,
        "--target",
        "a",
        "--neurons",
        10,
        "--seeds",
        1,
        "--set",
        "members=1");
    StringBuilder panel = new StringBuilder("unique_id,ds,y\n");
    for (int r = 0; r < 60; r++) {
      panel.append("far," + (r + 1) + "," + mean * (1 - 0.01 * (r % 7)) + "\n");
      panel.append("near," + (r + 1) + "," + r % 7 + "\n");
    }
    Path many = Cli.write(folder.resolve("panel.csv"), panel.toString());
    Object[] evaluate = {"panel", "evaluate", many, "--horizon", 2, "--season", 7};
    assertClean(
        Stream.of(Stream.of(evaluate), Stream.of("--neurons", 10, "--set", "members=1"))
            .flatMap(words -> words)
            .toArray());
  }
}
