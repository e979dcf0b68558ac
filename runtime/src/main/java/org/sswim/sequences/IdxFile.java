package org.sswim.sequences;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.series.Source;

/**
 * Reads and writes the IDX files of MNIST and similar data sets, plain or gzipped (told by
 * content). A file of images holds {@code [images][height][width]} bytes, a file of labels {@code
 * [images]} bytes. Rows of bytes that are no images, {@code [rows][signals]}, are read as well.
 *
 * <p>An image becomes a sequence of one step whose signals are its pixels, scaled from 0..255 to
 * 0..1, with a {@link Grid}. Classes are the labels that occur, by value, as decimal names.
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">Y. LeCun, C. Cortes, C. Burges: The MNIST
 *     database</a>
 */
public final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MOST_SIGNALS = 1 << 24;
  private static final float WHITE = 255;

  // A byte of deflated data stands for at most 1032 (zlib, technical details).
  private static final int MOST_DEFLATED = 1032;

  private IdxFile() {}

  /**
   * Reads images and the labels in the file beside it. Its name has {@code labels} instead of
   * {@code images} and {@code idx1} instead of {@code idx3} or {@code idx2}, with or without {@code
   * .gz}.
   *
   * @return the images in the order of the file; without classes if there is no file of labels
   * @throws org.sswim.series.InvalidDataException if a file cannot be read, is not an IDX file of
   *     bytes, or is shorter or longer than its header says. Also if the numbers of images and
   *     labels differ
   */
  public static LabelledSequences read(Path images) {
    return read(images, labelsBeside(images));
  }

  /**
   * Reads images and labels.
   *
   * @param labels the file of labels; null if none is known
   * @throws org.sswim.series.InvalidDataException as {@link #read(Path)}
   */
  public static LabelledSequences read(Path images, @Nullable Path labels) {
    LabelledSequences read = Source.of(images).read(in -> images(images, in));
    return labels == null ? read : labelled(read, images, labels);
  }

  /**
   * The bytes of a file of images, gzipped.
   *
   * @param data with a grid, pixels from 0 to 1
   */
  public static byte[] images(LabelledSequences data) {
    Grid grid = Objects.requireNonNull(data.grid());
    byte[] pixels = new byte[Math.multiplyExact(data.count(), data.signals())];
    for (int p = 0; p < pixels.length; p++) {
      float[] own = data.values().get(p / data.signals());
      pixels[p] = (byte) Math.round(WHITE * own[p % data.signals()]);
    }
    return gzipped(pixels, data.count(), grid.height(), grid.width());
  }

  /**
   * The bytes of the file of their labels, gzipped.
   *
   * @param data with the class of each image, whose names are numbers of 0 .. 255
   */
  public static byte[] labels(LabelledSequences data) {
    int[] label = Objects.requireNonNull(data.label());
    byte[] names = new byte[label.length];
    for (int i = 0; i < label.length; i++) {
      names[i] = (byte) Integer.parseInt(data.classes().get(label[i]));
    }
    return gzipped(names, label.length);
  }

  private static byte[] gzipped(byte[] values, int... size) {
    ByteBuffer content = ByteBuffer.allocate(4 + 4 * size.length + values.length);
    content.putInt((UNSIGNED_BYTE << 8) + size.length);
    for (int own : size) {
      content.putInt(own);
    }
    content.put(values);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content.array());
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static LabelledSequences images(Path file, InputStream in) throws IOException {
    int[] size = header(file, in, 2, 3);
    long signals = size.length == 3 ? (long) size[1] * size[2] : size[1];
    Checks.that(signals <= MOST_SIGNALS, Problem.TOO_LARGE.in(file))
        .or("has sequences of %s bytes; at most %s are read", signals, MOST_SIGNALS);
    new Room(file).require(size[0], 1, signals);
    requireLength(file, 4 + 4 * size.length + size[0] * signals);
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < size[0]; i++) {
      byte[] pixels = bytes(file, in, (int) signals, i * signals, size[0] * signals);
      float[] scaled = new float[pixels.length];
      for (int p = 0; p < pixels.length; p++) {
        scaled[p] = Byte.toUnsignedInt(pixels[p]) / WHITE;
      }
      values.add(scaled);
    }
    requireEnd(file, in, size[0] * signals);
    Grid grid = size.length == 3 ? new Grid(size[1], size[2]) : null;
    return new LabelledSequences(values, (int) signals, List.of(), null, List.of(), grid);
  }

  private static LabelledSequences labelled(LabelledSequences read, Path images, Path labels) {
    byte[] bytes = Source.of(labels).read(in -> labels(labels, in, read.count(), images));
    List<String> names = new ArrayList<>();
    for (byte label : bytes) {
      names.add(Integer.toString(Byte.toUnsignedInt(label)));
    }
    return LabelledSequences.named(read.values(), read.signals(), List.of(), names, read.grid());
  }

  private static byte[] labels(Path file, InputStream in, int images, Path imageFile)
      throws IOException {
    int[] size = header(file, in, 1, 1);
    Checks.that(size[0] == images, Problem.CLASS_COUNT.in(file))
        .or("has %s labels, but %s has %s images", size[0], imageFile, images);
    requireLength(file, 8L + size[0]);
    byte[] labels = bytes(file, in, size[0], 0, size[0]);
    requireEnd(file, in, size[0]);
    return labels;
  }

  /** Reads the sizes of the dimensions, each at least 1. */
  private static int[] header(Path file, InputStream in, int least, int most) throws IOException {
    byte[] magic = in.readNBytes(4);
    Checks.that(magic.length == 4 && magic[0] == 0 && magic[1] == 0, Problem.NOT_IDX.in(file))
        .or("is not an IDX file: it does not begin with 0, 0");
    Checks.that(magic[2] == UNSIGNED_BYTE, Problem.ENCODING.in(file))
        .or(
            "holds values of type %s; only unsigned bytes, type 8, are read",
            Byte.toUnsignedInt(magic[2]));
    Checks.that(magic[3] >= least && magic[3] <= most, Problem.NOT_IDX.in(file))
        .or(
            "must hold %s; got %s",
            least == 1 ? "labels in 1 dimension" : "images in 3 or 2 dimensions",
            Byte.toUnsignedInt(magic[3]));
    ByteBuffer sizes = ByteBuffer.wrap(in.readNBytes(4 * magic[3]));
    Checks.that(sizes.limit() == 4 * magic[3], Problem.DAMAGED.in(file))
        .or("ends within its header");
    int[] size = new int[magic[3]];
    for (int d = 0; d < size.length; d++) {
      size[d] = sizes.getInt();
      Checks.that(size[d] >= 1, Problem.DAMAGED.in(file))
          .or(
              "has size %s in dimension %s; it must be from 1 to %s",
              Integer.toUnsignedString(size[d]), d + 1, Integer.MAX_VALUE);
    }
    return size;
  }

  /** Refuses a header that the file cannot make good, before memory is taken. */
  private static void requireLength(Path file, long bytes) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    long length = Files.size(file);
    boolean gzip = gzipped(file);
    if (gzip ? length * MOST_DEFLATED < bytes : length != bytes) {
      throw Problem.DAMAGED.of(
          file,
          gzip
              ? "has %s compressed bytes; its header says %s, more than they can hold"
              : "has %s bytes; its header says %s",
          length,
          bytes);
    }
  }

  private static byte[] bytes(Path file, InputStream in, int count, long before, long expected)
      throws IOException {
    byte[] bytes = in.readNBytes(count);
    Checks.that(bytes.length == count, Problem.DAMAGED.in(file))
        .or("ends after %s bytes of values; its header says %s", before + bytes.length, expected);
    return bytes;
  }

  private static void requireEnd(Path file, InputStream in, long expected) throws IOException {
    Checks.that(in.read() < 0, Problem.DAMAGED.in(file))
        .or("holds more than the %s bytes of values that its header says", expected);
  }

  /** The file of labels that belongs to a file of images; null if it does not exist. */
  public static @Nullable Path labelsBeside(Path images) {
    String name = String.valueOf(images.getFileName());
    String labels =
        name.replace("images", "labels").replace("idx3", "idx1").replace("idx2", "idx1");
    if (labels.equals(name)) {
      return null;
    }
    String plain = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels;
    for (String candidate : List.of(labels, plain, plain + ".gz")) {
      Path found = images.resolveSibling(candidate);
      if (!candidate.equals(name) && Files.exists(found)) {
        return found;
      }
    }
    return null;
  }

  private static boolean gzipped(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }
}
