package org.sswim.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the cells of a CSV file are written. */
@SuppressWarnings("NullAway.Init")
final class CsvFormatMixin {
  @Option(
      names = "--separator",
      paramLabel = "auto|CHAR",
      defaultValue = Converters.AUTO_WORD,
      converter = SeparatorConverter.class,
      description =
          "What separates cells: , ; | or tab; auto asks the first lines (${DEFAULT-VALUE}).")
  private char separator;

  @Option(
      names = "--decimal",
      paramLabel = "auto|.|,",
      defaultValue = Converters.AUTO_WORD,
      converter = DecimalConverter.class,
      description = "What stands before decimals; auto asks the first rows (${DEFAULT-VALUE}).")
  private char decimal;

  @Option(
      names = "--date-format",
      paramLabel = "PATTERN",
      converter = PatternConverter.class,
      description = "How dates are written, such as 'dd.MM.yyyy HH:mm'; else ISO.")
  private @Nullable DatePattern dates;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = ZoneConverter.class,
      description =
          "Zone of the dates, such as Europe/Berlin: instants are shown on its clock, other dates"
              + " are its local times.")
  private @Nullable ZoneId zone;

  CsvFormat format() {
    return new CsvFormat(separator, decimal, dates, zone);
  }

  /** Reads {@code --separator}. */
  static final class SeparatorConverter implements ITypeConverter<Character> {
    @Override
    public Character convert(String text) {
      if (text.equalsIgnoreCase(Converters.AUTO_WORD)) {
        return CsvFormat.AUTO;
      }
      char given =
          text.equalsIgnoreCase("tab") ? '\t' : text.isEmpty() ? CsvFormat.AUTO : text.charAt(0);
      boolean word = text.length() > 1 && given != '\t';
      if (word || CsvFormat.SEPARATORS.indexOf(given) < 0) {
        throw Converters.refused("must be auto, tab or one of , ; and | (in quotes)", text);
      }
      return given;
    }
  }

  /** Reads {@code --decimal}. */
  static final class DecimalConverter implements ITypeConverter<Character> {
    @Override
    public Character convert(String text) {
      return switch (text) {
        case "." -> '.';
        case "," -> ',';
        case Converters.AUTO_WORD -> CsvFormat.AUTO;
        default -> throw Converters.refused("must be auto, point or comma", text);
      };
    }
  }

  /** Reads {@code --date-format}. */
  static final class PatternConverter implements ITypeConverter<DatePattern> {
    @Override
    public DatePattern convert(String text) {
      try {
        return DatePattern.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Reads {@code --zone}. */
  static final class ZoneConverter implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
      try {
        return ZoneId.of(text.strip());
      } catch (DateTimeException e) {
        throw Converters.refused("must be a zone such as Europe/Berlin, UTC or +01:00", text);
      }
    }
  }
}
