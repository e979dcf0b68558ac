package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has dates in UTC is told which hours are learnt, unless a zone was given. */
class UtcDatesTest {
  private static final String TOLD = "the dates are in UTC";

  @TempDir private Path folder;

  @Test
  void datesThatEndInZAreToldOfOnce() throws IOException {
    Path file = file("Z");
    assertThat(evaluated(file, "").split(TOLD, -1)).hasSize(2);
    assertThat(evaluated(file, " --zone Europe/Berlin")).doesNotContain(TOLD);
  }

  @Test
  void wallClocksAreNot() throws IOException {
    assertThat(evaluated(file(""), "")).doesNotContain(TOLD);
  }

  private Path file(String zone) throws IOException {
    StringBuilder text = new StringBuilder("date,y\n");
    LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
    for (int row = 0; row < 60; row++) {
      text.append(start.plusHours(row)).append(":00").append(zone).append(',').append(row % 24);
      text.append('\n');
    }
    return Files.writeString(folder.resolve("data" + zone + ".csv"), text);
  }

  private static String evaluated(Path file, String more) {
    Cli.Run run =
        Cli.run(
            (Object[])
                ("evaluate " + file + " --window 6 --horizons 2 --models persistence" + more)
                    .split(" "));
    assertThat(run.status()).as(run.err()).isZero();
    return run.err();
  }
}
