package org.sswim.spark;

import java.io.Serializable;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelDates;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import org.sswim.tables.Marks;
import org.sswim.tables.Numerals;

/**
 * How texts of a data frame are written, as executors are told it; {@link #TYPED} where columns
 * have types of their own.
 *
 * @param decimal what stands before decimals
 * @param dates the pattern of dates; null for those that are detected
 * @param zone of the clock of dates, or null
 */
record FrameFormat(char decimal, @Nullable String dates, @Nullable String zone)
    implements Serializable {
  static final FrameFormat TYPED = new FrameFormat('.', null, null);

  /** The same of any text, but for marks that are detected: decimals come after a point then. */
  static FrameFormat of(CsvFormat format) {
    return new FrameFormat(
        format.marks().decimal() == ',' ? ',' : '.',
        format.dates() == null ? null : format.dates().text(),
        format.zone() == null ? null : format.zone().getId());
  }

  /** How numbers are written. */
  Numerals numerals() {
    return Numerals.said(decimal);
  }

  /**
   * How times are written, by one of them.
   *
   * @throws org.sswim.series.InvalidDataException if it is none
   */
  PanelDates like(String time) {
    return PanelDates.of(
        time,
        new CsvFormat(
            new Marks(Marks.AUTO, decimal),
            dates == null ? null : DatePattern.of(dates),
            zone == null ? null : ZoneId.of(zone)));
  }
}
