package org.sswim.algorithms.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.algorithms.StudyFiles;
import org.sswim.studies.LanguageModel;

class LanguageModelsTest {

  @TempDir private Path folder;

  private static LanguageModel model() {
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
    return LstmExperiment.model(lstm, new int[] {'\n', 'a', 0x1F600}, StudyFiles.provenance());
  }

  private static LanguageModel known(int... characters) {
    LanguageModel own = model();
    return new LanguageModel(
        characters,
        own.byInput(),
        own.byState(),
        own.bias(),
        own.byOutput(),
        own.outputBias(),
        own.provenance());
  }

  @Test
  void goldenFileScoresATextForEver() throws IOException {
    LanguageModel read =
        StudyFiles.golden(LanguageModel.FORMAT, "language-v1.sswim", model(), folder);
    Path text = Files.writeString(folder.resolve("t.txt"), "a😀\na".repeat(32) + "a");
    // Output of golden/studies.py, straight from the equations.
    assertThat(StudyFiles.run(LstmExperiment::use, read, text, 1))
        .isEqualTo("The perplexity of 129 characters is 3.682");
    String written = StudyFiles.run(LstmExperiment::use, read, null, 40);
    assertThat(written.strip().codePoints().allMatch(c -> c == '\n' || c == 'a' || c == 0x1F600))
        .isTrue();
    assertThat(written)
        .hasSizeGreaterThan(40)
        .isEqualTo(StudyFiles.run(LstmExperiment::use, read, null, 40));
  }

  @Test
  void hostileModelsAndTextsAreRefused() throws IOException {
    assertThatThrownBy(() -> known('a', 'b')).hasMessageContaining("weights by input");
    assertThatThrownBy(() -> known('a')).hasMessageContaining("there must be 8 weights by input");
    assertThatThrownBy(() -> known('b', 'a', 'c'))
        .hasMessage("characters must rise by their codes; got 97 at 1");
    assertThatThrownBy(() -> known('a', 'b', 0x110000)).hasMessageContaining("got 1114112 at 2");
    Path text = Files.writeString(folder.resolve("t.txt"), "a".repeat(100) + "b");
    assertThatThrownBy(() -> StudyFiles.run(LstmExperiment::use, model(), text, 1))
        .hasMessageContaining("character 101, U+0062, was not in the text that trained");
  }
}
