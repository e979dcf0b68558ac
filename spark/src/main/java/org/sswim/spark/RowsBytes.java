package org.sswim.spark;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import org.sswim.panels.TimedRows;

/** Rows of series as bytes, on their way between executors. */
final class RowsBytes {
  private RowsBytes() {}

  private static final int HEADER = 4 * Long.BYTES;

  /** Times, then values, then the numbers of each column beside them. */
  static byte[] of(TimedRows rows) {
    int count = rows.count();
    ByteBuffer out = ByteBuffer.allocate(count * (2 + rows.columns()) * Long.BYTES);
    for (int r = 0; r < count; r++) {
      out.putLong(rows.time(r));
    }
    for (int r = 0; r < count; r++) {
      out.putDouble(rows.value(r));
    }
    for (int c = 0; c < rows.columns(); c++) {
      for (int r = 0; r < count; r++) {
        out.putDouble(rows.beside(c, r));
      }
    }
    return out.array();
  }

  /** Adds rows to others, which have as many columns. */
  static void addTo(TimedRows rows, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int count = count(bytes, rows.columns());
    double[] beside = new double[rows.columns()];
    for (int r = 0; r < count; r++) {
      for (int c = 0; c < beside.length; c++) {
        beside[c] = in.getDouble(((2 + c) * count + r) * Double.BYTES);
      }
      rows.add(in.getLong(r * Long.BYTES), in.getDouble((count + r) * Long.BYTES), beside);
    }
  }

  private static int count(byte[] bytes, int columns) {
    return bytes.length / ((2 + columns) * Long.BYTES);
  }

  /**
   * Whether any row has a value.
   *
   * @param columns numbers that rows have beside their values
   */
  static boolean anyValue(byte[] bytes, int columns) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int count = count(bytes, columns);
    for (int r = 0; r < count; r++) {
      if (!Double.isNaN(in.getDouble((count + r) * Double.BYTES))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A series in its places: the time of its first row and three sizes, then values, static columns
   * and columns of numbers.
   *
   * @param statics {@code [statics]}
   * @param columns {@code [columns][rows and more]}, all of one length
   */
  static byte[] of(long first, double[] values, double[] statics, double[][] columns) {
    int length = columns.length == 0 ? 0 : columns[0].length;
    int all = values.length + statics.length + columns.length * length;
    ByteBuffer out = ByteBuffer.allocate(HEADER + all * Double.BYTES);
    out.putLong(first).putLong(values.length).putLong(statics.length).putLong(length);
    DoubleBuffer numbers = out.asDoubleBuffer().put(values).put(statics);
    for (double[] column : columns) {
      numbers.put(column);
    }
    return out.array();
  }

  /** The time of the first row of a placed series. */
  static long first(byte[] placed) {
    return ByteBuffer.wrap(placed).getLong();
  }

  private static int size(byte[] placed, int which) {
    return (int) ByteBuffer.wrap(placed).getLong(which * Long.BYTES);
  }

  private static double[] part(byte[] placed, int from, int length) {
    double[] part = new double[length];
    ByteBuffer.wrap(placed, HEADER + from * Double.BYTES, length * Double.BYTES)
        .asDoubleBuffer()
        .get(part);
    return part;
  }

  /** The values of a placed series. */
  static double[] values(byte[] placed) {
    return part(placed, 0, size(placed, 1));
  }

  /** What static columns say of a placed series. */
  static double[] statics(byte[] placed) {
    return part(placed, size(placed, 1), size(placed, 2));
  }

  /** Numbers beside the values of a placed series: {@code [columns][rows and more]}. */
  static double[][] columns(byte[] placed) {
    int length = size(placed, 3);
    int from = size(placed, 1) + size(placed, 2);
    int left = (placed.length - HEADER) / Double.BYTES - from;
    double[][] columns = new double[length == 0 ? 0 : left / length][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = part(placed, from + c * length, length);
    }
    return columns;
  }
}
