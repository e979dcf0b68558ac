package org.sswim.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.model.InvalidModelException;

class StreamForecastsTest {
  /** A golden model of the runtime: two channels, a window of 16 rows, with a moment. */
  private static final Path MODEL =
      Path.of("..", "..", "runtime", "src", "test", "resources", "golden", "model-v1.sswim");

  @Test
  void forecastsAfterEveryRowOnceTheWindowIsFull() throws IOException {
    StringBuilder rows = new StringBuilder();
    // The rows of GoldenModel.series() of the runtime's tests.
    LocalDateTime start = LocalDateTime.of(2024, 1, 5, 0, 0);
    for (int r = 0; r < 20; r++) {
      rows.append(start.plusHours(r))
          .append(',')
          .append(10 + r * 7 % 11)
          .append(',')
          .append(100 - 3 * (r * 5 % 7))
          .append('\n');
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StreamForecasts.run(
        MODEL,
        new StringReader(rows.toString()),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(20 - 16 + 1);
    // GoldenModelTest of the runtime, from NumPy: 23.9388 and 33.8650 for the row behind the last.
    assertThat(lines.get(4)).startsWith("load=23.938").contains(",température=33.865");
  }

  @Test
  void aMissingModelIsOneLine() {
    assertThatThrownBy(
            () -> StreamForecasts.run(Path.of("none.sswim"), new StringReader(""), System.out))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("none.sswim");
  }
}
