package org.sswim.algorithms.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.StudyFiles;
import org.sswim.studies.StudyModel;

class LanguageModelsTest {
  private static final LanguageModels RUNNER = new LanguageModels();

  @TempDir private Path folder;

  private static StudyModel model() {
    Random random = new Random(11);
    Lstm lstm =
        new Lstm(
            3,
            2,
            StudyFiles.sixteenths(3 * 8, random),
            StudyFiles.sixteenths(2 * 8, random),
            StudyFiles.sixteenths(8, random),
            StudyFiles.sixteenths(2 * 3, random),
            StudyFiles.sixteenths(3, random));
    return LanguageModels.FORMAT.model(
        lstm.cells(), new int[] {'\n', 'a', 0x1F600}, lstm.parameters(), StudyFiles.provenance());
  }

  @Test
  void goldenFileScoresATextForEver() throws IOException {
    StudyModel read =
        StudyFiles.golden(LanguageModels.FORMAT, "language-v1.sswim", model(), folder);
    Path text = Files.writeString(folder.resolve("t.txt"), "a😀\na".repeat(32) + "a");
    // Output of golden/studies.py, straight from the equations.
    assertThat(StudyFiles.run(RUNNER, read, text, 1))
        .isEqualTo("The perplexity of 129 characters is 3.682");
    String written = StudyFiles.run(RUNNER, read, null, 40);
    assertThat(written.strip().codePoints().allMatch(c -> c == '\n' || c == 'a' || c == 0x1F600))
        .isTrue();
    assertThat(written).hasSizeGreaterThan(40).isEqualTo(StudyFiles.run(RUNNER, read, null, 40));
  }

  @Test
  void hostileModelsAndTextsAreRefused() throws IOException {
    StudyFiles.refusesNumber(
        LanguageModels.FORMAT, model(), "cells", 0, "cells must lie in 1..10000; got 0");
    StudyFiles.refusesList(LanguageModels.FORMAT, model(), "characters", List.of("a"), "2 or more");
    StudyFiles.refusesList(
        LanguageModels.FORMAT, model(), "characters", List.of("b", "a"), "rise by their codes");
    StudyFiles.refusesList(
        LanguageModels.FORMAT, model(), "characters", List.of("a", "bc"), "one each; got 'bc'");
    Path text = Files.writeString(folder.resolve("t.txt"), "a".repeat(100) + "b");
    assertThatThrownBy(() -> StudyFiles.run(RUNNER, model(), text, 1))
        .hasMessageContaining("character 101, U+0062, was not in the text that trained");
  }
}
