package org.sswim.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The ZIP around a model, opened for reading with distrust: nothing is unpacked, names are only
 * compared, and no entry can hold more bytes than the file.
 */
final class ModelZip implements Closeable {
  private static final long MOST_BYTES = 1L << 32;
  private static final int LONGEST_DIRECTORY = 1 << 22;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int END_RECORD = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END_DIRECTORY_LENGTH = 12;

  private final ZipFile zip;
  private final long fileBytes;
  private final Map<String, ZipEntry> entries = new HashMap<>();

  /**
   * Opens a file.
   *
   * @throws IllegalArgumentException if it is no ZIP, is too large or holds an entry twice
   */
  ModelZip(Path file) throws IOException {
    fileBytes = checkEnds(file);
    zip = new ZipFile(file.toFile());
    try {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entries.put(entry.getName(), entry) != null) {
          throw new IllegalArgumentException(
              "entry '" + entry.getName() + "' occurs twice; fit the model anew");
        }
      }
    } catch (IllegalArgumentException e) {
      zip.close();
      throw e;
    }
  }

  /**
   * Looks at both ends, which is cheap, before the directory of the ZIP is read into memory.
   *
   * @return the number of bytes of the file
   */
  private static long checkEnds(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long bytes = in.length();
      if (bytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "the file has " + bytes + " bytes; a model has at most " + MOST_BYTES);
      }
      if (bytes == 0) {
        throw new IllegalArgumentException(
            "the file is empty; copy it again or fit the model anew");
      }
      if (bytes < END_BYTES || block(in, 0).getInt(0) != LOCAL_HEADER) {
        throw new IllegalArgumentException(
            "this is no model file (no ZIP); give a file that 'sswim fit' or 'sswim classify fit' has written");
      }
      ByteBuffer end = block(in, bytes - END_BYTES);
      if (end.getInt(0) != END_RECORD) {
        throw new IllegalArgumentException(
            "the file does not end as a model does: it was cut short, or something was appended;"
                + " copy it again or fit the model anew");
      }
      long directory = Integer.toUnsignedLong(end.getInt(END_DIRECTORY_LENGTH));
      if (directory > LONGEST_DIRECTORY) {
        throw new IllegalArgumentException(
            "the ZIP's directory has %s bytes; that of a model has at most %s"
                .formatted(directory, LONGEST_DIRECTORY));
      }
      return bytes;
    }
  }

  private static ByteBuffer block(RandomAccessFile in, long position) throws IOException {
    byte[] block = new byte[END_BYTES];
    in.seek(position);
    in.readFully(block);
    return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The names of all entries. */
  Set<String> names() {
    return Set.copyOf(entries.keySet());
  }

  /** Whether there is an entry of this name. */
  boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * Refuses a file that is smaller than its arrays would have to be.
   *
   * @param bytes number of bytes of all arrays
   */
  void requireRoom(long bytes) {
    if (bytes > fileBytes) {
      throw new IllegalArgumentException(
          "the arrays need %s bytes; the file has %s: copy it again or fit the model anew"
              .formatted(bytes, fileBytes));
    }
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
    Set<String> others = new HashSet<>(entries.keySet());
    others.removeAll(names);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "entry '" + Collections.min(others) + "' does not belong into this model");
    }
    long sum = 0;
    for (ZipEntry entry : entries.values()) {
      if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
        throw new IllegalArgumentException(
            "entry '" + entry.getName() + "' is compressed; the entries of a model are stored");
      }
      // Sizes are below 2^32 and entries fewer than 2^16.
      sum += entry.getSize();
    }
    if (sum > fileBytes) {
      throw new IllegalArgumentException(
          "the entries claim " + sum + " bytes; the file has " + fileBytes);
    }
  }

  /** The claimed number of bytes of an entry. */
  long size(String name) {
    return entry(name).getSize();
  }

  /** The CRC-32 that an entry is said to have. */
  long crc(String name) {
    return entry(name).getCrc();
  }

  /** Opens an entry. */
  InputStream open(String name) throws IOException {
    InputStream in = zip.getInputStream(entry(name));
    if (in == null) {
      throw missing(name);
    }
    return in;
  }

  /**
   * The bytes of a small entry.
   *
   * @throws IllegalArgumentException if it is missing or longer than {@code most}
   */
  byte[] bytes(String name, int most) throws IOException {
    try (InputStream in = open(name)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IllegalArgumentException("entry '" + name + "' has more than " + most + " bytes");
      }
      return bytes;
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw missing(name);
    }
    return entry;
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(
        "entry '" + name + "' is missing; copy the file again or fit the model anew");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
