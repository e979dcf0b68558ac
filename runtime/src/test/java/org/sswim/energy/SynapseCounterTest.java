package org.sswim.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SynapseCounterTest {
  /**
   * The worked example: three inputs, three outputs, so 9 dense operations. Inputs 1, 0, 1 leave
   * the first and the third row; each holds one zero: 2 + 2 = 4 effective operations, all ACs.
   */
  @Test
  void threeByThree() {
    float[] weights = {0.5f, 0, -1, 2, 3, 4, 0, 1, 1};
    SynapseCounter counter = new SynapseCounter("spikes", Synapses.of(weights, 3));
    counter.present(new float[] {1, 0, 1});
    LayerOperations operations = counter.operations(1);
    assertThat(operations.effective()).isEqualTo(4);
    assertThat(operations.dense()).isEqualTo(9);
    assertThat(operations.acs()).isEqualTo(4);
    assertThat(operations.macs()).isZero();
    assertThat(operations.zeroInputs()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(operations.zeroWeights()).isEqualTo(2 / 9.0, within(1e-12));
  }

  @Test
  void oneRealInputMakesAllOfThemMacs() {
    SynapseCounter counter = new SynapseCounter("input", Synapses.of(new float[] {1, 1, 1, 1}, 2));
    counter.present(new float[] {-1, 1});
    assertThat(counter.operations(1).acs()).isEqualTo(4);
    counter.present(new float[] {0, 0.5f});
    // 4 + 2 effective and 2 * 4 dense operations over two forecasts.
    LayerOperations operations = counter.operations(2);
    assertThat(operations.accumulates()).isFalse();
    assertThat(operations.macs()).isEqualTo(3);
    assertThat(operations.acs()).isZero();
    assertThat(operations.dense()).isEqualTo(4);
    assertThat(operations.presentations()).isEqualTo(1);
  }

  @Test
  void burstsCountAsManySpikes() {
    SynapseCounter counter = new SynapseCounter("bursts", Synapses.of(new float[] {1, 0, 2, 3}, 2));
    counter.presentSpikes(new float[] {3, 1});
    // 3 spikes to one synapse, one to two.
    assertThat(counter.operations(1).acs()).isEqualTo(5);
    assertThat(counter.operations(1).zeroInputs()).isZero();
  }
}
