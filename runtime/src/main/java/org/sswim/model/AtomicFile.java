package org.sswim.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file as a whole: whoever opens it finds the old content or the new, also if the
 * process is killed or the machine stops.
 */
final class AtomicFile {

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes to a temporary file in the same folder, forces it to disk and moves it over the target.
   *
   * @throws IllegalArgumentException if the target cannot be a file
   */
  static void write(Path file, Content content) throws IOException {
    Path target = target(file);
    // Not Files.createTempFile, whose files only their owner may read.
    Path temporary = target.resolveSibling(".sswim-" + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(target);
  }

  private static Path target(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (Files.isDirectory(absolute) || folder == null) {
      throw new IllegalArgumentException("this is a folder; give a file such as model.sswim");
    }
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException("there is no folder '" + folder + "'; create it first");
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("'" + folder + "' is a file, not a folder; give another");
    }
    if (!Files.exists(absolute)) {
      return absolute;
    }
    if (!Files.isRegularFile(absolute)) {
      throw new IllegalArgumentException("this is a device or pipe; give a file");
    }
    // A link stays a link: what it points to is replaced.
    return absolute.toRealPath();
  }

  /** Makes the move itself durable. Where folders cannot be opened, the system sees to it. */
  private static void forceFolder(Path target) {
    try (FileChannel folder = FileChannel.open(target.resolveSibling("."))) {
      folder.force(true);
    } catch (IOException e) {
      // The file is complete and in place; only its survival of a power cut is not yet certain.
    }
  }
}
