package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;

class PruneCommandTest {
  @TempDir private static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void fit() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(200));
    model = Cli.fit(data, folder.resolve("m.sswim"));
  }

  private static Map<String, Object> json(Path file) throws IOException {
    return JSON.std.mapFrom(Files.readString(file));
  }

  @Test
  @SuppressWarnings("unchecked")
  void keepsSoManyNeuronsAsTheyWere() throws IOException {
    Path small = folder.resolve("small.sswim");
    Path json = folder.resolve("small.json");
    Cli.Run run =
        Cli.run("prune", model, "--data", data, "--keep", 7, "--model", small, "--json", json);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("neurons", "-65.00 %", "held-out MSE");
    ForecastModel before = ModelFile.read(model);
    ForecastModel after = ModelFile.read(small);
    List<Integer> kept = (List<Integer>) json(json).get("kept");
    assertThat(kept).hasSize(7).isSorted();
    for (int i = 0; i < 7; i++) {
      assertThat(after.network().hidden().last().bias()[i])
          .isEqualTo(before.network().hidden().last().bias()[kept.get(i)]);
    }
    assertThat(after.provenance().results()).containsEntry("pruned-from", "20");
    assertThat(Files.size(small)).isLessThan(Files.size(model));
    assertThat(Cli.run("predict", small, data).status()).isZero();
    Cli.Run why = Cli.run("explain", small, "--data", data);
    assertThat(why.status()).as(why.err()).isZero();
    byte[] first = Files.readAllBytes(small);
    Cli.run("prune", model, "--data", data, "--keep", 7, "--model", small);
    assertThat(Files.readAllBytes(small)).isEqualTo(first);
  }

  @Test
  @SuppressWarnings("unchecked")
  void losesNoMoreThanAllowed() throws IOException {
    int fewest = 20;
    for (double most : new double[] {0, 2, 50}) {
      Path json = folder.resolve("loss.json");
      Cli.Run run =
          Cli.run(
              "prune",
              model,
              "--data",
              data,
              "--max-loss",
              most,
              "--model",
              folder.resolve("loss.sswim"),
              "--json",
              json);
      assertThat(run.status()).as(run.err()).isZero();
      Map<String, Object> found = json(json);
      double before = (double) ((Map<String, Object>) found.get("before")).get("heldOutMse");
      double after = (double) ((Map<String, Object>) found.get("after")).get("heldOutMse");
      assertThat(after).isLessThanOrEqualTo((1 + most / 100) * before);
      int kept = ((List<Integer>) found.get("kept")).size();
      assertThat(kept).isLessThanOrEqualTo(fewest);
      fewest = kept;
    }
    assertThat(fewest).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--keep 21                | --keep     | 1..20   | 21",
        "--keep 0                 | --keep     | '0'     | 1",
        "--max-loss -1            | --max-loss | 0..1000 | '-1'",
        "--max-loss x             | --max-loss | 'x'     | ''",
        "--keep 3 --max-loss 1    | --keep N   | one of  | --max-loss",
        "--validation .2          | --keep N   | one of  | --max-loss",
      })
  void badInput(String options, String one, String two, String three) {
    Path out = folder.resolve("never.sswim");
    Object[] call =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("prune", model, "--data", data, "--model", out),
                java.util.Arrays.stream(options.strip().split(" ")))
            .toArray();
    BadInputTest.assertMistake(Cli.run(call), List.of(one, two, three));
    assertThat(out).doesNotExist();
  }

  @Test
  void theModelIsNotOverwrittenByItsOwnPruning() {
    BadInputTest.assertMistake(
        Cli.run("prune", model, "--data", data, "--keep", 5, "--model", model),
        List.of("--model", "the model to prune"));
  }
}
