package org.sswim.spark;

import java.nio.ByteBuffer;
import org.sswim.panels.TimedRows;

/** Rows of series as bytes, on their way between executors. */
final class RowsBytes {
  private RowsBytes() {}

  /** Times, then values. */
  static byte[] of(TimedRows rows) {
    ByteBuffer out = ByteBuffer.allocate(rows.count() * 2 * Long.BYTES);
    for (int r = 0; r < rows.count(); r++) {
      out.putLong(rows.time(r));
    }
    for (int r = 0; r < rows.count(); r++) {
      out.putDouble(rows.value(r));
    }
    return out.array();
  }

  /** Adds rows to others. */
  static void addTo(TimedRows rows, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int count = bytes.length / (2 * Long.BYTES);
    for (int r = 0; r < count; r++) {
      rows.add(in.getLong(r * Long.BYTES), in.getDouble((count + r) * Long.BYTES));
    }
  }

  /** Whether any row has a value. */
  static boolean anyValue(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (int at = bytes.length / 2; at < bytes.length; at += Double.BYTES) {
      if (!Double.isNaN(in.getDouble(at))) {
        return true;
      }
    }
    return false;
  }

  /** The time of the first row of a series in its places, then its values. */
  static byte[] of(long first, double[] values) {
    ByteBuffer out = ByteBuffer.allocate((1 + values.length) * Double.BYTES);
    out.putLong(first);
    out.asDoubleBuffer().put(values);
    return out.array();
  }

  /** The time of the first row of a placed series. */
  static long first(byte[] placed) {
    return ByteBuffer.wrap(placed).getLong();
  }

  /** The values of a placed series. */
  static double[] values(byte[] placed) {
    double[] values = new double[placed.length / Double.BYTES - 1];
    ByteBuffer.wrap(placed, Double.BYTES, placed.length - Double.BYTES)
        .asDoubleBuffer()
        .get(values);
    return values;
  }
}
