package org.sswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.evaluation.Verdict;

class VerdictTextTest {
  private static final String WHERE = "(RSE)";

  private static VerdictText text(String model, double[] own, Map<String, double[]> simple) {
    List<Integer> horizons = List.of(7, 14, 28).subList(0, own.length);
    return VerdictText.ofRow(Verdict.of(model, horizons, own, simple), WHERE);
  }

  private static Map<String, double[]> rows(double[] naive, double[] ridge) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    rows.put("seasonal-naive", naive);
    rows.put("ridge", ridge);
    return rows;
  }

  @Test
  void belowIsSaidWithAsManyDigitsAsMatter() {
    assertThat(
            text("s-swim", new double[] {0.394}, rows(new double[] {0.5}, new double[] {0.4}))
                .sentence())
        .isEqualTo("S-SWIM is 21 % below the seasonal naive forecast and 1.5 % below ridge (RSE)");
  }

  @Test
  void whereItIsLevelOrAboveThatIsSaid() {
    assertThat(
            text("s-swim", new double[] {0.4015}, rows(new double[] {0.2}, new double[] {0.4}))
                .sentence())
        .isEqualTo("S-SWIM is 101 % above the seasonal naive forecast and level with ridge (RSE)");
    assertThat(
            text("s-swim-published", new double[] {1}, rows(new double[] {0}, new double[] {0.09}))
                .sentence())
        .isEqualTo(
            "s-swim-published is more than 1000 % above the seasonal naive forecast and more than"
                + " 1000 % above ridge (RSE)");
  }

  @Test
  void horizonsAtWhichASimpleRowIsAheadAreNamed() {
    VerdictText text =
        text(
            "s-swim",
            new double[] {0.2, 0.303, 0.408},
            rows(new double[] {0.3, 0.4, 0.4}, new double[] {0.3, 0.3, 0.4}));
    // (-1/3 - .2425 + .02) / 3 and (-1/3 + .01 + .02) / 3.
    assertThat(text.sentence())
        .isEqualTo(
            "S-SWIM is 19 % below the seasonal naive forecast and 10 % below ridge (RSE); it is"
                + " above the seasonal naive forecast at horizon 28 (2.0 %) and ridge at horizons"
                + " 14 (1.0 %), 28 (2.0 %)");
    assertThat(text.ending()).isEqualTo("\n" + text.sentence() + "\n");
    String json = Objects.requireNonNull(text.json()).compact();
    assertThat(json)
        .startsWith("{\"model\":\"s-swim\",\"horizons\":[7,14,28],\"against\":[{\"model\":\"seas")
        .contains("\"meanChange\":-0.1", "\"text\":\"S-SWIM is 19 % below");
  }

  @Test
  void withoutAVerdictNothingIsSaid() {
    VerdictText none = VerdictText.ofRow(null, WHERE);
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
            "its error is 40 % below the seasonal naive forecast and 25 % below ridge on the last"
                + " 25 % of the windows, left out");
    assertThat(new LeftOutReport(null, 5).text()).isEmpty();
  }
}
