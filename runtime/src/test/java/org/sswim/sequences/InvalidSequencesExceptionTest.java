package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the system says of a file, by kind and in one line. */
class InvalidSequencesExceptionTest {
  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("x"), SequenceProblem.NO_SUCH_FILE, "x: no such file"),
        Arguments.of(
            new AccessDeniedException("x"),
            SequenceProblem.NO_PERMISSION,
            "x: may not be read for want of permission"),
        Arguments.of(
            new EOFException(), SequenceProblem.DAMAGED, "x: the compressed data ends early"),
        Arguments.of(
            new ZipException(), SequenceProblem.DAMAGED, "x: the compressed data is damaged"),
        Arguments.of(
            new IOException("disk\nlost"),
            SequenceProblem.FAILED,
            "x: cannot be read: 'disk\\u000alost'"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void unreadable(IOException e, SequenceProblem problem, String message) {
    InvalidSequencesException said = InvalidSequencesException.unreadable(Path.of("x"), e);
    assertThat(said).hasMessage(message).hasCause(e);
    assertThat(said.problem()).isEqualTo(problem);
  }
}
