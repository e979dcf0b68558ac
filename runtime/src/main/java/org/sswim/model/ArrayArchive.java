package org.sswim.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Named arrays and texts in a file of their own, such as the state of a training under way: a ZIP
 * of stored entries, {@code texts.json} and one array in NumPy's format per array, whose CRCs are
 * checked when it is read. Equal content makes equal bytes, and a file is replaced as a whole.
 */
public final class ArrayArchive {
  private static final String TEXTS = "texts.json";
  private static final String FORMAT = "format";
  private static final int MOST_TEXT = 1 << 24;

  // As in model files: a date whose bytes do not depend on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private ArrayArchive() {}

  /**
   * Writes a file.
   *
   * @param texts short texts by name
   * @param arrays float arrays by name, each of at least one value
   * @throws InvalidModelException if the file cannot be written
   */
  public static void write(Path file, Map<String, String> texts, Map<String, float[]> arrays) {
    try {
      byte[] json = JSON.std.asString(new TreeMap<>(texts)).getBytes(UTF_8);
      AtomicFile.write(file, out -> write(json, arrays, out));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(file, "cannot be written: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InvalidModelException(file, "cannot be written: " + e + "; give another", e);
    }
  }

  private static void write(byte[] json, Map<String, float[]> arrays, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    CRC32 crc = new CRC32();
    crc.update(json);
    begin(zip, TEXTS, json.length, crc.getValue());
    zip.write(json);
    for (Map.Entry<String, float[]> array : arrays.entrySet()) {
      ArraySpec spec = spec(array.getKey(), array.getValue());
      CRC32 own = new CRC32();
      NpyFormat.write(
          spec, array.getValue(), new CheckedOutputStream(OutputStream.nullOutputStream(), own));
      begin(zip, spec.name(), NpyFormat.size(spec), own.getValue());
      NpyFormat.write(spec, array.getValue(), zip);
    }
    zip.closeEntry();
    zip.finish();
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

  /**
   * What is wrong, and what mends it: a state is made again, where a model would be fitted anew.
   */
  private static String unreadable(@Nullable String problem) {
    return "cannot be read: "
        + String.valueOf(problem).replaceFirst("[;:,]? ?(copy|fit|give|delete) .*$", "")
        + "; delete the file to begin anew";
  }

  private static void requireFinite(String name, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "entry '" + name + "' holds " + value + "; delete the file to begin anew");
      }
    }
  }

  private static ArraySpec spec(String name, float[] values) {
    return ArraySpec.of(name + ".npy", NpyType.FLOAT32, values.length);
  }

  /**
   * Reads the texts of a file, which tell whether its arrays are of use.
   *
   * @throws InvalidModelException if the file cannot be read
   */
  public static Map<String, String> texts(Path file) {
    try (ModelZip zip = new ModelZip(file)) {
      Map<String, String> texts = new LinkedHashMap<>();
      Map<String, Object> read = JSON.std.mapFrom(zip.bytes(TEXTS, MOST_TEXT));
      if (read == null) {
        throw new IllegalArgumentException("entry '" + TEXTS + "' holds no texts; delete the file");
      }
      read.forEach((name, text) -> texts.put(name, String.valueOf(text)));
      return texts;
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(file, unreadable(e.getMessage()), e);
    } catch (IOException e) {
      throw new InvalidModelException(file, unreadable(GuardedFile.describe(e)), e);
    }
  }

  /**
   * The same of the state of a training.
   *
   * @param identity what tells this training from others, by name, with the {@code format}
   * @throws InvalidModelException if the file cannot be read, or is of another training
   */
  public static Map<String, String> texts(Path file, Map<String, String> identity) {
    Map<String, String> texts = texts(file);
    if (!Objects.equals(texts.get(FORMAT), identity.get(FORMAT))) {
      throw new InvalidModelException(
          file
              + ": the checkpoint is of another version; give another file, or delete this one to"
              + " begin anew");
    }
    for (Map.Entry<String, String> own : identity.entrySet()) {
      String found = texts.get(own.getKey());
      if (!own.getValue().equals(found)) {
        throw new InvalidModelException(
            file
                + ": the checkpoint is of another training: its '"
                + own.getKey()
                + "' is "
                + found
                + ", not "
                + own.getValue()
                + "; give another file, or delete this one to begin anew");
      }
    }
    return texts;
  }

  /**
   * Reads arrays into memory that is there already; a file never makes its reader take more.
   *
   * @param arrays which arrays the file must hold, no others, and of which lengths; filled
   * @throws InvalidModelException if the file cannot be read or holds other arrays
   */
  public static void read(Path file, Map<String, float[]> arrays) {
    read(file, arrays, "");
  }

  /**
   * The same of a part of the arrays.
   *
   * @param part how the names begin of the arrays that the file must hold
   */
  public static void read(Path file, Map<String, float[]> arrays, String part) {
    try (ModelZip zip = new ModelZip(file)) {
      Set<String> names = new HashSet<>(Set.of(TEXTS));
      zip.names().stream().filter(name -> !name.startsWith(part)).forEach(names::add);
      arrays.forEach((name, values) -> names.add(spec(name, values).name()));
      zip.requireExactly(names);
      for (Map.Entry<String, float[]> array : arrays.entrySet()) {
        ArraySpec spec = spec(array.getKey(), array.getValue());
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.open(spec.name()), crc)) {
          float[] values = (float[]) NpyFormat.read(spec, in, zip.size(spec.name()));
          if (crc.getValue() != zip.crc(spec.name())) {
            throw new IllegalArgumentException(
                "entry '" + spec.name() + "' was damaged; delete the file to begin anew");
          }
          requireFinite(spec.name(), values);
          System.arraycopy(values, 0, array.getValue(), 0, values.length);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(file, unreadable(e.getMessage()), e);
    } catch (IOException e) {
      throw new InvalidModelException(file, unreadable(GuardedFile.describe(e)), e);
    }
  }
}
