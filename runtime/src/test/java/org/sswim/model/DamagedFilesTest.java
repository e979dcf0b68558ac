package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random damage (seeded): a model is refused in one line, or it is still the same model. */
class DamagedFilesTest {
  @TempDir Path folder;
  private Path file;
  private byte[] valid;

  @BeforeEach
  void validBytes() throws IOException {
    file = folder.resolve("m.sswim");
    ModelFile.write(GoldenModel.model(), file);
    valid = Files.readAllBytes(file);
  }

  @Test
  void theValidFileIsNotRefused() throws IOException {
    assertThat(refuses(valid)).isFalse();
  }

  @Tag("long")
  @Test
  void flippedBits() throws IOException {
    int[] masks = {0x01, 0x80, 0xff};
    int refused = 0;
    int tried = 0;
    for (int at = 0; at < valid.length; at += 31) {
      byte[] damaged = valid.clone();
      damaged[at] ^= (byte) masks[tried % masks.length];
      refused += refuses(damaged) ? 1 : 0;
      tried++;
    }
    // Every byte of content is checked; times, versions and local headers of the ZIP are not used.
    assertThat(refused).isBetween(tried * 3 / 4, tried);
  }

  @Tag("long")
  @Test
  void truncations() throws IOException {
    for (int length = 0; length < valid.length; length += 37) {
      assertThat(refuses(Arrays.copyOf(valid, length))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void overwrittenMovedAndRepeatedBlocks(long seed) throws IOException {
    Random random = new Random(seed);
    for (int trial = 0; trial < 150; trial++) {
      byte[] damaged = valid.clone();
      int length = 1 + random.nextInt(64);
      int from = random.nextInt(damaged.length - length);
      int to = random.nextInt(damaged.length - length);
      switch (trial % 3) {
        case 0 -> System.arraycopy(valid, from, damaged, to, length);
        case 1 -> {
          byte[] noise = new byte[length];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, damaged, to, length);
        }
        default -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.write(valid, 0, to);
          out.write(valid, from, length);
          out.write(valid, to, valid.length - to);
          damaged = out.toByteArray();
        }
      }
      refuses(damaged);
    }
  }

  /** Damage to the directory alone, which the ZIP reader takes for granted. */
  @Tag("long")
  @Test
  void randomDirectories() throws IOException {
    Random random = new Random(4);
    int directory = valid.length - 22 - 1400;
    int refused = 0;
    for (int trial = 0; trial < 400; trial++) {
      byte[] damaged = valid.clone();
      for (int changes = 0; changes < 1 + trial % 4; changes++) {
        damaged[directory + random.nextInt(1400 + 22)] = (byte) random.nextInt();
      }
      refused += refuses(damaged) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(150);
  }

  private boolean refuses(byte[] damaged) throws IOException {
    Files.write(file, damaged);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    try {
      ModelFormat.FORECASTER
          .container(ModelFile.read(file), StandIns.usual(), WeightFormat.FLOAT32)
          .write(again);
    } catch (InvalidModelException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      return true;
    }
    assertThat(Arrays.equals(again.toByteArray(), valid)).isTrue();
    return false;
  }
}
