package org.sswim.stored;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.sswim.checks.Checks;

/**
 * The values of something that runs, as bytes. Whoever has such values names them once, in one
 * order; that order writes them, reads them back, and so copies them:
 *
 * <pre>
 *   void state(StateBytes bytes) {
 *     bytes.floats(voltage);
 *     rows = bytes.number(rows);
 *   }
 * </pre>
 *
 * <p>The bytes have no names and no lengths. They mean something only to an object of the same
 * shape.
 */
public final class StateBytes {
  private enum Mode {
    COUNTING,
    WRITING,
    READING
  }

  private final Mode mode;
  private final ByteBuffer buffer;
  private long counted;

  private StateBytes(Mode mode, ByteBuffer buffer) {
    this.mode = mode;
    this.buffer = buffer;
  }

  /**
   * Writes values.
   *
   * @param values names them all, in an order that does not depend on the values
   * @throws ArithmeticException if there are 2 GiB or more
   */
  public static byte[] of(Consumer<StateBytes> values) {
    StateBytes counting = new StateBytes(Mode.COUNTING, ByteBuffer.allocate(0));
    values.accept(counting);
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(counting.counted));
    values.accept(new StateBytes(Mode.WRITING, buffer));
    return buffer.array();
  }

  /**
   * Reads values back.
   *
   * @param bytes what {@link #of} wrote
   * @param values names the same values in the same order
   * @throws IllegalArgumentException if the number of bytes is another; nothing is read then
   */
  public static void read(byte[] bytes, Consumer<StateBytes> values) {
    StateBytes counting = new StateBytes(Mode.COUNTING, ByteBuffer.allocate(0));
    values.accept(counting);
    Checks.that(counting.counted == bytes.length)
        .or("a state must have %s bytes; got %s", counting.counted, bytes.length);
    values.accept(new StateBytes(Mode.READING, ByteBuffer.wrap(bytes)));
  }

  /** Names an array, of which only the length is fixed. */
  public void floats(float[] values) {
    counted += 4L * values.length;
    switch (mode) {
      case WRITING -> buffer.asFloatBuffer().put(values);
      case READING -> buffer.asFloatBuffer().get(values);
      default -> {
        return;
      }
    }
    buffer.position(buffer.position() + 4 * values.length);
  }

  /** Names an array, of which only the length is fixed. */
  public void doubles(double[] values) {
    doubles(values, 0, values.length);
  }

  /** Names a part of an array. */
  public void doubles(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = number(values[i]);
    }
  }

  /** Names an array, of which only the length is fixed. */
  public void longs(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = number(values[i]);
    }
  }

  /** Names an array, of which only the length is fixed. */
  public void ints(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) number(values[i]);
    }
  }

  /** Names a number, see {@link #number(long)}. */
  public double number(double value) {
    return Double.longBitsToDouble(number(Double.doubleToRawLongBits(value)));
  }

  /**
   * Names a number.
   *
   * @return what it is from now on: itself, or what was read
   */
  public long number(long value) {
    counted += Long.BYTES;
    if (mode == Mode.WRITING) {
      buffer.putLong(value);
    }
    return mode == Mode.READING ? buffer.getLong() : value;
  }
}
