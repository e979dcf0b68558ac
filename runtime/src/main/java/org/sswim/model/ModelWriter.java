package org.sswim.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sswim.forecasting.ForecastModel;

/**
 * Writes a model as a ZIP whose bytes depend on nothing but the model: entries in fixed order, with
 * a fixed time, stored and not compressed, as deflated bytes differ between Java versions and
 * weights hardly shrink.
 */
final class ModelWriter {
  static final String JSON_ENTRY = "model.json";
  static final String CHECKSUM_ENTRY = "model.json.sha256";

  // Not the first of January 1980: for that Java adds a field that depends on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final List<ArraySpec> specs;
  private final ModelArrays arrays;
  private final List<Long> crcs = new ArrayList<>();
  private final byte[] json;

  /**
   * Prepares to write a model.
   *
   * @throws IllegalArgumentException if the model could not be read again
   */
  ModelWriter(ForecastModel model) throws IOException {
    ModelLimits.check(model);
    Description description = Description.of(model);
    specs = ModelArrays.specs(description);
    ModelLimits.check(specs, Long.MAX_VALUE);
    arrays = new ModelArrays(model);
    List<String> checksums = new ArrayList<>();
    for (ArraySpec spec : specs) {
      CRC32 crc = new CRC32();
      MessageDigest digest = Checksum.newDigest();
      OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      NpyFormat.write(spec, arrays.get(spec), new CheckedOutputStream(sink, crc));
      crcs.add(crc.getValue());
      checksums.add(Checksum.hex(digest));
    }
    json = ModelJsonWriter.write(description, specs, checksums);
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    ModelJson.parse(json).description();
  }

  /** The line that {@code sha256sum --check} reads. */
  static String checksumLine(byte[] json) {
    return Checksum.of(json) + "  " + JSON_ENTRY + "\n";
  }

  /** Writes the file; the stream stays open. */
  void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    put(zip, JSON_ENTRY, json);
    put(zip, CHECKSUM_ENTRY, checksumLine(json).getBytes(US_ASCII));
    for (int i = 0; i < specs.size(); i++) {
      ArraySpec spec = specs.get(i);
      begin(zip, spec.name(), NpyFormat.size(spec), crcs.get(i));
      NpyFormat.write(spec, arrays.get(spec), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    begin(zip, name, content.length, crc.getValue());
    zip.write(content);
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name, long size, long crc)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCompressedSize(size);
    entry.setCrc(crc);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }
}
