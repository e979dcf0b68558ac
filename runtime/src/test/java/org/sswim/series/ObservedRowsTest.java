package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.MissingOptions.Policy;

/** Files whose last rows hold only what is known ahead. */
class ObservedRowsTest {
  @TempDir Path folder;

  private TimeSeries read(String text, Policy missing, String... columns) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    return SeriesCsv.content(
            Source.of(file),
            CsvOptions.defaults().withColumns(columns).withMissing(MissingOptions.of(missing)),
            true)
        .series();
  }

  @Test
  void emptyRowsMayEndTheFile() throws IOException {
    String text = "date,a,b\n2024-01-01,1,2\n2024-01-02,3,4\n2024-01-03,,5\n2024-01-04,,6\n";
    TimeSeries a = read(text, Policy.FAIL, "a");
    assertThat(a.rows()).isEqualTo(2);
    assertThat(a.timeline().rows()).isEqualTo(2);
    assertThat(read(text, Policy.FAIL, "b").rows()).isEqualTo(4);
    assertThat(read(text, Policy.FILL, "a").rows()).isEqualTo(2);
  }

  @Test
  void theyMayBeMoreThanTheSample() throws IOException {
    String text = "a,b\n1,1\n" + "2,2\n".repeat(30) + ",3\n".repeat(50);
    assertThat(read(text, Policy.FAIL, "a").rows()).isEqualTo(31);
  }

  @Test
  void rowsBetweenOthersMayNotBeEmpty() {
    for (String end : List.of("4,4\n", ",4\n".repeat(40) + "5,5\n")) {
      assertThatThrownBy(() -> read("a,b\n1,1\n2,2\n,3\n" + end, Policy.FAIL, "a"))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("line 4, column 'a' (1): the cell is empty");
    }
  }

  @Test
  void theyAreFilledWhereThatIsAskedFor() throws IOException {
    TimeSeries series = read("a,b\n1,1\n2,2\n,3\n,4\n5,5\n,6\n", Policy.FILL, "a");
    assertThat(series.rows()).isEqualTo(5);
    assertThat(series.value(2, 0)).isEqualTo(2);
    assertThat(series.value(3, 0)).isEqualTo(2);
    assertThat(series.value(4, 0)).isEqualTo(5);
  }

  @Test
  void aRowThatHoldsSomethingIsNotEmpty() {
    assertThatThrownBy(() -> read("a,b,c\n1,1,1\n,2,2\n,,3\n", Policy.FAIL, "a", "b"))
        .hasMessageContaining("line 3, column 'a' (1)");
  }
}
