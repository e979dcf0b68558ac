package org.sswim.series;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Dates on the wall clock of a zone that the user named, not the file.
 *
 * @param written how the file writes them
 */
record ZonedStyle(DateStyle written, ZoneId zone) implements DateStyle {
  @Override
  public boolean time() {
    return written.time();
  }

  @Override
  public boolean instant() {
    return true;
  }

  @Override
  public boolean alike(DateStyle other) {
    return other instanceof ZonedStyle zoned
        && zone.equals(zoned.zone)
        && written.alike(zoned.written);
  }

  @Override
  public DateStyle finest(DateStyle other) {
    return other instanceof ZonedStyle zoned
        ? new ZonedStyle(written.finest(zoned.written), zone)
        : this;
  }

  @Override
  public DateStyle withoutRegion() {
    return new ZonedStyle(written.withoutRegion(), zone);
  }

  @Override
  public @Nullable ParsedDate parse(String text) {
    ParsedDate date = written.parse(text);
    return date == null ? null : new ZoneClock(zone).place(date, null);
  }

  @Override
  public DateTimeFormatter formatter() {
    return written.formatter();
  }
}
