package org.sswim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sswim.linalg.EquationsBytes;
import org.sswim.model.ModelFormat;
import org.sswim.paneltrainers.BlockSums;
import org.sswim.paneltrainers.MemberTask;

/**
 * What driver and executors tell each other: a task as a file of its record, and sums of a block as
 * {@link EquationsBytes}.
 */
final class TaskBytes {
  private static final ModelFormat<MemberTask> FORMAT =
      new ModelFormat<>(MemberTask.class, "sswim-panel-task", "a task");

  private TaskBytes() {}

  static byte[] of(MemberTask task) {
    return write(file -> FORMAT.write(task, file));
  }

  static MemberTask task(byte[] bytes) {
    return read(bytes, FORMAT::read);
  }

  static byte[] of(BlockSums sums) {
    byte[] train = EquationsBytes.write(sums.train());
    byte[] choose = EquationsBytes.write(sums.choose());
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + train.length + choose.length)
        .putLong(sums.windows())
        .putInt(train.length)
        .put(train)
        .put(choose)
        .array();
  }

  static BlockSums sums(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long windows = in.getLong();
    byte[] train = new byte[in.getInt()];
    in.get(train);
    byte[] choose = new byte[in.remaining()];
    in.get(choose);
    return new BlockSums(windows, EquationsBytes.read(train), EquationsBytes.read(choose));
  }

  /** The bytes of a file. */
  static byte[] write(Consumer<Path> writer) {
    return inFolder(
        file -> {
          writer.accept(file);
          return Files.readAllBytes(file);
        });
  }

  /** What stands in the file of some bytes. */
  static <T> T read(byte[] bytes, Function<Path, T> reader) {
    return inFolder(
        file -> {
          Files.write(file, bytes);
          return reader.apply(file);
        });
  }

  private interface Use<T> {
    T of(Path file) throws IOException;
  }

  private static <T> T inFolder(Use<T> use) {
    try {
      // Created for its owner alone.
      Path folder = Files.createTempDirectory("sswim-spark-");
      Path file = folder.resolve("model.sswim");
      try {
        return use.of(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
