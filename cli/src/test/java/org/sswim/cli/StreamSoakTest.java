package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream of 20,000 rows, or of as many as {@code -Dsswim.stream.rows=10000000} says: memory stays
 * flat, and what it says is what {@code predict} says of a file that ends at that row, byte for
 * byte.
 */
@Tag("long")
class StreamSoakTest {
  private static final int ROWS = Integer.getInteger("sswim.stream.rows", 20_000);
  private static final int LOOKS = 20;
  private static final int WINDOW = 14;
  private static final long FLAT = 3 << 19;

  @TempDir Path folder;

  /** A row of two channels: weeks, and what repeats itself at no length that a model sees. */
  private static String row(int r) {
    double a = 10 * Math.sin(2 * Math.PI * r / 7) + r % 11;
    double b = 5 * Math.cos(2 * Math.PI * r / 7) - (long) r * r % 13;
    return String.format(Locale.ROOT, "%.3f,%.3f\n", a, b);
  }

  /** The rows as they are read, none before it is. */
  private static final class Rows extends InputStream {
    private byte[] line = "a,b\n".getBytes(UTF_8);
    private int at;
    private int next;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] to, int from, int length) {
      if (at == line.length) {
        if (next == ROWS) {
          return -1;
        }
        line = row(next++).getBytes(UTF_8);
        at = 0;
      }
      int count = Math.min(length, line.length - at);
      System.arraycopy(line, at, to, from, count);
      at += count;
      return count;
    }
  }

  /** Keeps some of the lines, and looks at the memory now and then. */
  private static final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<Integer, String> kept = new LinkedHashMap<>();
    private final List<Long> memory = new ArrayList<>();
    private int number = WINDOW - 1;

    @Override
    public void write(int b) {
      if (b != '\n') {
        line.write(b);
        return;
      }
      if (number >= WINDOW && number % (ROWS / LOOKS) == 0) {
        kept.put(number, line.toString(UTF_8).strip());
        System.gc();
        Runtime java = Runtime.getRuntime();
        memory.add(java.totalMemory() - java.freeMemory());
      }
      number++;
      line.reset();
    }
  }

  @Test
  void itSaysWhatPredictSaysAndTakesNoMemory() throws IOException {
    Path file = folder.resolve("rows.csv");
    StringBuilder first = new StringBuilder("a,b\n");
    for (int r = 0; r < 120; r++) {
      first.append(row(r));
    }
    Path model = Cli.fit(Cli.write(file, first.toString()), folder.resolve("m.sswim"));
    Lines lines = new Lines();
    Console console =
        new Console(
            new Rows(),
            new PrintStream(lines, false, UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
            false);
    assertThat(Main.run(console, "stream", model.toString())).isZero();
    assertThat(lines.number).isEqualTo(ROWS + 1);
    assertThat(lines.kept).hasSize(LOOKS);
    for (Map.Entry<Integer, String> said : lines.kept.entrySet()) {
      StringBuilder window = new StringBuilder("a,b\n");
      for (int r = said.getKey() - WINDOW; r < said.getKey(); r++) {
        window.append(row(r));
      }
      Files.writeString(file, window);
      Cli.Run predicted = Cli.run("predict", model, file);
      List<String> cells = new ArrayList<>(List.of(String.valueOf(said.getKey())));
      for (String row : predicted.outLines().subList(1, 4)) {
        cells.add(row.substring(row.indexOf(',') + 1));
      }
      assertThat(said.getValue()).isEqualTo(String.join(",", cells));
    }
    long begun = lines.memory.get(LOOKS / 4);
    assertThat(lines.memory.get(LOOKS - 1)).isLessThan(begun + FLAT);
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target", "stream-soak.txt"),
        "%d rows: %d KB used after a quarter, %d KB at the end%n"
            .formatted(ROWS, begun >> 10, lines.memory.get(LOOKS - 1) >> 10));
  }
}
