package org.sswim.kafka;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * What is kept of a key: how many rows have come and have been taken, and what its forecaster has
 * come to.
 *
 * <p>As bytes: {@value #VERSION} as an int, the fingerprint of the model, the counts, the last time
 * as seconds and nanoseconds, then the forecaster's own.
 *
 * @param model the fingerprint of the model that the forecaster's state is of
 * @param rows that have come
 * @param taken of them
 * @param known rows that something is known of
 * @param last time of the last row that has come; null for none
 * @param forecaster its state; empty where no row was taken
 */
record KeyState(
    long model,
    long rows,
    long taken,
    long known,
    @Nullable LocalDateTime last,
    byte[] forecaster) {
  private static final int VERSION = 1;
  private static final int HEAD = Integer.BYTES + 4 * Long.BYTES + StoredTime.BYTES;

  static KeyState none(long model) {
    return new KeyState(model, 0, 0, 0, null, new byte[0]);
  }

  /** The same where another model goes on: it has to see rows anew, and all counts stay. */
  KeyState of(long otherModel) {
    return model == otherModel
        ? this
        : new KeyState(otherModel, rows, taken, known, last, new byte[0]);
  }

  KeyState withRow(@Nullable LocalDateTime time) {
    return new KeyState(model, rows + 1, taken, known, time == null ? last : time, forecaster);
  }

  KeyState withKnown() {
    return new KeyState(model, rows, taken, known + 1, last, forecaster);
  }

  KeyState withTaken(byte[] state) {
    return new KeyState(model, rows, taken + 1, known, last, state);
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD + forecaster.length);
    buffer.putInt(VERSION).putLong(model).putLong(rows).putLong(taken).putLong(known);
    StoredTime.put(last, buffer);
    return buffer.put(forecaster).array();
  }

  /**
   * Reads a state.
   *
   * @throws IllegalStateException if another version wrote it
   */
  static KeyState read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      int version = buffer.getInt();
      Checks.that(version == VERSION, IllegalStateException::new)
          .or(
              "the state store was written by another release: its version is %s, this one reads %s",
              version, VERSION);
      long model = buffer.getLong();
      long rows = buffer.getLong();
      long taken = buffer.getLong();
      long known = buffer.getLong();
      LocalDateTime last = StoredTime.get(buffer);
      byte[] rest = new byte[buffer.remaining()];
      buffer.get(rest);
      return new KeyState(model, rows, taken, known, last, rest);
    } catch (BufferUnderflowException e) {
      throw new IllegalStateException("the state store holds a state that is cut", e);
    }
  }
}
