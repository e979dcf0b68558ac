package org.sswim.experiments.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Spread;

class EffectTest {
  private static final Variant USUAL = Variant.ofDefault("400");
  private static final Variant WIDER = new Variant("800", Map.of("options.network.neurons", 800));
  private static final Axis AXIS = new Axis("neurons", "neurons", List.of(USUAL, WIDER));

  private final List<Trial> trials = new ArrayList<>();

  /** One seed: errors on the test and the validation windows. */
  private void trial(Variant variant, long seed, double mse, double validation) {
    Cell.Outcome outcome =
        new Cell.Outcome(6, 2 * mse, 0, mse, 3 * mse, validation, "spikes 0.01", 99);
    trials.add(
        new Trial(
            variant,
            new Cell(
                variant.text() + seed,
                "",
                variant.text(),
                seed,
                Map.of(),
                seed,
                400,
                0.1 * seed,
                List.of(),
                List.of(),
                List.of(outcome))));
  }

  private List<Effect> effects() {
    return Effect.of(List.of(AXIS), List.of(6), trials);
  }

  @Test
  void mediansRangesAndPairedDifferencesAsWorkedOutByHand() {
    double[] usual = {0.30, 0.40, 0.35};
    double[] wider = {0.29, 0.41, 0.32};
    for (int s = 0; s < 3; s++) {
      trial(USUAL, s + 1, usual[s], 0.5);
      trial(WIDER, s + 1, wider[s], 0.4);
    }
    Effect effect = effects().get(1);
    assertThat(effect.variant()).isEqualTo(WIDER);
    assertThat(effect.seeds()).isEqualTo(3);
    assertThat(effect.mse().error()).isEqualTo(new Spread(0.32, 0.29, 0.41));
    // Differences -.01, +.01, -.03: the median is not the difference of the medians, -.03.
    assertThat(effect.mse().difference().median()).isCloseTo(-0.01, within(1e-15));
    assertThat(effect.mse().difference().min()).isCloseTo(-0.03, within(1e-15));
    assertThat(effect.mse().difference().max()).isCloseTo(0.01, within(1e-15));
    assertThat(effect.mse().better()).isEqualTo(2);
    assertThat(effect.rse().error().median()).isEqualTo(0.64);
    assertThat(effect.mae().error().max()).isCloseTo(1.23, within(1e-15));
    assertThat(effect.seconds()).isEqualTo(new Spread(2, 1, 3));
    assertThat(effect.spikeRate().median()).isEqualTo(0.2);
    Effect itself = effects().get(0);
    assertThat(itself.mse().difference()).isEqualTo(new Spread(0, 0, 0));
    assertThat(itself.mse().better()).isZero();
  }

  @Test
  void validationChoosesByItsMedianWhateverTheTestSays() {
    trial(USUAL, 0, 0.1, 0.50);
    trial(WIDER, 0, 0.9, 0.49);
    assertThat(effects()).extracting(Effect::chosen).containsExactly(false, true);
  }

  @Test
  void ofEqualsTheDefaultIsChosen() {
    trial(WIDER, 0, 0.1, 0.5);
    trial(USUAL, 0, 0.9, 0.5);
    assertThat(effects()).extracting(Effect::chosen).containsExactly(true, false);
  }
}
