package org.sswim.series;

import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Grows the columns of a {@link Timeline} date by date; the caller checks order and style. */
final class TimelineBuilder {
  private long[] seconds = new long[64];
  private int @Nullable [] nanos;
  private int @Nullable [] offsets;
  private int rows;
  private ZoneOffset offset = ZoneOffset.UTC;
  private DateStyle style = IsoStyle.DATE;

  void add(ParsedDate date) {
    if (rows == 0) {
      style = date.style();
      offset = date.offset();
    }
    if (rows == seconds.length) {
      grow();
    }
    style = style.finest(date.style());
    if (date.nano() != 0 && nanos == null) {
      nanos = new int[seconds.length];
    }
    if (!date.offset().equals(offset) && offsets == null) {
      offsets = new int[seconds.length];
      Arrays.fill(offsets, offset.getTotalSeconds());
    }
    seconds[rows] = date.epochSecond();
    if (nanos != null) {
      nanos[rows] = date.nano();
    }
    if (offsets != null) {
      offsets[rows] = date.offset().getTotalSeconds();
    }
    rows++;
  }

  Timeline build() {
    int[] everyOffset = offsets;
    if (everyOffset == null) {
      // One shared element stands for all rows.
      everyOffset = new int[] {offset.getTotalSeconds()};
    } else {
      everyOffset = Arrays.copyOf(everyOffset, rows);
    }
    return Timeline.of(
        style,
        Arrays.copyOf(seconds, rows),
        nanos == null ? null : Arrays.copyOf(nanos, rows),
        everyOffset);
  }

  private void grow() {
    int capacity = seconds.length + (seconds.length >> 1);
    seconds = Arrays.copyOf(seconds, capacity);
    if (nanos != null) {
      nanos = Arrays.copyOf(nanos, capacity);
    }
    if (offsets != null) {
      int used = offsets.length;
      offsets = Arrays.copyOf(offsets, capacity);
      Arrays.fill(offsets, used, capacity, offset.getTotalSeconds());
    }
  }
}
