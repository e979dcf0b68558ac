package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.spi.StudyRunner;
import org.sswim.model.StudyFile;
import org.sswim.model.StudyModel;
import org.sswim.network.Provenance;

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
  public static StudyModel golden(StudyRunner runner, String name, StudyModel model, Path folder)
      throws IOException {
    Path golden = Path.of("src/test/resources/golden/" + name);
    if (Boolean.getBoolean("sswim.write")) {
      Files.createDirectories(golden.getParent());
      StudyFile.write(runner, model, golden);
    }
    Path made = folder.resolve("made.sswim");
    StudyFile.write(runner, model, made);
    assertThat(made).hasSameBinaryContentAs(golden);
    StudyModel read = StudyFile.read(runner, golden);
    Path again = folder.resolve("again.sswim");
    StudyFile.write(runner, read, again);
    assertThat(again).hasSameBinaryContentAs(golden);
    return read;
  }

  /** What a model gives, its sentence behind it. */
  public static String run(StudyRunner runner, StudyModel model, @Nullable Path file, int count)
      throws IOException {
    StringBuilder out = new StringBuilder();
    String found = runner.run(model, file, count, 1, out);
    return out + found;
  }

  /** Refuses a number out of range before arrays are looked at. */
  public static void refusesNumber(
      StudyRunner runner, StudyModel model, String name, int value, String message) {
    Map<String, Integer> numbers = new HashMap<>(model.numbers());
    numbers.put(name, value);
    StudyModel changed = new StudyModel(numbers, model.lists(), List.of(), model.provenance());
    assertThatThrownBy(() -> runner.shapes(changed)).hasMessageContaining(message);
  }

  /** Refuses a list before arrays are looked at. */
  public static void refusesList(
      StudyRunner runner, StudyModel model, String name, List<String> list, String message) {
    Map<String, List<String>> lists = new HashMap<>(model.lists());
    lists.put(name, list);
    StudyModel changed = new StudyModel(model.numbers(), lists, List.of(), model.provenance());
    assertThatThrownBy(() -> runner.shapes(changed)).hasMessageContaining(message);
  }
}
