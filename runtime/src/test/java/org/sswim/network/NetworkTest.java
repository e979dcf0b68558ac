package org.sswim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;

class NetworkTest {
  private static final ReadoutBanks BANKS =
      new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {1, 2});

  private static SpikingLayer layer(int inputs, int neurons) {
    return SpikingLayer.of(Kernels.EXPONENTIAL, new float[inputs * neurons], new float[neurons]);
  }

  @Test
  void countsItsParts() {
    HiddenNetwork hidden =
        new HiddenNetwork(new InputLayer(2, 3, 1), List.of(layer(7, 4), layer(4, 5)), BANKS);
    assertThat(hidden.features()).isEqualTo(10);
    assertThat(hidden.neurons()).isEqualTo(9);
    SpikingNetwork network = new SpikingNetwork(hidden, new Readout(new float[30], new float[3]));
    assertThat(network.outputs()).isEqualTo(3);
    // 7*4 + 4*5 weights, 5 numbers a neuron, 2 a bank, 10*3 + 3 of the read-out.
    assertThat(network.parameters()).isEqualTo(28 + 20 + 45 + 4 + 33);
    assertThat(network.skipDelays()).isZero();
    SpikingNetwork skipping =
        new SpikingNetwork(
            hidden, network.readout(), new SkipConnections(2, 0, 4, 0, new float[2 * 4 * 3]));
    assertThat(skipping.skipDelays()).isEqualTo(4);
    assertThat(skipping.parameters()).isEqualTo(network.parameters() + 24);
  }

  @Test
  void skipConnectionsOfColumnsStandBehindThoseOfSignals() {
    // Rows of 2 signals, 1 calendar input, 1 column, 2 inputs ahead; 3 delays; 1 output.
    float[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20};
    SkipConnections skip = new SkipConnections(2, 1, 3, 2, weights);
    assertThat(skip.count()).isEqualTo(11);
    assertThat(skip.outputs()).isEqualTo(1);
    assertThat(skip.context()).isEqualTo(3);
    assertThat(List.of(skip.place(0, 6), skip.place(1, 6), skip.place(2, 6)))
        .containsExactly(0, 1, 3);
    float[] out = new float[1];
    skip.add(2, 1, 100, out);
    assertThat(out[0]).isEqualTo(800);
    // Two rows; the last values of the second are those ahead.
    skip.addAhead(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5}, 12, out);
    assertThat(out[0]).isEqualTo(800 + 30 + 100);
    HiddenNetwork hidden = new HiddenNetwork(new InputLayer(2, 1, 2), List.of(layer(4, 4)), BANKS);
    assertThatThrownBy(
            () -> new SpikingNetwork(hidden, new Readout(new float[8], new float[1]), skip))
        .hasMessage("skip connections join at most the 2 context inputs of a row; got 3");
    assertThatThrownBy(() -> new SkipConnections(1, -1, 1, 1, new float[1]))
        .hasMessageContaining("columns >= 0");
  }

  @Test
  void mismatchesAreRefusedWithBothSides() {
    assertThatThrownBy(
            () -> new HiddenNetwork(new InputLayer(2, 3, 0), List.of(layer(7, 4)), BANKS))
        .hasMessageContaining("6")
        .hasMessageContaining("7");
    HiddenNetwork hidden = new HiddenNetwork(new InputLayer(1, 1, 0), List.of(layer(1, 4)), BANKS);
    assertThatThrownBy(() -> new SpikingNetwork(hidden, new Readout(new float[9], new float[1])))
        .hasMessageContaining("8")
        .hasMessageContaining("9");
    Readout readout = new Readout(new float[8], new float[1]);
    assertThatThrownBy(
            () ->
                new SpikingNetwork(hidden, readout, new SkipConnections(2, 0, 3, 0, new float[6])))
        .hasMessage("skip connections must join 1 signals and 1 outputs; got 2 and 1");
    assertThatThrownBy(
            () ->
                new SpikingNetwork(hidden, readout, new SkipConnections(1, 0, 3, 0, new float[6])))
        .hasMessage("skip connections must join 1 signals and 1 outputs; got 1 and 2");
    assertThatThrownBy(() -> new SkipConnections(1, 0, 0, 0, new float[1]))
        .hasMessageContaining("delays");
    assertThatThrownBy(() -> new SkipConnections(2, 0, 3, 0, new float[7]))
        .hasMessageContaining("6")
        .hasMessageContaining("got 7");
    // 2^16 * 2^16 wraps to 0 in 32 bits.
    assertThatThrownBy(() -> new SkipConnections(1 << 16, 0, 1 << 16, 0, new float[1]))
        .hasMessageContaining("4294967296");
    assertThatThrownBy(() -> new SkipConnections(1, 0, 1, 0, new float[] {Float.POSITIVE_INFINITY}))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new InputLayer(0, 1, 0)).hasMessageContaining("signals");
    assertThatThrownBy(() -> new Readout(new float[] {Float.NaN}, new float[1]))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {0}))
        .hasMessageContaining("support");
  }
}
