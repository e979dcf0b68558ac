package org.sswim.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.sswim.checks.Checks;
import org.sswim.stored.ZipArchive;

/**
 * The ZIP around a model, opened for reading with distrust. Nothing is unpacked, names are only
 * compared, and no entry can hold more bytes than the file.
 */
final class ModelZip implements Closeable {
  private static final long MOST_BYTES = 1L << 32;
  private static final int LONGEST_DIRECTORY = 1 << 22;

  private final ZipArchive zip;

  /**
   * Opens a file.
   *
   * @throws IllegalArgumentException if it is no ZIP, is too large or holds an entry twice
   */
  ModelZip(Path file) throws IOException {
    try {
      zip = new ZipArchive(file, MOST_BYTES, LONGEST_DIRECTORY);
    } catch (IllegalArgumentException e) {
      throw ModelProblem.NO_MODEL.within("the file " + e.getMessage());
    }
  }

  /** Whether there is an entry of this name. */
  boolean has(String name) {
    return zip.entry(name) != null;
  }

  /**
   * Refuses a file that is smaller than its arrays would have to be.
   *
   * @param bytes number of bytes of all arrays
   */
  void requireRoom(long bytes) {
    Checks.that(bytes <= zip.bytes())
        .or("the arrays need %s bytes; the file has %s", bytes, zip.bytes());
  }

  /**
   * Refuses a file whose entries are not exactly the expected ones, stored and within the file.
   *
   * @throws IllegalArgumentException naming the entry
   */
  void requireExactly(Set<String> names) {
    for (String name : names) {
      entry(name);
    }
    long sum = 0;
    for (ZipEntry entry : zip.entries()) {
      Checks.that(names.contains(entry.getName()))
          .or("entry '%s' does not belong into this model", entry.getName());
      Checks.that(
              entry.getMethod() == ZipEntry.STORED && entry.getSize() == entry.getCompressedSize())
          .or("entry '%s' is compressed; the entries of a model are stored", entry.getName());
      // Sizes are below 2^32 and entries fewer than 2^16.
      sum += entry.getSize();
    }
    Checks.that(sum <= zip.bytes())
        .or("the entries claim %s bytes; the file has %s", sum, zip.bytes());
  }

  /** The claimed number of bytes of an entry. */
  long size(String name) {
    return entry(name).getSize();
  }

  /** Opens an entry. */
  InputStream open(String name) throws IOException {
    return zip.open(entry(name));
  }

  /**
   * The bytes of a small entry.
   *
   * @throws IllegalArgumentException if it is missing or longer than {@code most}
   */
  byte[] bytes(String name, int most) throws IOException {
    try (InputStream in = open(name)) {
      byte[] bytes = in.readNBytes(most + 1);
      Checks.that(bytes.length <= most).or("entry '%s' has more than %s bytes", name, most);
      return bytes;
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.entry(name);
    if (entry == null) {
      throw new IllegalArgumentException("entry '" + name + "' is missing");
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
