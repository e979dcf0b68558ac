package org.sswim.tables;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
  /** Numbers and plain names stand as they are; what a program may compute stands in quotes. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a b | a b",
        "-3.5 | -3.5",
        "+1e7 | +1e7",
        "2024-01-01 | 2024-01-01",
        "=1+2 | \"=1+2\"",
        "=cmd'!A0 | \"=cmd'!A0\"",
        "+a | \"+a\"",
        "-2+3 | \"-2+3\"",
        "@SUM(1) | \"@SUM(1)\"",
        "a,b | \"a,b\"",
        "a\"b | \"a\"\"b\""
      })
  void formulasStandInQuotes(String text, String cell) throws IOException {
    String row = new CsvRows().row(text, "x").toString();
    assertThat(row).isEqualTo(cell + ",x\n");
    try (var rows = CsvReader.builder().ofCsvRecord(row)) {
      assertThat(rows.iterator().next().getField(0)).isEqualTo(text);
    }
  }

  /** A third in single precision has eight digits. */
  @Test
  void whatIsNotKnownIsEmpty() {
    CsvRows rows = new CsvRows().row("a", null, 7, new double[] {1 / 3.0, Double.NaN, 2});
    assertThat(rows.row(List.of(1L, "b"), List.of())).hasToString("a,,7,0.33333334,,2.0\n1,b\n");
  }
}
