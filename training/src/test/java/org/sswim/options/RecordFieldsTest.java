package org.sswim.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.sampling.WeightOptions;

class RecordFieldsTest {
  private static final ForecastOptions OPTIONS = ForecastOptions.defaults();

  @Test
  void readsThroughNestedRecords() {
    assertThat(RecordFields.get(OPTIONS, "network.neurons")).isEqualTo(400);
    assertThat(RecordFields.get(OPTIONS, "network.layer.weights.rule"))
        .isEqualTo(WeightOptions.Rule.POINT);
    assertThat(RecordFields.get(OPTIONS, "network.layer.weights"))
        .isEqualTo(OPTIONS.network().layer().weights());
  }

  @Test
  void changesOneComponentAndNothingElse() {
    ForecastOptions changed = RecordFields.with(OPTIONS, "network.layer.weights.whitening", 1.0);
    assertThat(changed.network().layer().weights().whitening()).isEqualTo(1.0);
    assertThat(OPTIONS.network().layer().weights().whitening()).isEqualTo(0.5);
    assertThat(RecordFields.with(changed, "network.layer.weights.whitening", 0.5))
        .isEqualTo(OPTIONS);
    ForecastOptions auto =
        RecordFields.with(OPTIONS, "network.layer.pairs.inputDistance", Auto.auto());
    assertThat(auto.network().layer().pairs().inputDistance().isAuto()).isTrue();
  }

  @Test
  void aRecordStillChecksItsComponents() {
    assertThatThrownBy(() -> RecordFields.with(OPTIONS, "network.layer.weights.whitening", 2.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("whitening must lie in 0..1; got 2.0");
    assertThatThrownBy(() -> RecordFields.with(OPTIONS, "network.layers", 0))
        .hasMessageContaining("1..10");
  }

  @Test
  void unknownComponentsAreNamed() {
    assertThatThrownBy(() -> RecordFields.get(OPTIONS, "network.layer.wieghts"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LayerOptions has no component 'wieghts'; it has pspKernel, ")
        .hasMessageContaining("weights");
    assertThatThrownBy(() -> RecordFields.with(OPTIONS, "network.neurons.x", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'x' leads beyond 400");
  }
}
