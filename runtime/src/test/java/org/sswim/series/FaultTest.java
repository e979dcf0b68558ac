package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.series.CsvOptions.Header;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;
import org.sswim.tables.Marks;

/** What is wrong stands in fields, too. */
class FaultTest {
  private static final CsvOptions DEFAULTS = CsvOptions.defaults();
  private static final CsvOptions INSERT =
      DEFAULTS.withMissing(new MissingOptions(Policy.FAIL, List.of(), Gaps.INSERT));

  private static Fault refused(String text, CsvOptions options) {
    try {
      SeriesCsv.read(new StringReader(text), "data.csv", options, 1000);
    } catch (InvalidDataException e) {
      return e.fault();
    }
    throw new AssertionError("was read: " + text);
  }

  private static Fault fault(Problem problem, long line) {
    return Fault.of(problem).at("data.csv", line);
  }

  static Stream<Arguments> files() {
    CsvOptions mark =
        DEFAULTS.withMissing(new MissingOptions(Policy.FAIL, List.of(4.0), Gaps.KEEP));
    return Stream.of(
        Arguments.of("a,b\n1,2\n3,x\n", DEFAULTS, fault(Problem.NOT_A_NUMBER, 3).in("b").got("x")),
        Arguments.of("a,b\n1,2\n3,\n", DEFAULTS, fault(Problem.MISSING_VALUE, 3).in("b").got("")),
        Arguments.of("a,b\n1,2\n3,4\n", mark, fault(Problem.MISSING_MARK, 3).in("b").got("4")),
        Arguments.of(
            "a,b\n1,\n",
            DEFAULTS.withMissing(MissingOptions.of(Policy.FILL)),
            fault(Problem.NOTHING_BEFORE, 2).in("b").got("")),
        Arguments.of(
            "a,b\n1,\n",
            DEFAULTS.withMissing(MissingOptions.of(Policy.MASK)),
            fault(Problem.NOTHING_OBSERVED, 0).in("b")),
        Arguments.of(
            "a,m,n\n1,x,y\n",
            DEFAULTS,
            fault(Problem.NOT_NUMBERS, 2).in(List.of("m", "n")).got("x")),
        // Without these columns none would be left.
        Arguments.of("m,n\nx,y\n", DEFAULTS, fault(Problem.NOT_NUMBERS, 2).got("x")),
        Arguments.of(
            "d,a\n11/01/2024,1\n",
            DEFAULTS,
            fault(Problem.FOREIGN_DATES, 2).in("d").got("11/01/2024")),
        Arguments.of(
            "d,a\n31.01.24,1\n", DEFAULTS, fault(Problem.FOREIGN_DATES, 2).in("d").got("31.01.24")),
        Arguments.of(
            "a,b\n1,\"1,5\"\n", DEFAULTS, fault(Problem.DECIMAL_COMMA, 2).in("b").got("1,5")),
        Arguments.of(
            "a;b\n2,5;1\n1.25;2\n", DEFAULTS, fault(Problem.DECIMAL_POINT, 3).in("a").got("1.25")),
        Arguments.of("a;b\n1,234;1\n", DEFAULTS, fault(Problem.DECIMAL_UNKNOWN, 0).got("1,234")),
        Arguments.of(
            "a;b\n1;2\n",
            DEFAULTS.withFormat(new CsvFormat(new Marks(',', '.'), null, null)),
            fault(Problem.WRONG_SEPARATOR, 2).got("1;2")),
        Arguments.of(
            "2024-01-01,sunny\n1,2\n", DEFAULTS, fault(Problem.HEADER_UNKNOWN, 1).got("sunny")),
        Arguments.of("a,b\n", DEFAULTS, fault(Problem.NO_ROWS, 1)),
        Arguments.of(
            "a\n1\n", DEFAULTS.withColumns("c"), fault(Problem.NO_SUCH_COLUMN, 0).got("c")),
        Arguments.of(
            "a\n1\n", DEFAULTS.withColumns("a", "a"), fault(Problem.COLUMN_TWICE, 0).in("a")),
        Arguments.of(
            "a\n1\n",
            DEFAULTS.withFormat(
                new CsvFormat(new Marks(',', '.'), DatePattern.of("yyyy-MM"), null)),
            fault(Problem.NO_DATES, 0)),
        Arguments.of(
            "d,a\n2024-01-01,1\n5,2\n", DEFAULTS, fault(Problem.NOT_A_DATE, 3).in("d").got("5")),
        Arguments.of(
            "d,a\n2024-01-02,1\n2024-01-01,2\n",
            DEFAULTS,
            fault(Problem.UNSORTED_DATES, 3).in("d").got("2024-01-01")),
        Arguments.of(
            "d,a\n2024-01-02T00:00Z,1\n2024-01-02T00:00Z,2\n",
            DEFAULTS,
            fault(Problem.REPEATED_DATE, 3).in("d").got("2024-01-02T00:00Z")),
        Arguments.of(
            "d,a\n2024-01-02,1\n2024-01-02,2\n",
            DEFAULTS,
            fault(Problem.REPEATED_LOCAL_DATE, 3).in("d").got("2024-01-02")),
        Arguments.of("a\n1\n", INSERT, fault(Problem.GAPS_WITHOUT_DATES, 0)),
        Arguments.of(
            "d,a\n2024-01-01,1\n2024-01-02,2\n2024-01-03,2\n2024-01-05,2\n",
            INSERT,
            fault(Problem.GAP, 5).in("d").got("2024-01-05")),
        Arguments.of(
            "1\n".repeat(1001), DEFAULTS, fault(Problem.TOO_MANY_VALUES, 0).against(1000L)),
        Arguments.of("a,b\n1\n", DEFAULTS, fault(Problem.CELL_COUNT, 2).got("1").against(2)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void tellsPlaceValueAndBound(String text, CsvOptions options, Fault expected) {
    assertThat(refused(text, options)).isEqualTo(expected);
  }

  @Test
  void columnsAreChosenByName() {
    String text = "date,a,b,c\n2024-01-01,1,2,3\n2024-01-02,4,5,6\n";
    assertThat(names(text, DEFAULTS.withColumns("c", "a"))).containsExactly("c", "a");
    assertThat(names(text, DEFAULTS.withExclude("b"))).containsExactly("a", "c");
    assertThat(names(text, DEFAULTS.withExclude("b").withColumns("c"))).containsExactly("c");
    assertThat(names(text, DEFAULTS.withExclude("a").withExclude("date", "b")))
        .containsExactly("a", "c");
    assertThat(
            names(
                text.replaceAll("[^\n]*\n2", "2"), DEFAULTS.withHeader(Header.NO).withColumns("3")))
        .containsExactly("column3");
    assertThatThrownBy(() -> names(text, DEFAULTS.withExclude("a", "d")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage("data.csv: no column 'd'; there are 'date', 'a', 'b', 'c'");
  }

  private static List<String> names(String text, CsvOptions options) {
    return SeriesCsv.read(new StringReader(text), "data.csv", options, 1000).channelNames();
  }
}
