package org.sswim.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Verdict.Row;

class VerdictTest {
  private record Scored(String model, int horizon, double rse) {}

  /** Errors of one horizon, one a seed. */
  private static Verdict verdict(Row... rows) {
    return Objects.requireNonNull(Verdict.of(List.of(7), List.of(rows)));
  }

  private static List<String> against(Verdict verdict) {
    return verdict.against().stream().map(Row::label).toList();
  }

  @Test
  void theBestRowIsNamedWhateverItIs() {
    Verdict verdict =
        verdict(
            Row.of("seasonal-naive", 0.5),
            Row.of("ridge", 0.4),
            Row.of("lightgbm:leaves=15", 0.31, 0.30, 0.29),
            Row.of("s-swim-spikes", 0.31),
            Row.of("s-swim", 0.34, 0.33, 0.36));
    assertThat(verdict.best().label()).isEqualTo("lightgbm:leaves=15");
    assertThat(verdict.own().label()).isEqualTo("s-swim");
    assertThat(against(verdict)).containsExactly("lightgbm:leaves=15", "ridge");
    // Medians: .34 / .30 - 1 and .34 / .40 - 1.
    assertThat(verdict.own().change(verdict.best())).isCloseTo(0.1333, within(1e-4));
    assertThat(verdict.own().change(verdict.rows().get(1))).isCloseTo(-0.15, within(1e-12));
    assertThat(verdict.own().level(verdict.best())).isFalse();
  }

  @Test
  void ofRowsWithTheSameErrorTheOwnOneIsBest() {
    Verdict verdict = verdict(Row.of("pairs", 0.2), Row.of("s-swim", 0.2), Row.of("ridge", 0.4));
    assertThat(verdict.best().label()).isEqualTo("s-swim");
    assertThat(against(verdict)).containsExactly("pairs", "ridge");
  }

  @Test
  void ridgeIsNamedOnceWhereItIsBestAndTheNextBestWhereSSwimIs() {
    assertThat(against(verdict(Row.of("ridge", 0.3), Row.of("theta", 0.4), Row.of("s-swim", 0.5))))
        .containsExactly("ridge");
    assertThat(against(verdict(Row.of("ridge", 0.4), Row.of("theta", 0.3), Row.of("s-swim", 0.2))))
        .containsExactly("theta", "ridge");
    assertThat(against(verdict(Row.of("ridge", 0.3), Row.of("theta", 0.4), Row.of("s-swim", 0.2))))
        .containsExactly("ridge");
    assertThat(against(verdict(Row.of("theta", 0.4), Row.of("s-swim", 0.2))))
        .containsExactly("theta");
  }

  @Test
  void levelIsOnePerCentOrTheRangeOfTheSeeds() {
    Row own = Row.of("s-swim", 0.30, 0.32, 0.35);
    assertThat(own.level(Row.of("ridge", 0.349))).as("within the range").isTrue();
    assertThat(own.level(Row.of("ridge", 0.353))).as("outside of it").isFalse();
    assertThat(Row.of("ridge", 0.301).level(own)).as("either way round").isTrue();
    assertThat(Row.of("a", 0.3029).level(Row.of("b", 0.3))).as("1 %").isTrue();
    assertThat(Row.of("a", 0.3031).level(Row.of("b", 0.3))).as("1.03 %").isFalse();
    assertThat(Row.of("a", 0).level(Row.of("b", 0))).as("no errors").isTrue();
    assertThat(Row.of("a", 0.1).level(Row.of("b", 0))).isFalse();
  }

  @Test
  void withoutSSwimTheFirstOfItsFamilyAndElseTheBestRowIsMeant() {
    assertThat(
            verdict(Row.of("ridge", 0.3), Row.of("s-swim+gradient", 0.27), Row.of("s-swim", 1))
                .own()
                .label())
        .as("wherever it stands")
        .isEqualTo("s-swim");
    assertThat(
            verdict(
                    Row.of("ridge", 0.3),
                    Row.of("s-swim+gradient", 0.4),
                    Row.of("s-swim-spikes", 1))
                .own()
                .label())
        .isEqualTo("s-swim+gradient");
    assertThat(verdict(Row.of("ridge", 0.3), Row.of("dsr", 0.2)).own().label()).isEqualTo("dsr");
    assertThat(Verdict.of(List.of(7), List.of(Row.of("s-swim", 0.3)))).isNull();
  }

  /** A score for each horizon of 7 and 28. */
  private static List<Scored> scores(String model, double... rse) {
    List<Scored> scores = new ArrayList<>();
    for (int h = 0; h < rse.length; h++) {
      scores.add(new Scored(model, h == 0 ? 7 : 28, rse[h]));
    }
    return scores;
  }

  @SafeVarargs
  private static Verdict ofTable(List<Scored>... models) {
    List<Scored> all = new ArrayList<>();
    for (List<Scored> model : models) {
      all.addAll(model);
    }
    return Objects.requireNonNull(Verdict.of(all, Scored::model, Scored::horizon, Scored::rse));
  }

  @Test
  void severalHorizonsCountByTheirGeometricMean() {
    Verdict verdict =
        ofTable(scores("ridge", 0.2, 0.8), scores("drift", 0.5, 0.7), scores("s-swim", 0.25, 0.5));
    assertThat(verdict.horizons()).containsExactly(7, 28);
    Row ridge = verdict.rows().get(0);
    // Of .2 and .8 it is .4; of .25 and .5 it is .3536.
    assertThat(ridge.error()).isCloseTo(0.4, within(1e-12));
    assertThat(verdict.best().label()).isEqualTo("s-swim");
    assertThat(verdict.own().change(ridge)).isCloseTo(-0.1161, within(1e-4));
    assertThat(verdict.own().changes(ridge))
        .containsExactly(new double[] {0.25, -0.375}, within(1e-12));
    assertThat(verdict.aheadAtSome()).isEqualTo(Map.of(ridge, List.of(7)));
    // .9 % is level.
    assertThat(ofTable(scores("ridge", 0.2, 0.8), scores("s-swim", 0.2018, 0.5)).aheadAtSome())
        .isEmpty();
  }

  @Test
  void ofRowsWithTheSameErrorTheOwnOneIsAhead() {
    Verdict verdict =
        ofTable(scores("random", 0.2, 0.8), scores("s-swim", 0.2, 0.8), scores("drift", 0.3, 0.4));
    assertThat(verdict.best().label()).isEqualTo("drift");
    assertThat(verdict.aheadAtSome()).isEqualTo(Map.of(verdict.own(), List.of(7)));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Verdict verdict =
        ofTable(
            scores("persistence", Double.NaN, 0.1),
            scores("ridge", Double.NaN, 0.4),
            scores("s-swim", Double.NaN, 0.2));
    assertThat(verdict.horizons()).containsExactly(28);
    assertThat(verdict.best().label()).isEqualTo("persistence");
    verdict =
        ofTable(
            scores("persistence", Double.NaN, 0.1),
            scores("ridge", 1, 0.4),
            scores("s-swim", 1, 1));
    assertThat(verdict.rows()).extracting(Row::label).containsExactly("ridge", "s-swim");
  }
}
