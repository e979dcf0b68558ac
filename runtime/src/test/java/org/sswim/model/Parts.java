package org.sswim.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.sswim.stored.Checksum;

/** The entries of a model file, to be tampered with: checksums can be mended as a forger would. */
final class Parts {
  final Map<String, byte[]> entries = new LinkedHashMap<>();

  static Parts of(Path file) throws IOException {
    Parts parts = new Parts();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        parts.entries.put(e.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  String json() {
    return new String(entries.get("model.json"), UTF_8);
  }

  /** Replaces text in the description, which must occur there, and mends its checksum. */
  Parts replace(String old, String changed) {
    if (!json().contains(old)) {
      throw new IllegalArgumentException("nothing to replace: " + old);
    }
    return json(json().replace(old, changed).getBytes(UTF_8));
  }

  Parts json(byte[] document) {
    entries.put("model.json", document);
    entries.put("model.json.sha256", ContainerWriter.checksumLine(document).getBytes(UTF_8));
    return this;
  }

  /** Replaces the content of an array and mends its checksum in the description. */
  Parts array(String name, byte[] content) {
    entries.put(name, content);
    try {
      Map<String, Object> root = JSON.std.mapFrom(json());
      Object at = root;
      for (String part : name.replace(".npy", "").split("\\.", -1)) {
        at =
            at instanceof List<?> all
                ? all.get(Integer.parseInt(part))
                : ((Map<?, ?>) at).get(part);
      }
      @SuppressWarnings("unchecked")
      Map<String, Object> array = (Map<String, Object>) at;
      array.put("sha256", Checksum.of(content));
      return json(ModelDocument.print(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path store(Path file) {
    return write(file, ZipEntry.STORED);
  }

  Path deflate(Path file) {
    return write(file, ZipEntry.DEFLATED);
  }

  private Path write(Path file, int method) {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        CRC32 crc = new CRC32();
        crc.update(part.getValue());
        entry.setMethod(method);
        entry.setSize(part.getValue().length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
