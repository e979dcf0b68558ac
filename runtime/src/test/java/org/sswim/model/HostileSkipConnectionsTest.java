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

/** Files whose skip connections are not what they should be. */
class HostileSkipConnectionsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void validFile() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.skipping(), file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"delays\" : 5 | \"delays\" : 0 | network.skip: skip connections need signals >= 1, columns >= 0, delays >= 1",
        "\"delays\" : 5 | \"delays\" : 4 | shape of 'network.skip.weights' must be [4, 5]; got [5, 4]",
        "\"delays\" : 5 | \"delays\" : 1000000000 | skip weights must be a multiple of the 1000000000 synapses",
        "\"delays\" : 5 | \"delays\" : 5, \"from\" : 1 | unknown field 'network.skip.from'",
        "\"delays\" : 5, | | 'network.skip.delays' must be a whole number",
        "\"columns\" : 0 | \"columns\" : -1 | skip connections need signals >= 1, columns >= 0",
        "\"columns\" : 0 | \"columns\" : 1 | shape of 'network.skip.weights' must be [10, 2]; got [5, 4]",
        "\"columns\" : 0 | \"columns\" : 2147483647 | skip weights must be a multiple of the 10737418240 synapses",
        "\"ahead\" : 0 | \"ahead\" : 2147483647 | skip weights must be a multiple of the 2147483652 synapses",
        "\"ahead\" : 0 | \"ahead\" : 2 | skip weights must be a multiple of the 7 synapses per output; got 20",
      })
  void skipConnectionsThatDoNotAddUp(String old, String changed, String problem)
      throws IOException {
    Parts.of(file).replace(old, changed == null ? "" : changed).store(file);
    HostileModelFiles.assertRefused(file, problem);
  }

  @Test
  void skipConnectionsMustFitIntoTheWindow() throws IOException {
    Parts parts = Parts.of(file).replace("\"window\" : 16", "\"window\" : 4");
    parts.store(file);
    HostileModelFiles.assertRefused(
        file, "a window of 4 rows cannot hold the 5 delays of the skip connections");
  }

  @Test
  void skipWeightsMustBeNumbers() throws IOException {
    Parts parts = Parts.of(file);
    byte[] content = parts.entries.get("network.skip.weights.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, Float.NaN);
    parts.array("network.skip.weights.npy", content).store(file);
    HostileModelFiles.assertRefused(file, "skip weights must be finite");
  }
}
