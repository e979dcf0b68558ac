package org.sswim.spark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.sswim.panels.TimedRows;

/**
 * Rows of a series as bytes, on their way between executors. Rows as they come have a time each,
 * values, and columns of numbers beside them. Of a series in its places there are the time of the
 * first row, values, static columns, and columns of numbers.
 *
 * @param times of the rows, or of the first
 * @param numbers values first
 */
record RowsBytes(long[] times, double[][] numbers) {

  /** Those of rows as they come. */
  static RowsBytes of(TimedRows rows) {
    long[] times = new long[rows.count()];
    Arrays.setAll(times, rows::time);
    return new RowsBytes(times, rows.numbers());
  }

  /** What some bytes hold. */
  static RowsBytes of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long[] times = new long[in.getInt()];
    double[][] numbers = new double[in.getInt()][];
    Arrays.setAll(numbers, c -> new double[in.getInt()]);
    Arrays.setAll(times, r -> in.getLong());
    for (double[] own : numbers) {
      Arrays.setAll(own, r -> in.getDouble());
    }
    return new RowsBytes(times, numbers);
  }

  byte[] bytes() {
    int all = times.length + Arrays.stream(numbers).mapToInt(own -> own.length).sum();
    int sizes = 2 + numbers.length;
    ByteBuffer out = ByteBuffer.allocate(sizes * Integer.BYTES + all * Long.BYTES);
    out.putInt(times.length).putInt(numbers.length);
    Arrays.stream(numbers).forEach(own -> out.putInt(own.length));
    Arrays.stream(times).forEach(out::putLong);
    Arrays.stream(numbers).flatMapToDouble(Arrays::stream).forEach(out::putDouble);
    return out.array();
  }

  /** The rows of some pieces together, each of which is bytes of rows as they come. */
  static TimedRows rows(List<byte[]> pieces) {
    TimedRows rows = new TimedRows(of(pieces.get(0)).numbers.length - 1);
    double[] beside = new double[rows.columns()];
    for (byte[] piece : pieces) {
      RowsBytes own = of(piece);
      for (int r = 0; r < own.times.length; r++) {
        for (int c = 0; c < beside.length; c++) {
          beside[c] = own.numbers[1 + c][r];
        }
        rows.add(own.times[r], own.numbers[0][r], beside);
      }
    }
    return rows;
  }

  /** Whether any row has a value. */
  boolean anyValue() {
    return !Arrays.stream(values()).allMatch(Double::isNaN);
  }

  /** The values. */
  double[] values() {
    return numbers[0];
  }

  /** What static columns say of a series in its places. */
  double[] statics() {
    return numbers[1];
  }

  /** Numbers beside the values of a series in its places: {@code [columns][rows and more]}. */
  double[][] columns() {
    return Arrays.copyOfRange(numbers, 2, numbers.length);
  }
}
