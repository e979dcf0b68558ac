package org.sswim.series;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Grows the columns of a {@link Timeline} date by date; the caller checks order and style. */
final class TimelineBuilder {
  private final LongStream.Builder seconds = LongStream.builder();
  private final IntStream.Builder nanos = IntStream.builder();
  private final IntStream.Builder offsets = IntStream.builder();
  private @Nullable DateStyle style;

  void add(ParsedDate date) {
    style = style == null ? date.style() : style.finest(date.style());
    seconds.add(date.epochSecond());
    nanos.add(date.nano());
    offsets.add(date.offset().getTotalSeconds());
  }

  Timeline build() {
    return Timeline.of(
        Objects.requireNonNull(style),
        seconds.build().toArray(),
        nanos.build().toArray(),
        offsets.build().toArray());
  }
}
