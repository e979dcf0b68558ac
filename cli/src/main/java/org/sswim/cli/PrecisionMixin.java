package org.sswim.cli;

import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.report.Decimals;
import picocli.CommandLine.Option;

/** How many decimals forecasts are written with. */
final class PrecisionMixin {
  @Option(names = "--precision", paramLabel = "auto|full|N", defaultValue = Auto.WORD)
  private int precision;

  /** Those of one number of all columns, or null where each column has its own. */
  @Nullable Decimals fixed(int columns) {
    return precision == Decimals.AUTO ? null : Decimals.of(precision, columns);
  }
}
