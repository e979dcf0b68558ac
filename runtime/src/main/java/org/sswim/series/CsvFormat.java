package org.sswim.series;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;
import org.sswim.tables.TableRows;

/**
 * How the cells of a CSV file are written.
 *
 * @param separator what stands between cells, one of {@link #SEPARATORS}, or {@link #AUTO} to tell
 *     it from the first lines
 * @param decimal what stands before decimals, point or comma, or {@link #AUTO} to tell it from the
 *     first rows
 * @param dates how dates are written; null for ISO dates
 * @param zone the zone on whose wall clock dates are put. Instants are shown there, and dates
 *     without offset are its local times; null to leave dates as they are written
 */
public record CsvFormat(
    char separator, char decimal, @Nullable DatePattern dates, @Nullable ZoneId zone) {
  /** Stands for what is to be detected. */
  public static final char AUTO = TableRows.AUTO;

  /** What may stand between cells. */
  public static final String SEPARATORS = ",;\t|";

  /** Checks the characters. */
  public CsvFormat {
    Checks.that(separator == AUTO || SEPARATORS.indexOf(separator) >= 0)
        .or(
            "cells are separated by comma, semicolon, tab or |; got %s",
            Shown.value(String.valueOf(separator)));
    Checks.that(decimal == AUTO || decimal == '.' || decimal == ',')
        .or("decimals come after a point or a comma; got %s", Shown.value(String.valueOf(decimal)));
  }

  /** Separator and decimals detected, ISO dates as they are written. */
  public static CsvFormat detected() {
    return new CsvFormat(AUTO, AUTO, null, null);
  }
}
