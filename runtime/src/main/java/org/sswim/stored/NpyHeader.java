package org.sswim.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sswim.checks.Checks;

/**
 * The header of an array in NumPy's format, row-major: versions 1.0 to 3.0 are read, 1.0 is
 * written.
 *
 * @param type as NumPy writes it, such as {@code <f4}
 * @param shape size in each dimension, not negative
 * @param bytes number of bytes before the values
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy: NPY
 *     format</a>
 */
public record NpyHeader(String type, int[] shape, int bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 4096;
  private static final int ALIGNMENT = 64;
  private static final Pattern TYPE = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

  /** What stands before the values of an array. */
  public static byte[] bytes(NpyType type, List<Long> shape) {
    String tuple =
        shape.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type.code(), tuple);
    int prefix = MAGIC.length + 2 + Short.BYTES;
    int padding = Math.floorMod(-(prefix + text.length() + 1), ALIGNMENT);
    String padded = text + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(prefix + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Reads up to the values.
   *
   * @throws IllegalArgumentException if they are no array, or stored by columns; the message lacks
   *     the name of the array
   */
  public static NpyHeader read(InputStream in) throws IOException {
    byte[] prefix = in.readNBytes(MAGIC.length + 2);
    Checks.that(
            prefix.length >= MAGIC.length + 2
                && Arrays.equals(MAGIC, Arrays.copyOf(prefix, MAGIC.length)))
        .or("is not an array in NumPy's format");
    int version = prefix[MAGIC.length];
    Checks.that(version >= 1 && version <= 3)
        .or("has version %s of NumPy's format; 1 to 3 are read", version);
    byte[] size = in.readNBytes(version == 1 ? 2 : 4);
    // A size that is cut short counts as 0.
    ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).put(0, size);
    long length = Integer.toUnsignedLong(buffer.getInt(0));
    Checks.that(length <= LONGEST)
        .or("has a header of %s bytes; at most %s are read", length, LONGEST);
    byte[] text = in.readNBytes((int) length);
    String header = new String(text, StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    Checks.that(text.length >= length && type.find() && order.find() && shape.find())
        .or("has no valid NumPy header of one type of values");
    Checks.that(!order.group(1).equals("True"))
        .or("is stored by columns; only arrays in C order are read");
    return new NpyHeader(
        type.group(1), shape(shape.group(1)), prefix.length + size.length + text.length);
  }

  private static int[] shape(String tuple) {
    try {
      return Arrays.stream(tuple.split(","))
          .map(String::strip)
          .filter(size -> !size.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "has the shape (" + tuple.strip() + "); it must be whole numbers of 31 bits", e);
    }
  }

  /** Number of dimensions. */
  public int dimensions() {
    return shape.length;
  }

  /** Number of values, in double so that it cannot overflow. */
  public double values() {
    double values = 1;
    for (int size : shape) {
      values *= size;
    }
    return values;
  }

  /** The shape as in messages. */
  public String shapeText() {
    return Arrays.toString(shape);
  }
}
