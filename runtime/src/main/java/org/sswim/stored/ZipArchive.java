package org.sswim.stored;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * The entries of a ZIP file, by their names. Both ends of the file are looked at before Java reads
 * it: Java holds its directory in memory, however long that is.
 */
public final class ZipArchive implements Closeable {
  private static final int START = 0x4b50;
  private static final int END_RECORD = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END_DIRECTORY_LENGTH = 12;

  private final ZipFile zip;
  private final long bytes;
  private final Map<String, ZipEntry> entries = new TreeMap<>();

  /**
   * Opens a file.
   *
   * @param most the most bytes of the file
   * @param longestDirectory the most bytes of its directory
   * @throws IllegalArgumentException if it is not a file of this kind; the message lacks its name
   */
  public ZipArchive(Path file, long most, int longestDirectory) throws IOException {
    bytes = checkEnds(file, most, longestDirectory);
    zip = new ZipFile(file.toFile());
    try {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entries.put(entry.getName(), entry) != null) {
          throw new IllegalArgumentException("holds the entry '" + entry.getName() + "' twice");
        }
      }
    } catch (IllegalArgumentException e) {
      zip.close();
      throw e;
    }
  }

  private static long checkEnds(Path file, long most, int longestDirectory) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      long bytes = in.size();
      Checks.that(bytes <= most).or("has %s bytes; at most %s are read", bytes, most);
      Checks.that(bytes != 0).or("is empty");
      Checks.that(block(in, 0).getShort(0) == START).or("is not a ZIP file");
      ByteBuffer end = block(in, Math.max(0, bytes - END_BYTES));
      Checks.that(end.getInt(0) == END_RECORD)
          .or("does not end as a ZIP file does: it was cut short, or something was appended");
      long directory = Integer.toUnsignedLong(end.getInt(END_DIRECTORY_LENGTH));
      Checks.that(directory <= longestDirectory)
          .or("has a directory of %s bytes; at most %s are read", directory, longestDirectory);
      return bytes;
    }
  }

  private static ByteBuffer block(FileChannel in, long position) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    in.read(block, position);
    return block;
  }

  /** The length of the file. */
  public long bytes() {
    return bytes;
  }

  /** The entries, in the order of their names. */
  public Collection<ZipEntry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** The entry of a name; null if the archive lacks it. */
  public @Nullable ZipEntry entry(String name) {
    return entries.get(name);
  }

  /** What an entry holds. */
  public InputStream open(ZipEntry entry) throws IOException {
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
