package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Spread;

class ReportTextTest {
  @Test
  void tablePadsToTheWidestCell() {
    TextTable table = new TextTable(1, "name", "x", "note");
    table.row("a", "1.5");
    table.blank();
    table.row("longer", "10", "z");
    assertThat(table).hasToString("name      x  note\na       1.5\n\nlonger   10     z\n");
    assertThatThrownBy(() -> table.row("a", "b", "c", "d"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tableLeavesOutColumnsThatHoldNothing() {
    TextTable table = new TextTable(1, "name", "min..max", "x");
    table.row("a", "", "1");
    table.row("b", "", "2");
    assertThat(table).hasToString("name  x\na     1\nb     2\n");
    TextTable words = new TextTable(2, "name", "published by", "x");
    words.row("a", "", "1");
    assertThat(words.json().toString()).contains("\"leftColumns\" : 1,");
  }

  @Test
  void intervalsThatHoldFivePointsTooLittleAreNamed() {
    List<Double> held = List.of(0.751, 0.75, 0.69, Double.NaN, 0.9);
    assertThat(IntervalTable.tooNarrow(held, h -> "m" + held.indexOf(h), h -> 80, h -> h))
        .containsExactly(
            "too narrow by 5 points or more: m1 held 75.0 % at 80 %, m2 held 69.0 % at 80 %;"
                + " 'stream --adaptive' widens intervals that miss too often");
    assertThat(IntervalTable.tooNarrow(List.of(0.8), h -> "m", h -> 80, h -> h)).isEmpty();
  }

  @Test
  void figuresAreShort() {
    assertThat(Figures.error(0.39312)).isEqualTo("0.3931");
    assertThat(Figures.error(0)).isEqualTo("0.0000");
    assertThat(Figures.error(-20337.46)).isEqualTo("-20337.4600");
    assertThat(Figures.error(1234567)).isEqualTo("1234567");
    assertThat(Figures.error(1234567890)).isEqualTo("1.235e+09");
    assertThat(Figures.plain(-7815674.3)).isEqualTo("-7815674");
    assertThat(Figures.error(0.00012341)).isEqualTo("1.234e-04");
    assertThat(Figures.error(Double.NaN)).isEqualTo("-");
    assertThat(Figures.plain(28)).isEqualTo("28");
    assertThat(Figures.plain(0.25)).isEqualTo("0.2500");
    assertThat(Figures.plain(1e-9)).isEqualTo("1.000e-09");
    assertThat(Figures.count(1, "row") + ", " + Figures.count(2, "row")).isEqualTo("1 row, 2 rows");
  }

  @Test
  void jsonKeepsOrderAndPrecisionAndHasNoNaN() {
    JsonText json =
        new JsonText()
            .with("z", 3)
            .with("big", 9_007_199_254_740_993L)
            .with("third", 1.0 / 3)
            .with("nan", Double.NaN)
            .with("infinity", Double.NEGATIVE_INFINITY)
            .with("none", null)
            .with("spread", new Spread(2, 1, 3))
            .with("quote", "a\"b")
            .with("inner", new JsonText().with("yes", true))
            .with("list", List.of(new JsonText().with("a", 1)));
    assertThat(json.toString().replaceAll("\\s", ""))
        .isEqualTo(
            "{\"z\":3,\"big\":9007199254740993,\"third\":0.3333333333333333,\"nan\":null,"
                + "\"infinity\":null,\"none\":null,"
                + "\"spread\":2.0,\"spreadMin\":1.0,\"spreadMax\":3.0,\"quote\":\"a\\\"b\",\"inner\":{\"yes\":true},"
                + "\"list\":[{\"a\":1}]}");
    assertThat(json.toString()).endsWith("}\n");
  }
}
