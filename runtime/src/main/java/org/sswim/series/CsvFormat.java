package org.sswim.series;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Withers;
import org.sswim.tables.Marks;

/**
 * How the cells of a CSV file are written.
 *
 * @param marks what stands between cells and before decimals
 * @param dates how dates are written; null for ISO dates, and for others that the first rows show:
 *     {@link DateForms}, weeks 2020-W05, and digits such as 20200131 or seconds since 1970
 * @param zone the zone on whose wall clock dates are put. Instants are shown there, and dates
 *     without offset are its local times; null to leave dates as they are written
 * @param assumed whether {@code dates} is that of another file: where it does not fit, dates are
 *     read as if there were none
 */
@Withers
public record CsvFormat(
    Marks marks, @Nullable DatePattern dates, @Nullable ZoneId zone, boolean assumed)
    implements CsvFormatBuilder.With {

  /** By what name a model keeps the pattern of dates among its options. */
  public static final String DATES = "date-format";

  /** By what name a model keeps the zone of dates. */
  public static final String ZONE = "zone";

  /** Without dates nothing is assumed. */
  public CsvFormat {
    assumed &= dates != null;
  }

  /** Where all that is given holds. */
  public CsvFormat(Marks marks, @Nullable DatePattern dates, @Nullable ZoneId zone) {
    this(marks, dates, zone, false);
  }

  /** All that is detected, dates as they are written. */
  public static CsvFormat detected() {
    return new CsvFormat(Marks.DETECTED, null, null);
  }

  /** What a model keeps of how the dates were written that it was fitted to. */
  public Map<String, String> kept() {
    Map<String, String> texts = new TreeMap<>();
    if (dates != null) {
      texts.put(DATES, dates.toString());
    }
    if (zone != null) {
      texts.put(ZONE, zone.getId());
    }
    return texts;
  }

  /** The date in a cell; null if there is none. */
  @Nullable ParsedDate date(String cell) {
    return dates == null ? ParsedDate.parse(cell) : dates.parse(cell);
  }

  /** Whether a cell is a date, be it written otherwise than what is assumed. */
  boolean dated(String cell) {
    return date(cell) != null || (assumed && ParsedDate.parse(cell) != null);
  }

  /** How a date is written, for a message: {@code an ISO date, such as ...}. */
  String expectedDate() {
    return dates == null
        ? "an ISO date, such as 2024-01-31 or 2024-01-31 13:45:00"
        : "a date of the format " + dates + ", such as " + dates.example();
  }
}
