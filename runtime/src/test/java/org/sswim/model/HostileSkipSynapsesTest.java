package org.sswim.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose skip synapses are not what they should be. */
class HostileSkipSynapsesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.skipping(), file);
  }

  /** The skip synapses of the golden model, as its description holds them. */
  private static final String SKIP = "\"skip\" : {\n    \"delays\" : 5\n  }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"delays\" : 0 } | 'skip.delays' must be a whole number from 1",
        "{ \"delays\" : 4 } | shape of skip.weights.npy must be [4, 4]; got [5, 4]",
        "{ \"delays\" : 1000000000 } | array 'skip.weights.npy' of shape [1000000000, 4]",
        "{ \"delays\" : 5, \"from\" : 1 } | unknown field 'skip.from'",
        "{ } | 'skip.delays' must be a whole number",
        "5 | 'skip' must be an object; got '5'",
      })
  void skipSynapsesThatDoNotAddUp(String changed, String problem) throws IOException {
    Parts parts = Parts.of(file).replace(SKIP, "\"skip\" : " + changed);
    parts.store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"columns\" : -1 | 'skip.columns' must be a whole number from 0",
        "\"columns\" : 1 | shape of skip.weights.npy must be [10, 4]; got [5, 4]",
        "\"columns\" : 1000000000 | array 'skip.weights.npy' of shape",
        "\"ahead\" : 2147483647 | 'skip.ahead' must be a whole number",
        "\"ahead\" : 2 | shape of skip.weights.npy must be [7, 4]; got [5, 4]",
      })
  void skipSynapsesOfColumnsThatAreNotThere(String added, String problem) throws IOException {
    Parts.of(file).replace(SKIP, "\"skip\" : { \"delays\" : 5, " + added + " }").store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @Test
  void skipSynapsesMustFitIntoTheWindow() throws IOException {
    Parts parts = Parts.of(file).replace("\"window\" : 16", "\"window\" : 4");
    parts.store(file);
    HostileModelFiles.assertRefused(
        file, "a window of 4 rows cannot hold the 5 delays of the skip synapses");
  }

  @Test
  void skipWeightsMustBeNumbers() throws IOException {
    Parts parts = Parts.of(file);
    byte[] content = parts.entries.get("skip.weights.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, Float.NaN);
    parts.array("skip.weights.npy", content).store(file);
    HostileModelFiles.assertRefused(file, "skip weights must be finite");
  }
}
