package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void measuresWhatIsAskedForAndWritesIt() throws IOException {
    Path json = folder.resolve("speed.json");
    Cli.Run run = Cli.run("bench", "--quick", "--only", "streaming,large,fit", "--json", json);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("a fit of 2295 windows", "a row of a stream, 1000 neurons", "rows 2400")
        .doesNotContain("predict process", "neuron's step");
    Map<String, Object> figures = JSON.std.mapFrom(Files.readString(json));
    assertThat(figures)
        .containsKeys("machine", "fitOverFloor", "rowGrowth")
        .containsEntry("start", null)
        .containsEntry("simulation", null);
    assertThat((Double) figures.get("fitOverFloor")).isGreaterThan(1);
    assertThat((Double) figures.get("rowGrowth")).isBetween(0.01, 5.0);
    assertThat(EvaluateCommandTest.objects(figures, "streaming"))
        .filteredOn(row -> row.get("neurons").equals(1000))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("allocatedBytes", 0.0));
  }

  @Test
  void simulatesLongWindows() throws IOException {
    Path json = folder.resolve("speed.json");
    Cli.Run run =
        Cli.run("bench", "--quick", "--only", "simulation,growth,gradient", "--json", json);
    assertThat(run.status()).isZero();
    Map<String, Object> figures = JSON.std.mapFrom(Files.readString(json));
    Map<String, Object> simulation = EvaluateCommandTest.object(figures, "simulation");
    assertThat((Double) simulation.get("windowedNanos")).isBetween(0.01, 1000.0);
    assertThat((Double) simulation.get("streamingSeconds")).isPositive();
    assertThat((Double) EvaluateCommandTest.object(figures, "gradient").get("milliseconds"))
        .isBetween(0.01, 1000.0);
    assertThat(run.out()).contains("fit, windows 2 ", "fit, neurons 2 ", "fit, channels 2 ");
  }

  @Test
  void anUnknownPartIsNamed() {
    Cli.Run run = Cli.run("bench", "--only", "warp");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("warp", "simulation");
  }
}
