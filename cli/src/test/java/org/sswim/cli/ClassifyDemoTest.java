package org.sswim.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.LabelledSequences;

@Tag("long")
class ClassifyDemoTest {
  @TempDir private Path folder;

  /** What the whole demo says and leaves is tested by docs/tour.sh, which runs it. */
  @Test
  void aQuarterOfEachDigitIsTheTest() {
    Path out = folder.resolve("demo");
    Cli.Run run = Cli.run("classify", "demo", "--data-only", "--out", out);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(Cli.names(out))
        .containsExactly(
            "digits-images-idx3-ubyte.gz",
            "digits-labels-idx1-ubyte.gz",
            "test-images-idx3-ubyte.gz",
            "test-labels-idx1-ubyte.gz",
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz");
    LabelledSequences all = IdxFile.read(out.resolve("digits-images-idx3-ubyte.gz"));
    LabelledSequences train = IdxFile.read(out.resolve("train-images-idx3-ubyte.gz"));
    LabelledSequences test = IdxFile.read(out.resolve("test-images-idx3-ubyte.gz"));
    assertThat(train.count() + test.count()).isEqualTo(all.count()).isEqualTo(1797);
    for (int c = 0; c < 10; c++) {
      // A quarter of each digit, but for what does not divide by four.
      assertThat(Math.abs(4 * count(test, c) - count(all, c))).isLessThanOrEqualTo(4);
    }
    // The very pixels: a split that lost some would still look like digits.
    assertThat(test.values().get(0)).isIn(all.values());
  }

  private static long count(LabelledSequences data, int c) {
    long count = 0;
    for (int label : requireNonNull(data.label())) {
      count += label == c ? 1 : 0;
    }
    return count;
  }

  @Test
  void aSeedDrawsTheTest() throws IOException {
    for (String seed : List.of("1", "1", "2")) {
      Path out = folder.resolve("seed" + seed + (Files.exists(folder.resolve("seed1")) ? "b" : ""));
      assertThat(Cli.run("classify", "demo", "--data-only", "--out", out, "--seed", seed).status())
          .isZero();
    }
    assertThat(Cli.names(folder)).containsExactly("seed1", "seed1b", "seed2b");
    Path first = folder.resolve("seed1/test-images-idx3-ubyte.gz");
    assertThat(folder.resolve("seed1b/test-images-idx3-ubyte.gz")).hasSameBinaryContentAs(first);
    assertThat(Files.readAllBytes(folder.resolve("seed2b/test-images-idx3-ubyte.gz")))
        .isNotEqualTo(Files.readAllBytes(first));
  }

  @Test
  void mistakes() {
    Path file = Cli.write(folder.resolve("file"), "");
    BadInputTest.assertMistake(
        Cli.run("classify", "demo", "--out", file), List.of("--out", "folder", "give another"));
    Path out = folder.resolve("demo");
    BadInputTest.assertMistake(
        Cli.run("classify", "demo", "--out", out, "--json", out.resolve("named.csv")),
        List.of("--out", "is also --json", "give another"));
    BadInputTest.assertMistake(
        Cli.run("classify", "demo", "--out", out, "--data-only", "--json", folder.resolve("j")),
        List.of("--json", "--data-only", "leave that out"));
    assertThat(folder.resolve("j")).doesNotExist();
  }
}
