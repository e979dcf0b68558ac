package org.sswim.sequences;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.Source;
import org.sswim.series.TextRefusal;
import org.sswim.stored.NpyHeader;
import org.sswim.stored.NpyType;
import org.sswim.stored.ZipArchive;
import org.sswim.tables.Shown;

/**
 * Reads dense trains from NumPy's {@code .npz}, stored or deflated. The array {@code x}, or else
 * the only one of three dimensions, is {@code [samples][steps][units]}. If classes are known, an
 * array {@code y} of whole numbers is {@code [samples]}. Values are of type bool, int8, uint8,
 * int32, int64, float32 or float64, the lowest byte first, in C order, and become floats. Classes
 * are the numbers that occur in {@code y}, by value, as decimal names.
 */
public final class SpikeNpz {
  private static final String TRAINS = "x";
  private static final String LABELS = "y";

  private final Path file;
  private final NpzArchive archive;
  private final Room room;

  private SpikeNpz(Path file, NpzArchive archive, Room room) {
    this.file = file;
    this.archive = archive;
    this.room = room;
  }

  /**
   * Reads a whole file.
   *
   * @return the samples in the order of the file; without classes if there is no {@code y}
   * @throws InvalidDataException if the file cannot be read or lacks the arrays above, if a value
   *     is not finite, or if there are too many values. It names array, place and value
   */
  public static LabelledSequences read(Path file) {
    return read(file, new Room(file));
  }

  static LabelledSequences read(Path file, Room room) {
    Source.requireFile(file);
    try (NpzArchive archive = new NpzArchive(file)) {
      return new SpikeNpz(file, archive, room).read();
    } catch (IOException e) {
      throw TextRefusal.failed(file, e);
    }
  }

  private LabelledSequences read() throws IOException {
    String name = archive.has(TRAINS) ? TRAINS : archive.only(3);
    if (name == null) {
      throw Problem.ARRAYS.of(
          file, "has no array 'x', and not one array of 3 dimensions; it has %s", arrays());
    }
    NpyHeader header = archive.header(name);
    int[] shape = header.shape();
    Checks.that(shape.length == 3 && header.values() > 0, Problem.ARRAYS.in(file))
        .or(
            "the array %s has the shape %s; it must be samples, steps and units",
            Shown.value(name), header.shapeText());
    room.require(shape[0], shape[1], shape[2]);
    List<String> labels = archive.has(LABELS) ? labels(shape[0]) : null;
    NpyType type = NpzArchive.type(header);
    List<float[]> trains =
        archive.read(name, header, in -> trains(name, type, in, shape[0], shape[1] * shape[2]));
    return LabelledSequences.named(trains, shape[2], List.of(), labels, null);
  }

