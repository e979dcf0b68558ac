package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Panels of series of any length: forecasts, or one line that says what is lacking. */
class PanelLengthsTest {
  @TempDir private Path folder;

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 9, 10, 13, 16, 25, 40})
  void evaluatedAndForecast(int rows) {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 3 * rows; i++) {
      text.append("s" + i / rows + "," + (i % rows + 1) + "," + (5 + i * i % 7) + "\n");
    }
    Path panel = Cli.write(folder.resolve("panel.csv"), text.toString());
    for (int season : List.of(1, 7, 24)) {
      for (String command : List.of("evaluate", "backtest")) {
        String models = "persistence,naive2,theta,ridge";
        assertClean(
            "panel", command, panel, "--horizon", 2, "--season", season, "--models", models);
      }
      Path model = folder.resolve("m.sswim");
      assertClean(
          "panel",
          "fit",
          panel,
          "--horizon",
          2,
          "--season",
          season,
          "--neurons",
          3,
          "--set",
          "members=1",
          "--model",
          model);
    }
  }

  private static void assertClean(Object... call) {
    Cli.Run run = Cli.run(call);
    String said = List.of(call) + run.err();
    assertThat(run.status()).as(said).isIn(0, 2);
    assertThat(run.out()).as(said).doesNotContain("NaN");
    if (run.status() == 2) {
      assertThat(run.out()).as(said).isEmpty();
      assertThat(run.err()).as(said).hasLineCount(1);
    }
  }
}
