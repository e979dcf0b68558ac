package org.sswim.stored;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * The element types of arrays in NumPy's format that are read and written, all little-endian.
 * Values keep every bit.
 */
public enum NpyType {
  /** Truth values. */
  BOOL("|b1", boolean[].class, 1),
  /** Whole numbers of a byte. */
  INT8("|i1", byte[].class, Byte.BYTES),
  /** Whole numbers of a byte from 0 on, or packed bits. */
  UINT8("|u1", byte[].class, Byte.BYTES),
  /** Whole numbers. */
  INT32("<i4", int[].class, Integer.BYTES),
  /** Long whole numbers. */
  INT64("<i8", long[].class, Long.BYTES),
  /** Floats. */
  FLOAT32("<f4", float[].class, Float.BYTES),
  /** Doubles. */
  FLOAT64("<f8", double[].class, Double.BYTES);

  private static final int CHUNK = 1 << 16;
  private static final NpyType[] ALL = values();

  private final String code;
  private final Class<?> array;
  private final int bytes;

  NpyType(String code, Class<?> array, int bytes) {
    this.code = code;
    this.array = array;
    this.bytes = bytes;
  }

  /** The type of a component of a record; bytes are packed bits. */
  public static NpyType of(Class<?> array) {
    for (NpyType type : ALL) {
      if (type.array == array && type != INT8) {
        return type;
      }
    }
    throw new IllegalArgumentException("files have no arrays of " + array.getSimpleName());
  }

  /** The type that NumPy calls so; null for others. */
  public static @Nullable NpyType named(@Nullable Object code) {
    for (NpyType type : ALL) {
      if (type.code.equals(code)) {
        return type;
      }
    }
    return null;
  }

  /** NumPy's name of the type. */
  public String code() {
    return code;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** Whether values are whole numbers. */
  public boolean whole() {
    return this != FLOAT32 && this != FLOAT64;
  }

  /** A Java array of this type. */
  public Object newArray(int length) {
    return Array.newInstance(array.getComponentType(), length);
  }

  /**
   * A value of an array; a whole number of 64 bits is rounded to 53.
   *
   * @param values a Java array of this type
   */
  public double value(Object values, int at) {
    return switch (this) {
      case BOOL -> ((boolean[]) values)[at] ? 1 : 0;
      case INT8 -> ((byte[]) values)[at];
      case UINT8 -> Byte.toUnsignedInt(((byte[]) values)[at]);
      case INT32 -> ((int[]) values)[at];
      case INT64 -> ((long[]) values)[at];
      case FLOAT32 -> ((float[]) values)[at];
      case FLOAT64 -> ((double[]) values)[at];
    };
  }

  /**
   * Writes the values of an array, without a header.
   *
   * @param values a Java array of this type
   */
  public void write(Object values, OutputStream out) throws IOException {
    int size = Array.getLength(values);
    byte[] block = block(size);
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < size; at += CHUNK / bytes) {
      int count = Math.min(CHUNK / bytes, size - at);
      put(values, at, count, buffer);
      out.write(block, 0, count * bytes);
    }
  }

  /**
   * Reads values, which must stand there and not only be claimed: memory is taken for all of them.
   *
   * @return a Java array of this type
   * @throws EOFException if there are fewer
   * @throws IllegalArgumentException if one is none of this type; the message lacks the name of the
   *     array
   */
  public Object read(InputStream in, int count) throws IOException {
    Object values = newArray(count);
    byte[] block = block(count);
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < count; at += CHUNK / bytes) {
      int some = Math.min(CHUNK / bytes, count - at);
      if (in.readNBytes(block, 0, some * bytes) < some * bytes) {
        throw new EOFException();
      }
      get(buffer, values, at, some);
    }
    return values;
  }

  private byte[] block(int values) {
    return new byte[(int) Math.min(CHUNK, (long) values * bytes)];
  }

  /** Copies elements out of an array to the beginning of a buffer. */
  private void put(Object values, int from, int count, ByteBuffer buffer) {
    switch (this) {
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          buffer.put(i, (byte) (((boolean[]) values)[from + i] ? 1 : 0));
        }
      }
      case INT8, UINT8 -> buffer.put(0, (byte[]) values, from, count);
      case INT32 -> buffer.asIntBuffer().put((int[]) values, from, count);
      case INT64 -> buffer.asLongBuffer().put((long[]) values, from, count);
      case FLOAT32 -> buffer.asFloatBuffer().put((float[]) values, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().put((double[]) values, from, count);
    }
  }

  /** Copies elements from the beginning of a buffer into an array. */
  private void get(ByteBuffer buffer, Object values, int from, int count) {
    switch (this) {
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          Checks.that(buffer.get(i) >= 0 && buffer.get(i) <= 1)
              .or("has the truth value %s; it must be 0 or 1", buffer.get(i));
          ((boolean[]) values)[from + i] = buffer.get(i) == 1;
        }
      }
      case INT8, UINT8 -> buffer.get(0, (byte[]) values, from, count);
      case INT32 -> buffer.asIntBuffer().get((int[]) values, from, count);
      case INT64 -> buffer.asLongBuffer().get((long[]) values, from, count);
      case FLOAT32 -> buffer.asFloatBuffer().get((float[]) values, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().get((double[]) values, from, count);
    }
  }
}
