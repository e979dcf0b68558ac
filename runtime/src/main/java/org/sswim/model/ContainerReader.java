package org.sswim.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what {@link ContainerWriter} writes. The order of the checks keeps memory bounded: the size
 * of the file, its directory, the description, the shapes that it demands, the size and header of
 * each entry, and only then the values.
 */
final class ContainerReader implements Closeable {
  private static final int LONGEST_CHECKSUM = 256;

  private final ModelZip zip;
  private final JsonFields fields;

  /**
   * Opens a file and reads its description.
   *
   * @throws IllegalArgumentException if it is no ZIP, or its description is no JSON
   */
  ContainerReader(Path file) throws IOException {
    zip = new ModelZip(file);
    try {
      fields = ModelDocument.parse(description(zip));
    } catch (IOException | IllegalArgumentException e) {
      zip.close();
      throw e;
    }
  }

  /** What the description says. */
  JsonFields fields() {
    return fields;
  }

  /**
   * The arrays, which must be the only ones.
   *
   * @param specs what the description demands, in order
   * @throws IllegalArgumentException if one is missing, damaged or not as demanded
   */
  NamedArrays arrays(List<ArraySpec> specs) throws IOException {
    zip.requireRoom(specs.stream().mapToLong(ArraySpec::bytes).sum());
    ModelLimits.check(specs, Runtime.getRuntime().maxMemory());
    List<String> checksums = ModelDocument.checksums(fields, specs);
    Set<String> names =
        new HashSet<>(Set.of(ContainerWriter.JSON_ENTRY, ContainerWriter.CHECKSUM_ENTRY));
    specs.forEach(spec -> names.add(spec.name()));
    zip.requireExactly(names);
    NamedArrays arrays = new NamedArrays();
    for (int i = 0; i < specs.size(); i++) {
      arrays.put(specs.get(i), array(specs.get(i), checksums.get(i)));
    }
    return arrays;
  }

  /**
   * The bytes of the description, checked where there is a checksum: files of a later format, which
   * is told from the description, may hold it elsewhere.
   */
  private static byte[] description(ModelZip zip) throws IOException {
    if (!zip.has(ContainerWriter.JSON_ENTRY)) {
      throw new IllegalArgumentException(
          "a ZIP, but no model: it has no entry '" + ContainerWriter.JSON_ENTRY + "'");
    }
    byte[] json = zip.bytes(ContainerWriter.JSON_ENTRY, ModelDocument.MOST_BYTES);
    if (zip.has(ContainerWriter.CHECKSUM_ENTRY)) {
      byte[] line = zip.bytes(ContainerWriter.CHECKSUM_ENTRY, LONGEST_CHECKSUM);
      if (!new String(line, ISO_8859_1).equals(ContainerWriter.checksumLine(json))) {
        throw changed(ContainerWriter.JSON_ENTRY);
      }
    }
    return json;
  }

  private Object array(ArraySpec spec, String checksum) throws IOException {
    MessageDigest digest = Checksum.newDigest();
    try (InputStream in = new DigestInputStream(zip.open(spec.name()), digest)) {
      Object array = NpyFormat.read(spec, in, zip.size(spec.name()));
      if (!Checksum.hex(digest).equals(checksum)) {
        throw changed(spec.name());
      }
      return array;
    }
  }

  private static IllegalArgumentException changed(String entry) {
    return new IllegalArgumentException(
        "entry '"
            + entry
            + "' does not match its checksum: the file was damaged or changed; copy it again or"
            + " fit the model anew");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
