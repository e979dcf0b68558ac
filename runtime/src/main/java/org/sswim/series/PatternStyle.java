package org.sswim.series;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates in a pattern that the user gave. */
record PatternStyle(DatePattern pattern) implements DateStyle {
  @Override
  public boolean time() {
    return pattern.time();
  }

  @Override
  public boolean instant() {
    return pattern.instant();
  }

  @Override
  public @Nullable ParsedDate parse(String text) {
    return pattern.parse(text);
  }

  @Override
  public DateTimeFormatter formatter() {
    return pattern.formatter();
  }
}
