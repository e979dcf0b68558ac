package org.sswim.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.gradient.GradientOptions;
import org.sswim.kernel.Kernels;
import org.sswim.sampling.Distance;
import org.sswim.sampling.WeightOptions;
import org.sswim.training.SSwimOptions;

class SettingsTest {
  private static final Settings USUAL =
      Settings.of(ForecastOptions.defaults(), GradientOptions.defaults());

  @Test
  void setsEveryKindOfComponentWhereverItStands() {
    Settings set =
        USUAL.withAll(
            List.of(
                "neurons=60",
                "layers=2",
                "banks=.1+2.5",
                "psp-kernel=raised-cosine",
                "weights.rule=random",
                "layer.weights.whitening=0",
                "input-distance=L1",
                "skip=off",
                "relative-target=off",
                "min=-3",
                "learning-rate=1e-2"));
    SSwimOptions network = set.get(ForecastOptions.class).network();
    assertThat(network.neurons()).isEqualTo(60);
    assertThat(network.layers()).isEqualTo(2);
    assertThat(network.banks().value()).containsExactly(0.1, 2.5);
    assertThat(network.layer().pspKernel()).isEqualTo(Kernels.RAISED_COSINE);
    assertThat(network.layer().weights())
        .isEqualTo(WeightOptions.defaults().withRule(WeightOptions.Rule.RANDOM).withWhitening(0));
    assertThat(network.layer().pairs().inputDistance()).isEqualTo(Auto.of(Distance.L1));
    assertThat(set.get(ForecastOptions.class).skip()).isEqualTo(Auto.of(false));
    assertThat(set.get(ForecastOptions.class).relativeTarget()).isFalse();
    assertThat(set.get(ForecastOptions.class).values().min()).isEqualTo(Auto.of(-3.0));
    assertThat(set.get(GradientOptions.class).learningRate()).isEqualTo(Auto.of(0.01));
    assertThat(USUAL.get(ForecastOptions.class)).isEqualTo(ForecastOptions.defaults());
  }

  /** The stage's {@code moment} is nearer to its record than that of the weights. */
  @Test
  void theShortestPathThatSaysOneComponentIsItsName() {
    assertThat(USUAL.paths())
        .doesNotHaveDuplicates()
        .contains("moment", "weights.moment", "whitening", "temporal.rule", "pairs.rule", "epochs")
        .doesNotContain("rule", "seed", "network.neurons");
    USUAL.all().forEach(setting -> assertThat(USUAL.at(USUAL.path(setting))).isEqualTo(setting));
  }

  /** What is written says the same when it is read. */
  @Test
  void writesWhatItReads() {
    for (Settings.Setting setting : USUAL.all()) {
      assertThat(setting.parse(setting.text())).as(setting.fields()).isEqualTo(setting.value());
    }
  }

  @Test
  void everySettingSaysWhatItDecides() {
    assertThat(USUAL.all()).allSatisfy(setting -> assertThat(setting.about()).endsWith("."));
  }

  @Test
  void componentsThatBoundEachOtherAreSetInAnyOrder() {
    assertThat(
            USUAL
                .withAll(List.of("min=0", "max=1"))
                .withAll(List.of("min=5", "max=9"))
                .get(ForecastOptions.class)
                .values()
                .min())
        .isEqualTo(Auto.of(5.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "neurons | a setting is PATH=VALUE; got 'neurons'",
        "whitning=1 | there is no setting 'whitning'; did you mean whitening?",
        "rule=random | 'rule' is several settings; say which: temporal.rule, pairs.rule,"
            + " weights.rule",
        "taps=x | taps must be auto or a whole number; got 'x'",
        "whitening=NaN | whitening must be a number; got 'NaN'",
        "skip=yes | skip must be auto or on, off; got 'yes'",
        "loss=x | loss must be mse, mae, cross-entropy; got 'x'",
        "whitening=2 | whitening=2: whitening must lie in 0..1; got 2.0"
      })
  void refusesByPathValueAndBound(String text, String message) {
    assertThatThrownBy(() -> USUAL.with(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void oneComponentIsSetOnce() {
    assertThatThrownBy(() -> USUAL.withAll(List.of("taps=1", "network.taps=2")))
        .hasMessage("'network.taps' is set twice");
  }
}
