package org.sswim.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Makes files that are no valid model out of the parts of one that is. */
abstract class HostileModelFiles {
  @TempDir Path folder;
  Path file;
  Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.model(), file);
    parts = Parts.of(file);
  }

  /** A header as NumPy writes it, without values. */
  static byte[] header(String type, String fortran, String shape) {
    String text =
        "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
    String padded = text + " ".repeat(117 - text.length()) + "\n";
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) 118)
        .put(padded.getBytes(US_ASCII))
        .array();
  }

  /** Changes both sizes of an entry in the central directory. */
  void setDirectorySize(String name, long size) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    // In a record of the directory the name begins at 46, the sizes at 20.
    int at = text.lastIndexOf(name) - 26;
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(at, (int) size)
        .putInt(at + 4, (int) size);
    Files.write(file, bytes);
  }

  void assertCheap(long most, String... parts) {
    assertRefused(parts);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(most);
  }

  void assertRefused(String... parts) {
    assertRefused(file, parts);
  }

  static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot read the model: ")
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  void assertArrayRefused(byte[] content, String problem) {
    parts.array("network.hidden.layers.1.bias.npy", content).store(file);
    assertRefused("array 'network.hidden.layers.1.bias.npy' " + problem);
  }
}
