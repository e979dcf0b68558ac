package org.sswim.kafka;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows of keys that wait for known columns of the rows ahead, and known columns of rows that have
 * not come. Each is an entry of a store, so memory holds neither, however many there are.
 */
record Waiting(KeyValueStore<Bytes, byte[]> store) {
  private static final byte ROW = 0;
  private static final byte KNOWN = 1;

  void keep(byte[] key, long number, SeriesInput input) {
    if (input instanceof SeriesInput.Row row) {
      store.put(place(ROW, key, number), bytes(row.time(), row.values(), row.past()));
    } else if (input instanceof SeriesInput.Known known) {
      store.put(place(KNOWN, key, number), bytes(known.time(), known.values(), new double[0]));
    }
  }

  SeriesInput.Row row(byte[] key, long number) {
    Part part = part(Objects.requireNonNull(store.get(place(ROW, key, number))));
    return new SeriesInput.Row(part.time, part.values, part.rest);
  }

  SeriesInput.Known known(byte[] key, long number) {
    Part part = part(Objects.requireNonNull(store.get(place(KNOWN, key, number))));
    return new SeriesInput.Known(part.time, part.values);
  }

  /** A row has been taken. */
  void forget(byte[] key, long number) {
    store.delete(place(ROW, key, number));
    store.delete(place(KNOWN, key, number));
  }

  private static Bytes place(byte kind, byte[] key, long number) {
    ByteBuffer buffer = ByteBuffer.allocate(1 + Long.BYTES + key.length);
    return Bytes.wrap(buffer.put(kind).putLong(number).put(key).array());
  }

  private record Part(@Nullable LocalDateTime time, double[] values, double[] rest) {}

  private static byte[] bytes(@Nullable LocalDateTime time, double[] values, double[] rest) {
    int numbers = values.length + rest.length;
    ByteBuffer buffer =
        ByteBuffer.allocate(StoredTime.BYTES + Integer.BYTES + Double.BYTES * numbers);
    StoredTime.put(time, buffer);
    buffer.putInt(values.length);
    for (double value : values) {
      buffer.putDouble(value);
    }
    for (double value : rest) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }

  private static Part part(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    LocalDateTime time = StoredTime.get(buffer);
    double[] values = new double[buffer.getInt()];
    double[] rest = new double[buffer.remaining() / Double.BYTES - values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.getDouble();
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] = buffer.getDouble();
    }
    return new Part(time, values, rest);
  }
}
