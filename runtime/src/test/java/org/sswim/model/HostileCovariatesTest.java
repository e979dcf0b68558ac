package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    ModelFile.write(GoldenModel.withCovariates(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ahead\" : 2 | \"ahead\" : 3 | context of the input layer must be 11; got 10",
        "\"ahead\" : 2 | \"ahead\" : 5 | at most the horizon of 4 rows ahead; got 5",
        "\"ahead\" : 2 | \"ahead\" : -1 | 'spec.covariates.ahead' must be a whole number",
        "\"ahead\" : 2 | \"ahead\" : 1000000000 | at most the horizon of 4 rows ahead",
        "[ \"wind\" ] | [ ] | shape of standardizer.mean.npy must be [3]; got [4]",
        "[ \"wind\" ] | [ \"load\" ] | must have different names, none blank; got [load",
        "[ \"work\", \"home\" ] | [ \"work\" ] | context of the input layer must be 9; got 10",
        "[ \"work\", \"home\" ] | [ \"a\", \"b\", \"a\" ] | groups of channels must be 2; got 3",
        "\"ahead\" : 2 | \"ahead\" : 2, \"x\" : 1 | unknown field 'spec.covariates.x'",
      })
  void columnsThatDoNotAddUp(String right, String wrong, String problem) throws IOException {
    assertThat(Parts.of(file).json()).contains(right);
    Parts.of(file).replace(right, wrong).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @Test
  void columnsInAFileOfVersion5AreRefused() throws IOException {
    Parts.of(file).replace("\"formatVersion\" : 6", "\"formatVersion\" : 5").store(file);
    HostileModelFiles.assertRefused(file, "'spec.covariates' needs format version 6; got 5");
  }
}
