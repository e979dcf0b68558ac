package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.ModelRunner;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.stored.Limited;

/** Golden files of saved models, and what must hold of each. */
public final class StudyFiles {
  private StudyFiles() {}

  /** Of the models in golden files. */
  public static Provenance provenance() {
    return new Provenance("0.1.0", 3, "none", Map.of("algorithm", "golden"), Map.of());
  }

  /** Multiples of 1/16 from -1 to 1, of a generator whose values the Java platform specifies. */
  public static float[] sixteenths(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextInt(33) - 16) / 16f;
    }
    return values;
  }

  /**
   * The golden file of a kind, for ever: it is read, it is what the model still makes.
   *
   * @param model what is in it
   */
  public static <M extends Record & Limited> M golden(
      ModelFormat<M> format, String name, M model, Path folder) throws IOException {
    Path golden = Path.of("src/test/resources/golden/" + name);
    if (Boolean.getBoolean("sswim.write")) {
      Files.createDirectories(golden.getParent());
      format.write(model, golden);
    }
    Path made = folder.resolve("made.sswim");
    format.write(model, made);
    assertThat(made).hasSameBinaryContentAs(golden);
    M read = format.read(golden);
    Path again = folder.resolve("again.sswim");
    format.write(read, again);
    assertThat(again).hasSameBinaryContentAs(golden);
    return read;
  }

  /** What a model gives, its sentence behind it. */
  public static <M extends Record & Limited> String run(
      ModelRunner.Run<M> runner, M model, @Nullable Path file, int count) throws IOException {
    StringBuilder out = new StringBuilder();
    String found = runner.run(model, file, count, 1, out);
    return out + found;
  }
}
