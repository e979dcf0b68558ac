package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files whose newest rows stand first. */
class NewestFirstTest {
  private static final CsvOptions OPTIONS = CsvOptions.defaults();

  /** Days of 2024 from the first on, with numbers. */
  private static List<String> rows(int count) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, count)
            .mapToObj(day -> "%s,%d,%d".formatted(LocalDate.ofYearDay(2024, day), day, -day))
            .toList());
  }

  private static String turned(List<String> rows) {
    List<String> last = new ArrayList<>(rows);
    Collections.reverse(last);
    return "date,a,b\n" + String.join("\n", last) + "\n";
  }

  private static TimeSeries read(String text, CsvOptions options, boolean observed) {
    return SeriesCsv.content(
            Source.of(text.getBytes(StandardCharsets.UTF_8), "text"), options, observed)
        .series();
  }

  @Test
  void rowsAreReadInOrderOfTime() {
    List<String> rows = rows(50);
    TimeSeries usual = read("date,a,b\n" + String.join("\n", rows), OPTIONS, false);
    TimeSeries turned = read(turned(rows), OPTIONS, false);
    assertThat(turned)
        .usingRecursiveComparison()
        .ignoringFields("timeline.formatter")
        .isEqualTo(usual);
    assertThat(read(turned(rows(3)), OPTIONS, false).value(2, 0)).isEqualTo(3);
    assertThatThrownBy(() -> read(turned(rows(2)), OPTIONS, false))
        .hasMessageContaining("line 3, column 'date' (1): '2024-01-01' is earlier than");
  }

  /** What is known ahead stands before what was observed. */
  @Test
  void theNewestRowsMayLackChannels() {
    List<String> rows = rows(30);
    rows.set(28, "2024-01-29,,-29");
    rows.set(29, "2024-01-30,,-30");
    CsvOptions one = OPTIONS.withColumns("a");
    assertThat(read(turned(rows), one, true).rows()).isEqualTo(28);
    rows.set(10, "2024-01-11,,-11");
    assertThatThrownBy(() -> read(turned(rows), one, true))
        .hasMessageContaining("line 21, column 'a' (2): the cell is empty");
  }

  @Test
  void messagesNameTheLinesOfTheFile() {
    List<String> slip = rows(30);
    slip.set(2, "2024-01-03,x,-3");
    assertThatThrownBy(() -> read(turned(slip), OPTIONS, false))
        .hasMessageContaining("line 29, column 'a' (2): 'x' is not a number");
    List<String> gap = rows(30);
    gap.remove(4);
    MissingOptions insert =
        new MissingOptions(MissingOptions.Policy.FAIL, List.of(), MissingOptions.Gaps.INSERT);
    assertThatThrownBy(() -> read(turned(gap), OPTIONS.withMissing(insert), false))
        .hasMessageContaining("line 26, column 'date' (1)")
        .hasMessageContaining("ahead of 2024-01-06 1 row is missing");
    List<String> late = rows(30);
    Collections.swap(late, 3, 4);
    assertThatThrownBy(() -> read(turned(late), OPTIONS, false))
        .hasMessageContaining("line 27, column 'date' (1): '2024-01-04' is earlier than");
  }
}
