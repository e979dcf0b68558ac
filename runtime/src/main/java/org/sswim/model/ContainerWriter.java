package org.sswim.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes a description and arrays as a ZIP whose bytes depend on nothing but these. */
final class ContainerWriter {
  static final String JSON_ENTRY = "model.json";
  static final String CHECKSUM_ENTRY = "model.json.sha256";

  private final List<ArraySpec> specs;
  private final NamedArrays arrays;
  private final List<Long> crcs = new ArrayList<>();
  private final byte[] json;

  /**
   * Prepares to write a model.
   *
   * @param root everything that {@code model.json} says but the arrays, keys sorted
   * @param specs the arrays of the file, in order
   * @param arrays their values
   * @throws IllegalArgumentException if they are too many
   */
  ContainerWriter(Map<String, Object> root, List<ArraySpec> specs, NamedArrays arrays)
      throws IOException {
    ModelLimits.check(specs, Long.MAX_VALUE);
    this.specs = specs;
    this.arrays = arrays;
    List<String> checksums = new ArrayList<>();
    for (ArraySpec spec : specs) {
      CRC32 crc = new CRC32();
      MessageDigest digest = Checksum.newDigest();
      OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      NpyFormat.write(spec, arrays.get(spec), new CheckedOutputStream(sink, crc));
      crcs.add(crc.getValue());
      checksums.add(Checksum.hex(digest));
    }
    json = ModelDocument.write(root, specs, checksums);
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
    for (int i = 0; i < specs.size(); i++) {
      ArraySpec spec = specs.get(i);
      zip.put(
          spec.name(),
          NpyFormat.size(spec),
          crcs.get(i),
          sink -> NpyFormat.write(spec, arrays.get(spec), sink));
    }
    zip.finish();
  }
}
