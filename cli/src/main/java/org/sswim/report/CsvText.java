package org.sswim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Writer;

/**
 * How cells of CSV are written. Quotes stand around cells that need them, and around texts that
 * spreadsheets would take for formulas. Those begin with {@code =}, {@code +}, {@code -} or
 * {@code @} and are no numbers. Some such programs compute them in spite of the quotes; who opens
 * names of strangers there imports them as text.
 */
public final class CsvText {
  private static final String FORMULA = "=+-@";
  private static final String SPECIAL = "\",;\r\n\t";

  private static final QuoteStrategy QUOTES =
      new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
          return formula(value);
        }
      };

  private CsvText() {}

  /** Writes with line feeds, a record at a time where the writer passes it on. */
  public static CsvWriter writer(Writer out) {
    return CsvWriter.builder()
        .lineDelimiter(LineDelimiter.LF)
        .quoteStrategy(QUOTES)
        .bufferSize(0)
        .build(out);
  }

  /** A text as a cell. */
  public static String cell(String text) {
    return formula(text) || text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static boolean formula(String text) {
    if (text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0) {
      return false;
    }
    try {
      Double.parseDouble(text);
      return false;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
