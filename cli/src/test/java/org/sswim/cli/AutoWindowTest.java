package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasters.AutoWindow;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Timeline;

class AutoWindowTest {
  @TempDir private Path folder;

  @Test
  void theSeasonsAreTold() {
    Timeline hours =
        Timeline.every(LocalDateTime.of(2020, 1, 1, 0, 0), SamplingInterval.parse("PT1H"), 2);
    assertThat(TrainingMixin.told(new AutoWindow(168, List.of(24, 168)), hours))
        .isEqualTo(
            "window of 168 rows, 1 h apart, for seasons of 24 and 168 rows; --window sets"
                + " another");
    assertThat(TrainingMixin.told(new AutoWindow(40, List.of()), null))
        .isEqualTo("window of 40 rows, no season found; --window sets another");
  }

  @Test
  void fitNeedsNoWindowAndSaysWhichItTook() {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(300));
    Path model = folder.resolve("m.sswim");
    Cli.Run run = Cli.run("fit", data, "--horizon", 3, "--model", model, "--neurons", 10);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "sswim: window of 28 rows, 1 day apart, for seasons of 7 rows; --window sets"
                + " another\n");
    assertThat(Cli.run("inspect", model).out()).containsPattern("window +28 rows");
  }
}
