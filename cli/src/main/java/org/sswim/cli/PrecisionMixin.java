package org.sswim.cli;

import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.report.Decimals;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How many decimals forecasts are written with. */
final class PrecisionMixin {
  @Option(
      names = "--precision",
      paramLabel = "auto|full|N",
      defaultValue = Auto.WORD,
      converter = PrecisionConverter.class)
  private int precision;

  /** Those of one number of all columns, or null where each column has its own. */
  @Nullable Decimals fixed(int columns) {
    return precision == Decimals.AUTO ? null : Decimals.of(precision, columns);
  }

  /** Reads {@code --precision}. */
  static final class PrecisionConverter implements ITypeConverter<Integer> {
    private static final String FULL = "full";
    private static final int MOST = 15;

    @Override
    public Integer convert(String text) {
      if (text.strip().equalsIgnoreCase(Auto.WORD)) {
        return Decimals.AUTO;
      }
      return text.strip().equalsIgnoreCase(FULL)
          ? Decimals.FULL
          : (int) Converters.whole(text, 0, MOST, Auto.WORD, FULL);
    }
  }
}
