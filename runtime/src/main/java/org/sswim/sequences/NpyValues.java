package org.sswim.sequences;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/** Values of an array in NumPy's format, one after the other. */
final class NpyValues {
  private static final int CHUNK = 1 << 13;
  private static final Map<String, Integer> BYTES =
      Map.of("|b1", 1, "|u1", 1, "|i1", 1, "<i4", 4, "<i8", 8, "<f4", 4, "<f8", 8);

  private final InputStream in;
  private final String type;
  private final int bytes;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * Reads values of a type of which {@link #bytes} knows the size.
   *
   * @param in the values; stays the caller's to close
   */
  NpyValues(InputStream in, String type) {
    this.in = in;
    this.type = type;
    bytes = bytes(type);
    buffer.limit(0);
  }

  /**
   * Number of bytes of a value.
   *
   * @throws IllegalArgumentException if the type is not read; the message lacks the array's name
   */
  static int bytes(String type) {
    Integer bytes = BYTES.get(type);
    if (bytes == null) {
      throw new IllegalArgumentException(
          ("has values of type %s; only bool, int8, uint8, int32, int64, float32 and float64,"
                  + " the lowest byte first, are read")
              .formatted(Shown.value(type)));
    }
    return bytes;
  }

  /** Whether values of a type are whole numbers. */
  static boolean whole(String type) {
    return !type.startsWith("<f");
  }

  /** The next value; a whole number of 64 bits is rounded to 53. */
  double next() throws IOException {
    if (!buffer.hasRemaining()) {
      int read = in.readNBytes(buffer.array(), 0, CHUNK);
      buffer.clear().limit(read);
    }
    if (buffer.remaining() < bytes) {
      throw new EOFException();
    }
    return switch (type) {
      case "|b1", "|u1" -> Byte.toUnsignedInt(buffer.get());
      case "|i1" -> buffer.get();
      case "<i4" -> buffer.getInt();
      case "<i8" -> buffer.getLong();
      case "<f4" -> buffer.getFloat();
      default -> buffer.getDouble();
    };
  }

  /** Refuses what stands behind the last value. */
  void requireEnd() throws IOException {
    Checks.that(!buffer.hasRemaining() && in.read() < 0).or("holds more than its shape says");
  }
}
