package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VerdictTest {

  /** A score for each horizon of 7 and 28. */
  private static List<Score> scores(String model, double... rse) {
    List<Score> scores = new ArrayList<>();
    for (int h = 0; h < rse.length; h++) {
      scores.add(
          new Score(Candidates.named(model), h == 0 ? 7 : 28, null, rse[h], 0, 0, 0, 0, 0, 0, 0));
    }
    return scores;
  }

  @SafeVarargs
  private static List<Summary> table(List<Score>... models) {
    List<Score> all = new ArrayList<>();
    for (List<Score> model : models) {
      all.addAll(model);
    }
    return Summary.of(all);
  }

  @Test
  void changesAreOfTheErrorAndTheirMeanOverHorizons() {
    Verdict verdict =
        Objects.requireNonNull(
            Verdict.of(
                table(
                    scores("persistence", 0.9, 0.6),
                    scores("seasonal-naive", 0.4, 0.5),
                    scores("ridge", 0.32, 0.4),
                    scores("random", 0.1, 0.1),
                    scores("s-swim", 0.3, 0.42))));
    assertThat(verdict.model()).isEqualTo("s-swim");
    assertThat(verdict.horizons()).containsExactly(7, 28);
    assertThat(verdict.rows())
        .extracting(Verdict.Row::label)
        .as("rows without a network")
        .containsExactly("persistence", "seasonal-naive", "ridge");
    Verdict.Row ridge = verdict.rows().get(2);
    // .3 / .32 - 1 and .42 / .4 - 1.
    assertThat(ridge.changes()).containsExactly(new double[] {-0.0625, 0.05}, within(1e-12));
    assertThat(ridge.mean()).isCloseTo(-0.00625, within(1e-12));
    assertThat(ridge.above()).containsExactly(1);
    // Persistence: (-2/3 - .3) / 2; the seasonal naive forecast: (-.25 - .16) / 2, the better one.
    assertThat(verdict.against())
        .extracting(Verdict.Row::label)
        .containsExactly("seasonal-naive", "ridge");
    assertThat(verdict.against().get(0).mean()).isCloseTo(-0.205, within(1e-12));
    assertThat(verdict.aheadAtSome()).containsExactly(ridge);
  }

  @Test
  void aRowThatIsAheadEverywhereIsInTheMeanAlready() {
    Verdict verdict =
        Objects.requireNonNull(
            Verdict.of(table(scores("ridge", 0.3, 0.3), scores("s-swim", 0.33, 0.303))));
    assertThat(verdict.against().get(0).mean()).isCloseTo(0.055, within(1e-12));
    assertThat(verdict.aheadAtSome()).isEmpty();
    // Half a per cent is level.
    verdict =
        Objects.requireNonNull(
            Verdict.of(table(scores("ridge", 0.3, 0.3), scores("s-swim", 0.2, 0.3014))));
    assertThat(verdict.aheadAtSome()).isEmpty();
  }

  @Test
  void theFirstOfTheFamilyStandsInForSSwim() {
    Verdict verdict =
        Objects.requireNonNull(
            Verdict.of(
                table(
                    scores("ridge", 0.3), scores("random", 0.1), scores("s-swim+gradient", 0.27))));
    assertThat(verdict.model()).isEqualTo("s-swim+gradient");
    assertThat(verdict.against().get(0).mean()).isCloseTo(-0.1, within(1e-12));
    verdict =
        Objects.requireNonNull(
            Verdict.of(
                table(scores("ridge", 0.3), scores("s-swim+gradient", 0.27), scores("s-swim", 1))));
    assertThat(verdict.model()).as("wherever it stands").isEqualTo("s-swim");
    assertThat(Verdict.of(table(scores("ridge", 0.3), scores("random", 0.1)))).isNull();
    assertThat(Verdict.of(table(scores("s-swim", 0.3)))).isNull();
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Map<String, double[]> simple = new LinkedHashMap<>();
    simple.put("persistence", new double[] {Double.NaN, Double.NaN});
    simple.put("ridge", new double[] {Double.NaN, 0.4});
    simple.put("theta", new double[] {0, 0.2});
    double[] own = {0, 0.2};
    Verdict verdict = Objects.requireNonNull(Verdict.of("x", List.of(1, 2), own, simple));
    assertThat(verdict.rows()).extracting(Verdict.Row::label).containsExactly("ridge", "theta");
    assertThat(verdict.rows().get(0).mean()).isCloseTo(-0.5, within(1e-12));
    assertThat(verdict.rows().get(1).mean()).as("no error at all on both sides").isZero();
    simple.keySet().retainAll(List.of("persistence"));
    assertThat(Verdict.of("x", List.of(1, 2), own, simple)).isNull();
  }

  @Test
  void aBacktestIsJudgedByItsTotals() {
    BacktestResult result =
        new BacktestResult(
            new int[] {50},
            List.of(),
            List.of(
                new BacktestResult.Total(Candidates.named("ridge"), 0.5, 1),
                new BacktestResult.Total(Candidates.S_SWIM, 0.4, 1)),
            List.of(),
            List.of());
    Verdict verdict = Objects.requireNonNull(Verdict.of(result, 7));
    assertThat(verdict.horizons()).containsExactly(7);
    assertThat(verdict.rows().get(0).mean()).isCloseTo(-0.2, within(1e-12));
  }
}
