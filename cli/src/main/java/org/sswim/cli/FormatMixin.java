package org.sswim.cli;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sswim.network.Provenance;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How the cells of a CSV file are written. A model remembers pattern and zone of the dates that it
 * was fitted with.
 */
final class FormatMixin {
  @Mixin private MarksMixin marks;

  @Option(names = "--date-format", paramLabel = "PATTERN")
  private @Nullable DatePattern pattern;

  @Option(names = "--zone", paramLabel = "ZONE")
  private @Nullable ZoneId zone;

  /**
   * The format.
   *
   * @param model where that came from whose pattern and zone hold if none are given, or null
   */
  CsvFormat format(@Nullable Provenance model) {
    return new CsvFormat(
        marks.marks(),
        pattern == null ? Remembered.of(model, CsvFormat.DATES, DatePattern::of) : pattern,
        zone == null ? Remembered.of(model, CsvFormat.ZONE, ZoneId::of) : zone);
  }
}
