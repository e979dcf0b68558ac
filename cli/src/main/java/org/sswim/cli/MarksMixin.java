package org.sswim.cli;

import org.sswim.options.Auto;
import org.sswim.tables.Marks;
import picocli.CommandLine.Option;

/** What stands between the cells of a table and before decimals. */
final class MarksMixin {
  @Option(names = "--separator", paramLabel = "auto|CHAR", defaultValue = Auto.WORD)
  private char separator;

  @Option(names = "--decimal", paramLabel = "auto|.|,", defaultValue = Auto.WORD)
  private char decimal;

  /** The marks. */
  Marks marks() {
    return new Marks(separator, decimal);
  }
}
