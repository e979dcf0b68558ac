package org.sswim.kafka;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A wall-clock time, or none, as bytes: its day since 1970, and the nanoseconds since midnight. */
final class StoredTime {
  static final int BYTES = 2 * Long.BYTES;
  private static final long NONE = Long.MIN_VALUE;

  private StoredTime() {}

  static void put(@Nullable LocalDateTime time, ByteBuffer buffer) {
    buffer.putLong(time == null ? NONE : time.toLocalDate().toEpochDay());
    buffer.putLong(time == null ? 0 : time.toLocalTime().toNanoOfDay());
  }

  static @Nullable LocalDateTime get(ByteBuffer buffer) {
    long day = buffer.getLong();
    long nanos = buffer.getLong();
    return day == NONE
        ? null
        : LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofNanoOfDay(nanos));
  }
}
