package org.sswim.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.StringWriter;
import java.io.Writer;
import java.util.stream.Stream;

/**
 * How cells of CSV are written. Quotes stand around cells that need them, and around texts that
 * spreadsheets would take for formulas. Those begin with {@code =}, {@code +}, {@code -} or
 * {@code @} and are no numbers. Some such programs compute them in spite of the quotes; who opens
 * names of strangers there imports them as text.
 */
public final class CsvText {
  private static final String FORMULA = "=+-@";

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

  /** A record as a line, ended by a line feed. */
  public static String line(Object... cells) {
    StringWriter line = new StringWriter();
    writer(line).writeRecord(Stream.of(cells).map(String::valueOf).toList());
    return line.toString();
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
