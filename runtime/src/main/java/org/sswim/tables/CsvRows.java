package org.sswim.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV. Nothing, and a number that is not known, is an empty cell. Real numbers have the
 * digits of single precision. Quotes stand around cells that need them, and around texts that
 * spreadsheets would take for formulas. Those begin with {@code =}, {@code +}, {@code -} or
 * {@code @} and are no numbers. Some such programs compute them in spite of the quotes; who opens
 * names of strangers there imports them as text.
 */
public final class CsvRows {
  private static final String FORMULA = "=+-@";

  private static final QuoteStrategy QUOTES =
      new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
          return formula(value);
        }
      };

  private final Writer out;
  private final CsvWriter csv;

  /** Rows in memory, see {@link #toString}. */
  public CsvRows() {
    this(new StringWriter());
  }

  /** Rows that are passed on one at a time. */
  public CsvRows(Writer out) {
    this.out = out;
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(QUOTES)
            .bufferSize(0)
            .build(out);
  }

  /** Adds a row, ended by a line feed; of lists and arrays of numbers each item is a cell. */
  public CsvRows row(@Nullable Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      add(cell, texts);
    }
    csv.writeRecord(texts);
    return this;
  }

  private static void add(@Nullable Object cell, List<String> texts) {
    if (cell instanceof double[] numbers) {
      for (double number : numbers) {
        add(number, texts);
      }
    } else if (cell instanceof List<?> items) {
      items.forEach(item -> add(item, texts));
    } else if (cell instanceof Double number) {
      texts.add(number.isNaN() ? "" : String.valueOf(number.floatValue()));
    } else {
      texts.add(cell == null ? "" : String.valueOf(cell));
    }
  }

  /** Passes on what the stream below still holds. */
  public void flush() throws IOException {
    out.flush();
  }

  /** The rows, where they are in memory. */
  @Override
  public String toString() {
    return out.toString();
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
