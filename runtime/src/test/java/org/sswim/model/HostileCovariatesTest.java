package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose columns beside the channels are not what they should be. */
class HostileCovariatesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.moment(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ \"wind\" ] | [ ] | context of the input layer must be 2; got 3",
        "[ \"wind\" ] | [ \"load\" ] | must have different names, none blank; got [load",
        "[ \"work\", \"home\" ] | [ \"work\" ] | context of the input layer must be 2; got 3",
        "[ \"work\", \"home\" ] | [ \"a\", \"b\", \"a\" ] | groups of channels must be 2; got 3",
        "\"known\" : [ \"temp\" ] | \"known\" : [ ] | weights of linear terms of a moment must be 61 x 2; got 134",
        "\"known\" : [ \"temp\" ] | \"known\" : [ \"temp\" ], \"x\" : 1 | unknown field 'spec.covariates.x'",
      })
  void columnsThatDoNotAddUp(String right, String wrong, String problem) throws IOException {
    assertThat(Parts.of(file).json()).contains(right);
    Parts.of(file).replace(right, wrong).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }
}
