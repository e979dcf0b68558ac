package org.sswim.experiments.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.comparison.ResultFile;

/** Finished trainings in a file. */
class FinishedCellsTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("cells.jsonl");
  }

  private static Cell cell(String key) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("taps", 9);
    plan.put("maxCost", 1.0);
    plan.put("relativeInput", true);
    plan.put("none", null);
    Cell.Outcome outcome =
        new Cell.Outcome(
            24,
            Double.NaN,
            0.1 + 0.2,
            1e-300,
            4,
            1e17,
            "spikes 0.01, skip \"1\"\n",
            9_007_199_254_740_993L);
    return new Cell(
        key,
        Build.current(),
        "options.network.neurons=100 \"\n",
        -7,
        plan,
        1.25,
        100,
        0.3,
        List.of(0.5, 1.0),
        List.of(12.5, 3.0),
        List.of(outcome, outcome));
  }

  private void write(Cell... cells) throws IOException {
    try (ResultFile<Cell> file = ResultFile.open(path, Cell.class)) {
      for (Cell cell : cells) {
        file.add(cell.key(), cell);
      }
    }
  }

  @Test
  void whatIsReadEqualsWhatWasWrittenToTheLastDigit() throws IOException {
    write(cell("a"), cell("b"));
    assertThat(Files.readAllLines(path))
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"key\":\""));
    try (ResultFile<Cell> file = ResultFile.open(path, Cell.class)) {
      assertThat(file.find("a")).isEqualTo(cell("a"));
      assertThat(file.find("b")).isEqualTo(cell("b"));
      assertThat(file.find("c")).isNull();
    }
  }

  @Test
  void aTornLineCountsForNothingWhereverTheRunWasKilled() throws IOException {
    write(cell("a"), cell("b"));
    String whole = Files.readString(path);
    int second = whole.indexOf('\n') + 1;
    int[] lengths =
        IntStream.rangeClosed(second, whole.length())
            .filter(
                length -> length % 11 == 0 || length < second + 9 || length > whole.length() - 3)
            .toArray();
    for (int length : lengths) {
      Files.writeString(path, whole.substring(0, length));
      try (ResultFile<Cell> file = ResultFile.open(path, Cell.class)) {
        assertThat(file.find("a")).isEqualTo(cell("a"));
        // Complete but for its line feed is complete.
        assertThat(file.find("b") != null).isEqualTo(length >= whole.length() - 1);
        file.add("c", cell("c"));
      }
      try (ResultFile<Cell> file = ResultFile.open(path, Cell.class)) {
        assertThat(file.find("a")).isEqualTo(cell("a"));
        assertThat(file.find("c")).isEqualTo(cell("c"));
      }
      assertThat(Files.readString(path)).startsWith(whole.substring(0, length)).endsWith("\n");
    }
  }

  @Test
  void linesOfAnotherFormAreLeftAlone() throws IOException {
    String foreign = "{\"key\":\"z\",\"of\":\"another version\"}\n\n";
    Files.writeString(path, foreign);
    write(cell("a"));
    assertThat(Files.readString(path)).startsWith(foreign);
    try (ResultFile<Cell> file = ResultFile.open(path, Cell.class)) {
      assertThat(file.find("z")).isNull();
      assertThat(file.find("a")).isEqualTo(cell("a"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"date,a\n2024-01-01,1\n", "{\"a\": 1}", "x", "{\"key\":\"a\"}\nlast line", "[]\n"})
  void otherFilesAreRefusedAndNotTouched(String content) throws IOException {
    Files.writeString(path, content);
    assertThatThrownBy(() -> ResultFile.open(path, Cell.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("line [12] is not a finished result");
    assertThat(path).hasContent(content);
  }

  @Test
  void oneRunAtATimeHoldsAFile() throws IOException {
    try (ResultFile<Cell> file = ResultFile.open(path, Cell.class)) {
      assertThatThrownBy(() -> ResultFile.open(path, Cell.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("in use by another run");
      file.add("a", cell("a"));
    }
    write(cell("b"));
    assertThat(Files.readAllLines(path)).hasSize(2);
  }

  @Test
  void aFileMadeInVainIsRemovedAndOneThatWasThereStays() throws IOException {
    write();
    assertThat(path).doesNotExist();
    Files.createFile(path);
    write();
    assertThat(path).exists();
  }

  @Test
  void aBuildIsTwelveDigitsAndThisOneItsOwn() {
    assertThat(Build.current()).matches("[0-9a-f]{12}");
    assertThat(cell("a").ofThisBuild()).isTrue();
  }
}
