package org.sswim.model;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/** The element types of arrays in a model file, all little-endian. Values keep every bit. */
enum NpyType {
  /** Truth values. */
  BOOL("|b1", boolean[].class, 1),
  /** Weights of a byte each. */
  INT8("|i1", byte[].class, Byte.BYTES),
  /** Bits of several numbers, packed: see {@link LowBitReadout}. */
  PACKED("|u1", byte[].class, Byte.BYTES),
  /** Whole numbers. */
  INT32("<i4", int[].class, Integer.BYTES),
  /** Long whole numbers. */
  INT64("<i8", long[].class, Long.BYTES),
  /** Floats. */
  FLOAT32("<f4", float[].class, Float.BYTES),
  /** Doubles. */
  FLOAT64("<f8", double[].class, Double.BYTES);

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
  static NpyType of(Class<?> array) {
    for (NpyType type : values()) {
      if (type.array == array && type != INT8) {
        return type;
      }
    }
    throw new IllegalArgumentException("files have no arrays of " + array.getSimpleName());
  }

  /** The type that NumPy calls so; null for others. */
  static @Nullable NpyType named(@Nullable Object code) {
    for (NpyType type : ALL) {
      if (type.code.equals(code)) {
        return type;
      }
    }
    return null;
  }

  /** NumPy's name of the type. */
  String code() {
    return code;
  }

  /** Bytes per element. */
  int bytes() {
    return bytes;
  }

  /** A Java array of this type. */
  Object newArray(int length) {
    return Array.newInstance(array.getComponentType(), length);
  }

  /** Copies elements out of an array to the beginning of a buffer. */
  void put(Object values, int from, int count, ByteBuffer buffer) {
    switch (this) {
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          buffer.put(i, (byte) (((boolean[]) values)[from + i] ? 1 : 0));
        }
      }
      case INT8, PACKED -> buffer.put(0, (byte[]) values, from, count);
      case INT32 -> buffer.asIntBuffer().put((int[]) values, from, count);
      case INT64 -> buffer.asLongBuffer().put((long[]) values, from, count);
      case FLOAT32 -> buffer.asFloatBuffer().put((float[]) values, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().put((double[]) values, from, count);
    }
  }

  /**
   * Copies elements from the beginning of a buffer into an array.
   *
   * @throws IllegalArgumentException if one is none of this type
   */
  void get(ByteBuffer buffer, Object values, int from, int count) {
    switch (this) {
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          Checks.that(buffer.get(i) >= 0 && buffer.get(i) <= 1)
              .or("truth values are 0 or 1; got %s", buffer.get(i));
          ((boolean[]) values)[from + i] = buffer.get(i) == 1;
        }
      }
      case INT8, PACKED -> buffer.get(0, (byte[]) values, from, count);
      case INT32 -> buffer.asIntBuffer().get((int[]) values, from, count);
      case INT64 -> buffer.asLongBuffer().get((long[]) values, from, count);
      case FLOAT32 -> buffer.asFloatBuffer().get((float[]) values, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().get((double[]) values, from, count);
    }
  }
}
