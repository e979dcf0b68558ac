package org.sswim.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sswim.forecasting.ForecastModel;

/**
 * Reads what {@link ModelWriter} writes. The order of the checks keeps memory bounded: the size of
 * the file, its directory, the description, the shapes that it demands, the size and header of each
 * entry, and only then the values.
 */
final class ModelReader {
  private static final int LONGEST_CHECKSUM = 256;

  private ModelReader() {}

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException if the file holds no valid model
   */
  static ForecastModel read(Path file) throws IOException {
    try (ModelZip zip = new ModelZip(file)) {
      ModelJson json = ModelJson.parse(description(zip));
      Description description = json.description();
      List<ArraySpec> specs = ModelArrays.specs(description);
      zip.requireRoom(specs.stream().mapToLong(ArraySpec::bytes).sum());
      ModelLimits.check(specs, Runtime.getRuntime().maxMemory());
      List<String> checksums = json.checksums(specs);
      Set<String> names = new HashSet<>(Set.of(ModelWriter.JSON_ENTRY, ModelWriter.CHECKSUM_ENTRY));
      specs.forEach(spec -> names.add(spec.name()));
      zip.requireExactly(names);
      ModelArrays arrays = new ModelArrays();
      for (int i = 0; i < specs.size(); i++) {
        arrays.put(specs.get(i), array(zip, specs.get(i), checksums.get(i)));
      }
      ForecastModel model = arrays.model(description);
      ModelLimits.check(model);
      return model;
    }
  }

  /**
   * The bytes of the description, checked where there is a checksum: files of a later format, which
   * is told from the description, may hold it elsewhere.
   */
  private static byte[] description(ModelZip zip) throws IOException {
    if (!zip.has(ModelWriter.JSON_ENTRY)) {
      throw new IllegalArgumentException(
          "a ZIP, but no model: it has no entry '" + ModelWriter.JSON_ENTRY + "'");
    }
    byte[] json = zip.bytes(ModelWriter.JSON_ENTRY, ModelJson.MOST_BYTES);
    if (zip.has(ModelWriter.CHECKSUM_ENTRY)) {
      byte[] line = zip.bytes(ModelWriter.CHECKSUM_ENTRY, LONGEST_CHECKSUM);
      if (!new String(line, ISO_8859_1).equals(ModelWriter.checksumLine(json))) {
        throw changed(ModelWriter.JSON_ENTRY);
      }
    }
    return json;
  }

  private static Object array(ModelZip zip, ArraySpec spec, String checksum) throws IOException {
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
}