  private List<float[]> trains(String name, NpyType type, InputStream in, int samples, int length)
      throws IOException {
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      Object values = type.read(in, length);
      float[] train = new float[length];
      for (int v = 0; v < length; v++) {
        double value = type.value(values, v);
        train[v] = (float) value;
        if (!Float.isFinite(train[v])) {
          throw Problem.VALUE.of(
              file,
              "the array %s has in sample %s as value %s %s, which is not a finite number of 32 bits"
                  .formatted(Shown.value(name), i + 1, v + 1, value));
        }
      }
      trains.add(train);
    }
    return trains;
  }

  private List<String> labels(int samples) throws IOException {
    NpyHeader header = archive.header(LABELS);
    Checks.that(
            header.dimensions() == 1 && header.shape()[0] == samples, Problem.CLASS_COUNT.in(file))
        .or(
            "the array 'y' has the shape %s; it must be a class for each of %s samples",
            header.shapeText(), samples);
    NpyType type = NpzArchive.type(header);
    Checks.that(type.whole(), Problem.ENCODING.in(file))
        .or("the array 'y' is of type %s; classes must be whole numbers", header.type());
    return archive.read(
        LABELS,
        header,
        in -> {
          Object values = type.read(in, samples);
          return IntStream.range(0, samples)
              .mapToObj(i -> Long.toString((long) type.value(values, i)))
              .toList();
        });
  }

  private String arrays() {
    List<String> names = archive.arrays();
    return names.isEmpty() ? "none" : Shown.names(names);
  }

  /**
   * The ZIP around NumPy's arrays, opened for reading with distrust. Names are only compared. An
   * array is read only if its shape, the size of its entry and that of the file agree.
   */
  private static final class NpzArchive implements Closeable {
    private static final int MOST_ARRAYS = 1000;
    private static final int LONGEST_DIRECTORY = 1 << 20;

    // A byte of deflated data stands for at most 1032 (zlib, technical details).
    private static final long MOST_DEFLATED = 1032;

    private final Path file;
    private final ZipArchive zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();

    /** What is made of an array. */
    private interface Body<T> {
      /** Reads it; what it throws becomes an {@link InvalidDataException}. */
      T read(ZipEntry entry) throws IOException;
    }

    /**
     * Opens a file.
     *
     * @throws InvalidDataException if its directory is too large, or it holds an array twice
     */
    NpzArchive(Path file) throws IOException {
      this.file = file;
      zip = open(file);
      try {
        Checks.that(zip.entries().size() <= MOST_ARRAYS, Problem.TOO_LARGE.in(file))
            .or("holds %s entries; at most %s are read", zip.entries().size(), MOST_ARRAYS);
        for (ZipEntry entry : zip.entries()) {
          String name = entry.getName();
          String array = name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
          if (entries.put(array, entry) != null) {
            throw Problem.ARRAYS.of(file, "holds the array %s twice", Shown.value(array));
          }
        }
      } catch (InvalidDataException e) {
        zip.close();
        throw e;
      }
    }

    private static ZipArchive open(Path file) throws IOException {
      try {
        return new ZipArchive(file, Long.MAX_VALUE, LONGEST_DIRECTORY);
      } catch (IllegalArgumentException e) {
        throw Problem.DAMAGED.of(file, String.valueOf(e.getMessage()), e);
      }
    }

    /** Whether there is an array of this name. */
    boolean has(String array) {
      return entries.containsKey(array);
    }

    /**
     * The name of the only array with this number of dimensions; null if there is no such array, or
     * more than one.
     */
    @Nullable String only(int dimensions) throws IOException {
      String found = null;
      for (Map.Entry<String, ZipEntry> entry : entries.entrySet()) {
        if (dimensions(entry.getValue()) == dimensions) {
          if (found != null) {
            return null;
          }
          found = entry.getKey();
        }
      }
      return found;
    }

    /** Dimensions of an array; -1 for what cannot be read, which need not matter. */
    private int dimensions(ZipEntry entry) throws IOException {
      try {
        return read(entry).dimensions();
      } catch (IllegalArgumentException e) {
        return -1;
      }
    }

    /** Names of all arrays, sorted. */
    List<String> arrays() {
      return List.copyOf(entries.keySet());
    }

    /** What stands above the values of an array, which is checked against the size of its entry. */
    NpyHeader header(String array) throws IOException {
      return of(
          array,
          entry -> {
            NpyHeader header = read(entry);
            double bytes = header.bytes() + header.values() * type(header).bytes();
            Checks.that(entry.getSize() == bytes)
                .or(
                    "has %s bytes; its shape %s of %s asks for %s",
                    entry.getSize(),
                    header.shapeText(),
                    Shown.value(header.type()),
                    String.format(Locale.ROOT, "%.0f", bytes));
            long most = Math.min(entry.getCompressedSize(), zip.bytes()) * MOST_DEFLATED;
            Checks.that(entry.getSize() <= most)
                .or("claims %s bytes, more than the file can hold", entry.getSize());
            return header;
          });
    }

    private NpyHeader read(ZipEntry entry) throws IOException {
      try (InputStream in = zip.open(entry)) {
        return NpyHeader.read(in);
      }
    }

    /**
     * The type of the values of an array.
     *
     * @throws IllegalArgumentException if it is not read; the message lacks the array's name
     */
    static NpyType type(NpyHeader header) {
      NpyType type = NpyType.named(header.type());
      if (type == null) {
        throw new IllegalArgumentException(
            ("has values of type %s; only bool, int8, uint8, int32, int64, float32 and float64,"
                    + " the lowest byte first, are read")
                .formatted(Shown.value(header.type())));
      }
      return type;
    }

    /** Reads all values of an array. */
    <T> T read(String array, NpyHeader header, Source.Body<T> body) throws IOException {
      return of(
          array,
          entry -> {
            try (CheckedInputStream in = new CheckedInputStream(zip.open(entry), new CRC32())) {
              in.skipNBytes(header.bytes());
              T read = body.read(in);
              Checks.that(in.read() < 0).or("holds more than its shape says");
              Checks.that(in.getChecksum().getValue() == entry.getCrc())
                  .or("is damaged: its checksum is another");
              return read;
            }
          });
    }

    private <T> T of(String array, Body<T> body) throws IOException {
      ZipEntry entry = entries.get(array);
      if (entry == null) {
        throw Problem.ARRAYS.of(file, "has no array %s", Shown.value(array));
      }
      try {
        return body.read(entry);
      } catch (IllegalArgumentException e) {
        String message = "the array " + Shown.value(array) + " " + e.getMessage();
        throw Problem.ARRAYS.of(file, message, e);
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
