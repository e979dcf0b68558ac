package org.sswim.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sswim.stored.NpyHeader;

/**
 * Arrays in NumPy's format, little-endian and row-major; version 1.0 is written.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy: NPY
 *     format</a>
 */
final class NpyFormat {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int PREFIX = MAGIC.length + Short.BYTES;
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 16;

  private NpyFormat() {}

  /** Number of bytes that {@link #write} writes. */
  static long size(ArraySpec spec) {
    return header(spec).length + spec.bytes();
  }

  /**
   * Writes header and values.
   *
   * @param values a Java array of the spec's type and size
   */
  static void write(ArraySpec spec, Object values, OutputStream out) throws IOException {
    out.write(header(spec));
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int most = CHUNK / spec.type().bytes();
    for (int at = 0; at < spec.size(); at += most) {
      int count = Math.min(most, spec.size() - at);
      spec.type().put(values, at, count, buffer);
      out.write(buffer.array(), 0, count * spec.type().bytes());
    }
  }

  /**
   * Reads header and values; takes memory for the values only once the header and the number of
   * bytes are what the spec demands.
   *
   * @param available number of bytes that the stream is to hold
   * @return a Java array of the spec's type and size
   * @throws IllegalArgumentException if header or length differ from the spec
   */
  static Object read(ArraySpec spec, InputStream in, long available) throws IOException {
    int header = readHeader(spec, in);
    if (available != header + spec.bytes()) {
      throw wrong(
          spec,
          "must hold " + spec.bytes() + " bytes of values; got " + Math.max(0, available - header));
    }
    Object values = spec.type().newArray(spec.size());
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int most = CHUNK / spec.type().bytes();
    for (int at = 0; at < spec.size(); at += most) {
      int count = Math.min(most, spec.size() - at);
      int bytes = count * spec.type().bytes();
      if (in.readNBytes(buffer.array(), 0, bytes) < bytes) {
        throw wrong(spec, "ends early");
      }
      spec.type().get(buffer, values, at, count);
    }
    return values;
  }

  private static byte[] header(ArraySpec spec) {
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(spec.type().code(), spec.tuple());
    int unpadded = PREFIX + text.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    String padded = text + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(PREFIX + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** Returns the number of bytes before the values. */
  private static int readHeader(ArraySpec spec, InputStream in) throws IOException {
    byte[] usual = header(spec);
    byte[] found = in.readNBytes(usual.length);
    if (Arrays.equals(found, usual)) {
      return usual.length;
    }
    // Written by another program, or wrong.
    NpyHeader header;
    try {
      header = NpyHeader.read(new SequenceInputStream(new ByteArrayInputStream(found), in));
    } catch (IllegalArgumentException e) {
      throw wrong(spec, String.valueOf(e.getMessage()));
    }
    require(spec, "type", header.type(), spec.type().code());
    require(spec, "shape", header.shapeText(), spec.shape().toString());
    if (header.bytes() < found.length) {
      throw wrong(spec, "has no valid NumPy header");
    }
    return header.bytes();
  }

  private static void require(ArraySpec spec, String what, String got, String expected) {
    if (!got.equals(expected)) {
      throw wrong(spec, "must have " + what + " " + expected + "; got " + got);
    }
  }

  private static IllegalArgumentException wrong(ArraySpec spec, String problem) {
    return new IllegalArgumentException(
        "array '" + spec.name() + "' " + problem + "; copy the file again or fit the model anew");
  }
}
