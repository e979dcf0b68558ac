package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.tables.TableProblem;

/** What is wrong with a text, and what the system says of it, by kind and in one line. */
class TextRefusalTest {
  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("x"), Problem.NO_FILE, "x: no such file"),
        Arguments.of(
            new AccessDeniedException("x"),
            Problem.NO_PERMISSION,
            "x: may not be read for want of permission"),
        Arguments.of(new EOFException(), Problem.DAMAGED, "x: the compressed data ends early"),
        Arguments.of(new ZipException(), Problem.DAMAGED, "x: the compressed data is damaged"),
        Arguments.of(
            new FileSystemException("x"),
            Problem.FAILED,
            "x: cannot be read: the system refuses it"),
        Arguments.of(
            new IOException("disk\nlost"), Problem.FAILED, "x: cannot be read: disk\\u000alost"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void unreadable(IOException e, Problem problem, String message) {
    InvalidDataException said = TextRefusal.failed(Path.of("x"), e);
    assertThat(said).hasMessage(message).hasCause(e);
    assertThat(said.fault()).isEqualTo(Fault.of(problem).at("x", 0));
  }

  @Test
  void theLineReadLastIsSaid() {
    assertThat(new TextRefusal("x").unreadable(3, new IOException("lost")))
        .hasMessage("x: cannot be read after line 3: lost");
  }

  @Test
  void linesOfSequencesHaveKindsOfTheirOwn() {
    TextRefusal series = new TextRefusal("x");
    TextRefusal sequences = new TextRefusal("x", true);
    assertThat(series.of(TableProblem.CELL_COUNT, 2, "is short").fault().problem())
        .isEqualTo(Problem.CELL_COUNT);
    assertThat(sequences.of(TableProblem.CELL_COUNT, 2, "is short").fault())
        .isEqualTo(Fault.of(Problem.LINE).at("x", 2));
    assertThat(sequences.of(0, "is empty").fault().problem()).isEqualTo(Problem.UNKNOWN_FORMAT);
    assertThat(sequences.column("has no column 'y'").fault().problem()).isEqualTo(Problem.COLUMN);
    assertThat(series.column("has no column 'y'").fault().problem()).isEqualTo(Problem.OTHER);
    assertThat(sequences.at(TableProblem.OTHER, 2, "'a' (1)", "is no number"))
        .hasMessage("x: line 2, column 'a' (1): is no number");
    assertThat(sequences.decimals("1,234")).hasMessage("x: '1,234' may have decimals or thousands");
  }
}
