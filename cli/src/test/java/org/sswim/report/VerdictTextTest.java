package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Spread;
import org.sswim.comparison.Verdict;
import org.sswim.comparison.Verdict.Row;
import org.sswim.evaluation.LeftOutErrors;

class VerdictTextTest {

  private static VerdictText text(List<Integer> horizons, Row... rows) {
    return VerdictText.ahead(Verdict.of(horizons, List.of(rows)), " (RSE)", "error");
  }

  private static String sentence(Row... rows) {
    return text(List.of(24), rows).sentence();
  }

  private static Row row(String label, double... errors) {
    return new Row(label, DoubleStream.of(errors).mapToObj(Spread::of).toList());
  }

  @Test
  void theBestIsNamedAndThenHowFarSSwimIs() {
    assertThat(sentence(row("ridge", 0.4), row("lightgbm", 0.36), row("s-swim", 0.3712)))
        .isEqualTo(
            "At 24 rows ahead lightgbm is best (RSE). S-SWIM's error is 3.1 % above lightgbm's and"
                + " 7.2 % below ridge's");
    assertThat(sentence(row("ridge", 0.4), row("seasonal-naive", 0.3), row("s-swim", 0.45)))
        .isEqualTo(
            "At 24 rows ahead the seasonal naive forecast is best (RSE). S-SWIM's error is 50 %"
                + " above the seasonal naive forecast's and 13 % above ridge's");
    assertThat(sentence(row("ridge", 0.3), row("theta", 0.4), row("s-swim", 0.301)))
        .isEqualTo("At 24 rows ahead ridge is best (RSE). S-SWIM's error is level with ridge's");
  }

  @Test
  void whereSSwimIsBestTheNextBestAndRidgeAreNamed() {
    assertThat(sentence(row("ridge", 0.4), row("uniform-pairs", 0.302), row("s-swim", 0.3)))
        .isEqualTo(
            "At 24 rows ahead S-SWIM is best (RSE). Its error is level with uniform-pairs', the next"
                + " best, and 25 % below ridge's");
    assertThat(sentence(row("ridge", 0.4), row("random", 0.5), row("s-swim", 0.3)))
        .isEqualTo(
            "At 24 rows ahead S-SWIM is best (RSE). Its error is 25 % below ridge's, the next"
                + " best");
  }

  @Test
  void withoutSSwimTheBestIsMeantAndNoSharesOfNothingAreSaid() {
    assertThat(sentence(row("ridge", 0.4), row("dsr:steps=20", 0.2)))
        .isEqualTo(
            "At 24 rows ahead dsr:steps=20 is best (RSE). Its error is 50 % below ridge's, the next"
                + " best");
    assertThat(sentence(row("dsr", 0), row("s-swim:published", 0.09)))
        .isEqualTo("At 24 rows ahead dsr is best (RSE). s-swim:published's error is above dsr's");
    assertThat(sentence(row("dsr", 0.001), row("s-swim", 0.09)))
        .endsWith("S-SWIM's error is more than 1000 % above dsr's");
  }

  @Test
  void horizonsAtWhichAnotherRowIsBestAreNamed() {
    VerdictText text =
        text(
            List.of(7, 14, 28),
            row("seasonal-naive", 0.3, 0.4, 0.4),
            row("ridge", 0.3, 0.25, 0.35),
            row("s-swim", 0.2, 0.3, 0.4));
    // The geometric means of .2, .3, .4 and .3, .25, .35 are .2884 and .2972.
    assertThat(text.sentence())
        .isEqualTo(
            "On average over 7, 14 and 28 rows ahead S-SWIM is best, at 14 and 28 ridge (RSE). Its"
                + " error is 2.9 % below ridge's, the next best");
    assertThat(text.ending()).isEqualTo("\n" + text.sentence() + ".\n");
    String json = Objects.requireNonNull(text.json()).compact();
    assertThat(json)
        .startsWith(
            "{\"best\":\"s-swim\",\"model\":\"s-swim\",\"horizons\":[7,14,28],\"against\":[{\"model\":"
                + "\"ridge\",\"change\":[-0.33")
        .contains("\"meanChange\":-0.02", "\"level\":false", "\"text\":\"On average over");
  }

  @Test
  void withoutAVerdictNothingIsSaid() {
    VerdictText none = text(List.of(24), row("s-swim", 0.3));
    assertThat(none.sentence() + none.ending()).isEmpty();
    assertThat(none.json()).isNull();
  }

  @Test
  void leftOutErrorsAreATableAndASentence() {
    Map<String, Double> simple = new LinkedHashMap<>();
    simple.put("persistence", 1.5);
    simple.put("seasonal-naive", 0.5);
    simple.put("ridge", 0.4);
    LeftOutReport report = new LeftOutReport(new LeftOutErrors(0.25, 0.3, 7, simple), 5);
    assertThat(report.text())
        .isEqualTo(
            """
            left out          RMSE  the model is
            persistence     1.5000    80 % below
            seasonal-naive  0.5000    40 % below
            ridge           0.4000    25 % below
            model           0.3000
            RMSE in standard deviations, on the last 25 % of the windows, left out; season: 7 rows
            """);
    assertThat(report.verdict().sentence())
        .isEqualTo(
            "On the last 25 % of the windows, left out, the model is best. Its error is 25 % below"
                + " ridge's, the next best");
    assertThat(new LeftOutReport(null, 5).text()).isEmpty();
  }
}
