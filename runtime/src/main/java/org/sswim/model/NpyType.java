package org.sswim.model;

import java.nio.ByteBuffer;

/** The element types of arrays in a model file, all little-endian. Values keep every bit. */
public enum NpyType {
  /** Bytes. */
  INT8("|i1", Byte.BYTES),
  /** Bits of several numbers, packed: see {@link LowBitReadout}. */
  PACKED("|u1", Byte.BYTES),
  /** Whole numbers. */
  INT32("<i4", Integer.BYTES),
  /** Floats. */
  FLOAT32("<f4", Float.BYTES),
  /** Doubles. */
  FLOAT64("<f8", Double.BYTES);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
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
    return switch (this) {
      case INT8, PACKED -> new byte[length];
      case INT32 -> new int[length];
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
    };
  }

  /** Copies elements out of an array to the beginning of a buffer. */
  void put(Object array, int from, int count, ByteBuffer buffer) {
    switch (this) {
      case INT8, PACKED -> buffer.put(0, (byte[]) array, from, count);
      case INT32 -> buffer.asIntBuffer().put((int[]) array, from, count);
      case FLOAT32 -> buffer.asFloatBuffer().put((float[]) array, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().put((double[]) array, from, count);
    }
  }

  /** Copies elements from the beginning of a buffer into an array. */
  void get(ByteBuffer buffer, Object array, int from, int count) {
    switch (this) {
      case INT8, PACKED -> buffer.get(0, (byte[]) array, from, count);
      case INT32 -> buffer.asIntBuffer().get((int[]) array, from, count);
      case FLOAT32 -> buffer.asFloatBuffer().get((float[]) array, from, count);
      case FLOAT64 -> buffer.asDoubleBuffer().get((double[]) array, from, count);
    }
  }
}
