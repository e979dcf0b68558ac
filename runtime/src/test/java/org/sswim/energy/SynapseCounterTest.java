package org.sswim.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sswim.clocked.AveragePooling;
import org.sswim.clocked.Convolution;
import org.sswim.sequences.Grid;

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

  /** A pixel in a corner of 2 x 3 is seen from 4 places, one in the middle of a row from 6. */
  @Test
  void convolutionsSeeLessAtTheBorder() {
    float[] weights = new float[9];
    Arrays.fill(weights, 1);
    Synapses all = Synapses.of(new Convolution(new Grid(2, 3), 1, 1, weights, new float[1]));
    assertThat(all.used()).containsExactly(4, 6, 4, 4, 6, 4);
    assertThat(all.all()).isEqualTo(28);
    assertThat(all.weights()).isEqualTo(9);
    // Without its middle weight no pixel is seen from its own place.
    weights[4] = 0;
    Synapses hollow = Synapses.of(new Convolution(new Grid(2, 3), 1, 1, weights, new float[1]));
    assertThat(hollow.used()).containsExactly(3, 5, 3, 3, 5, 3);
    assertThat(hollow.all()).isEqualTo(28);
    assertThat(hollow.zeroWeights()).isEqualTo(1);
  }

  /** What an input of 1 alone reaches is what its synapses are. */
  @Test
  void convolutionsSpreadAsTheyCount() {
    int channels = 2;
    int filters = 3;
    float[] weights = new float[9 * channels * filters];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i % 4 == 0 ? 0 : 1;
    }
    Convolution convolution =
        new Convolution(new Grid(3, 4), channels, filters, weights, new float[filters]);
    Synapses synapses = Synapses.of(convolution);
    for (int i = 0; i < convolution.inputs(); i++) {
      float[] in = new float[convolution.inputs()];
      in[i] = 1;
      float[] out = new float[convolution.outputs()];
      convolution.apply(in, out);
      int reached = 0;
      for (float value : out) {
        reached += value == 0 ? 0 : 1;
      }
      assertThat(synapses.used()[i]).as("input %d", i).isEqualTo(reached);
    }
  }

  @Test
  void poolingLeavesOutWhatStandsAlone() {
    Synapses pooling = Synapses.of(new AveragePooling(new Grid(2, 3), 1));
    assertThat(pooling.used()).containsExactly(1, 1, 0, 1, 1, 0);
    assertThat(pooling.outputs()).isEqualTo(1);
    assertThat(pooling.weights()).isZero();
  }
}
