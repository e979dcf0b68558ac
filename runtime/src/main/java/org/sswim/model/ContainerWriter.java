package org.sswim.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.sswim.stored.Checksum;

/** Writes a description and arrays as a ZIP whose bytes depend on nothing but these. */
final class ContainerWriter {
  static final String JSON_ENTRY = "model.json";
  static final String CHECKSUM_ENTRY = "model.json.sha256";

  private final List<ArraySink.Entry> arrays;
  private final byte[] json;

  /**
   * Prepares to write a file.
   *
   * @param root everything that {@code model.json} says but the checksums of the arrays
   * @param arrays in order
   * @throws IllegalArgumentException if they are too many
   */
  ContainerWriter(Map<String, Object> root, List<ArraySink.Entry> arrays) throws IOException {
    ContainerReader.requireRoom(
        arrays.stream().map(ArraySink.Entry::spec).toList(), Long.MAX_VALUE);
    this.arrays = arrays;
    for (ArraySink.Entry array : arrays) {
      MessageDigest digest = Checksum.newDigest();
      OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      array.spec().writeEntry(array.values(), sink);
      array.json().put(ArraySpec.SHA256, Checksum.hex(digest));
    }
    json = ModelDocument.print(root);
  }

  /** The document that is written. */
  byte[] json() {
    return json;
  }

  /** The line that {@code sha256sum --check} reads. */
  static String checksumLine(byte[] json) {
    return Checksum.of(json) + "  " + JSON_ENTRY + "\n";
  }

  /** Writes the file; the stream stays open. */
  void write(OutputStream out) throws IOException {
    StoredZip zip = new StoredZip(out);
    zip.put(JSON_ENTRY, sink -> sink.write(json));
    zip.put(CHECKSUM_ENTRY, sink -> sink.write(checksumLine(json).getBytes(US_ASCII)));
    for (ArraySink.Entry array : arrays) {
      zip.put(array.spec().name(), sink -> array.spec().writeEntry(array.values(), sink));
    }
    zip.finish();
  }
}
