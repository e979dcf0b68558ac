package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sswim.energy.Synapses;
import org.sswim.sequences.Grid;

class ConnectionSynapsesTest {
  /** A pixel in a corner of 2 x 3 is seen from 4 places, one in the middle of a row from 6. */
  @Test
  void convolutionsSeeLessAtTheBorder() {
    float[] weights = new float[9];
    Arrays.fill(weights, 1);
    Synapses all = new Convolution(new Grid(2, 3), 1, 1, weights, new float[1]).synapses();
    assertThat(all.used()).containsExactly(4, 6, 4, 4, 6, 4);
    assertThat(all.all()).isEqualTo(28);
    assertThat(all.weights()).isEqualTo(9);
    // Without its middle weight no pixel is seen from its own place.
    weights[4] = 0;
    Synapses hollow = new Convolution(new Grid(2, 3), 1, 1, weights, new float[1]).synapses();
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
    Synapses synapses = convolution.synapses();
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
  void unitLengthDividesByTheLength() {
    UnitLength connection = new UnitLength(2);
    float[] out = new float[2];
    connection.apply(new float[] {3, -4}, out);
    assertThat(out).containsExactly(new float[] {.6f, -.8f}, within(1e-4f));
    connection.apply(new float[2], out);
    assertThat(out).containsOnly(0);
    assertThat(connection.synapses().used()).containsExactly(1, 1);
    assertThatThrownBy(() -> new UnitLength(0)).hasMessage("inputs must be at least 1; got 0");
  }

  @Test
  void poolingLeavesOutWhatStandsAlone() {
    Synapses pooling = new AveragePooling(new Grid(2, 3), 1).synapses();
    assertThat(pooling.used()).containsExactly(1, 1, 0, 1, 1, 0);
    assertThat(pooling.outputs()).isEqualTo(1);
    assertThat(pooling.weights()).isZero();
  }
}
