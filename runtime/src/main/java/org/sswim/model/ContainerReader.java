package org.sswim.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.stored.Checksum;
import org.sswim.stored.Limited;
import org.sswim.stored.ZipArchive;

/**
 * Reads what {@link ContainerWriter} writes. The order of the checks keeps memory bounded. First
 * come the size of the file, its directory, the description and the shapes that it states. Then the
 * sum of these is compared with the file and with Java's memory. Then come the size and header of
 * each entry, and only then the values.
 */
final class ContainerReader implements Closeable {
  private static final int LONGEST_CHECKSUM = 256;

  /** What a weight of a byte takes: the byte and two floats. */
  private static final int BYTES_OF_BYTE = 1 + 2 * Float.BYTES;

  /** Packed numbers that a byte may hold. */
  private static final int NUMBERS_OF_BYTE = Byte.SIZE / LowBitReadout.FEWEST_BITS;

  private static final long MOST_BYTES = 1L << 32;

  private static final int LONGEST_DIRECTORY = 1 << 22;

  private final ZipArchive zip;
  private final Map<String, Object> fields;

  /**
   * Opens a file and reads its description.
   *
   * @throws IllegalArgumentException if it is no ZIP, or its description is no JSON
   */
  ContainerReader(Path file) throws IOException {
    try {
      zip = new ZipArchive(file, MOST_BYTES, LONGEST_DIRECTORY);
    } catch (IllegalArgumentException e) {
      throw Problem.NO_MODEL.of("the file " + e.getMessage());
    }
    try {
      fields = ModelDocument.parse(description());
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** What the description says. */
  Map<String, Object> fields() {
    return fields;
  }

  /**
   * Gives the arrays that the description states, once it is sure that the file holds them and no
   * others.
   *
   * @throws IllegalArgumentException if one is missing or does not belong, or they are too many
   */
  ArraySource arrays() {
    Map<String, ArraySpec> stated = new LinkedHashMap<>();
    ArraySpec.collect(fields, "", stated);
    long bytes = stated.values().stream().mapToLong(ArraySpec::bytes).sum();
    Checks.that(bytes <= zip.bytes())
        .or("the arrays need %s bytes; the file has %s", bytes, zip.bytes());
    requireRoom(stated.values(), Runtime.getRuntime().maxMemory());
    Set<String> names = new HashSet<>(stated.keySet());
    names.addAll(Set.of(ContainerWriter.JSON_ENTRY, ContainerWriter.CHECKSUM_ENTRY));
    requireExactly(names);
    return this::array;
  }

  /** Refuses entries that are not exactly the expected ones, stored and within the file. */
  private void requireExactly(Set<String> names) {
    names.forEach(this::entry);
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

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.entry(name);
    if (entry == null) {
      throw new IllegalArgumentException("entry '" + name + "' is missing");
    }
    return entry;
  }

  /**
   * Checks the arrays that a file is said to hold, before memory is taken for any.
   *
   * @param memory bytes that Java may use
   * @throws IllegalArgumentException if they are too many
   */
  static void requireRoom(Collection<ArraySpec> arrays, long memory) {
    long values = 0;
    long bytes = 0;
    for (ArraySpec array : arrays) {
      values += array.size();
      // Weights are held once as read and once by input; bytes become floats.
      bytes +=
          switch (array.type()) {
            case INT8 -> array.bytes() * BYTES_OF_BYTE;
            case UINT8 -> array.bytes() * (1 + NUMBERS_OF_BYTE * BYTES_OF_BYTE);
            default -> 2 * array.bytes();
          };
    }
    Checks.that(values <= Limited.MOST_VALUES)
        .or("the model has %s values; at most %s are supported", values, Limited.MOST_VALUES);
    Checks.that(bytes <= memory, Problem.MEMORY::of)
        .or("the model needs %s MB; Java may use %s MB", bytes >> 20, memory >> 20);
  }

  /**
   * The bytes of the description, checked where there is a checksum. Files of a later format may
   * hold it elsewhere, and only the description tells the format.
   */
  private byte[] description() throws IOException {
    Checks.that(zip.entry(ContainerWriter.JSON_ENTRY) != null, Problem.NO_MODEL::of)
        .or("a ZIP, but not a model: it has no entry '%s'", ContainerWriter.JSON_ENTRY);
    byte[] json = bytes(ContainerWriter.JSON_ENTRY, ModelDocument.MOST_BYTES);
    if (zip.entry(ContainerWriter.CHECKSUM_ENTRY) != null) {
      byte[] line = bytes(ContainerWriter.CHECKSUM_ENTRY, LONGEST_CHECKSUM);
      if (!new String(line, ISO_8859_1).equals(ContainerWriter.checksumLine(json))) {
        throw changed(ContainerWriter.JSON_ENTRY);
      }
    }
    return json;
  }

  /** The bytes of a small entry. */
  private byte[] bytes(String name, int most) throws IOException {
    try (InputStream in = zip.open(entry(name))) {
      byte[] bytes = in.readNBytes(most + 1);
      Checks.that(bytes.length <= most).or("entry '%s' has more than %s bytes", name, most);
      return bytes;
    }
  }

  private Object array(ArraySpec array) {
    MessageDigest digest = Checksum.newDigest();
    ZipEntry entry = entry(array.name());
    try (InputStream in = new DigestInputStream(zip.open(entry), digest)) {
      Object values = array.readEntry(in, entry.getSize());
      if (!Checksum.hex(digest).equals(array.sha256())) {
        throw changed(array.name());
      }
      return values;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "entry '" + array.name() + "': " + GuardedFile.describe(e), e);
    }
  }

  private static IllegalArgumentException changed(String entry) {
    return new IllegalArgumentException(
        "entry '%s' does not match its checksum: the file was damaged or changed".formatted(entry));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
