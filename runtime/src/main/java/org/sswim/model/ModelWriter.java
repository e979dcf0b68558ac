package org.sswim.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.sswim.forecasting.ForecastModel;

/** Writes a model as a ZIP whose bytes depend on nothing but the model. */
final class ModelWriter {
  static final String JSON_ENTRY = "model.json";
  static final String CHECKSUM_ENTRY = "model.json.sha256";

  private final List<ArraySpec> specs;
  private final ModelArrays arrays;
  private final List<Long> crcs = new ArrayList<>();
  private final byte[] json;

  /**
   * Prepares to write a model.
   *
   * @throws IllegalArgumentException if the model could not be read again
   */
  ModelWriter(ForecastModel model, WeightFormat weights) throws IOException {
    ModelLimits.check(model);
    Description description = Description.of(model, weights);
    specs = ModelArrays.specs(description);
    ModelLimits.check(specs, Long.MAX_VALUE);
    arrays = new ModelArrays(model, weights);
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
