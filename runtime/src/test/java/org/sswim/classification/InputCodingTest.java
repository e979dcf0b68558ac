package org.sswim.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingNetwork;
import org.sswim.samples.Samples;

class InputCodingTest {
  @Test
  void meanScaleAndChangesByHand() {
    InputCoding coding =
        InputCoding.ofSequences(1, List.of(View.VALUES, View.CHANGES))
            .withMean(new float[] {1, -1})
            .withScale(new float[] {2, 0.5f});
    // (x - 1) 2 and (change + 1) / 2 of 3, 5, 4.
    assertThat(coding.code(new float[] {3, 5, 4})).containsExactly(4, 0.5f, 8, 1.5f, 6, 0);
    float[] step = new float[2];
    coding.code(new float[] {5}, new float[] {3}, new double[2], step);
    assertThat(step).containsExactly(8, 1.5f);
  }

  @Test
  void sequencesStandardisedByThemselvesByHand() {
    InputCoding coding = InputCoding.ofSequences(2, List.of(View.SHAPE, View.SHAPE_CHANGES));
    // Signal 0: mean 5, deviation 2; signal 1 does not move.
    float[] coded = coding.code(new float[] {3, 7, 7, 7, 7, 7, 3, 7});
    assertThat(coded).containsExactly(-1, 0, 0, 0, 1, 0, 2, 0, 1, 0, 0, 0, -1, 0, -2, 0);
  }

  @Test
  void shorterSequencesBeginLaterAndFromRest() {
    InputCoding coding = InputCoding.ofSequences(1, List.of(View.VALUES));
    Samples samples = coding.samples(List.of(new float[] {1, 2, 3}, new float[] {4}), 2);
    assertThat(samples.steps()).isEqualTo(4);
    assertThat(samples.firstStep(0, 0)).isZero();
    assertThat(samples.firstStep(0, 1)).isEqualTo(2);
    assertThat(samples.value(0, 0, 0, 0)).isZero();
    assertThat(samples.value(0, 1, 2, 0)).isZero();
    assertThat(samples.value(0, 1, 3, 0)).isEqualTo(4);
  }

  @Test
  void readOutsOfOtherKernelsOrWithDelaysAreRefused() {
    assertRefused(new ReadoutBanks(Kernels.ALPHA, new int[1], new float[] {20_000}), "got alpha");
    assertRefused(
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[] {2}, new float[] {20_000}), "delays [2]");
    assertRefused(
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {3}), "supports [3.0]");
  }

  private static void assertRefused(ReadoutBanks banks, String problem) {
    ClassifierModel model = SampleClassifiers.sequences();
    HiddenNetwork hidden = model.network().hidden();
    Readout readout = new Readout(new float[6 * 3], new float[3]);
    var network =
        new SpikingNetwork(new HiddenNetwork(hidden.input(), hidden.layers(), banks), readout);
    assertThatThrownBy(
            () ->
                new ClassifierModel(
                    model.classes(),
                    model.coding(),
                    model.signalNames(),
                    null,
                    network,
                    model.provenance()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exponential kernels without delay, of at least 10000 steps")
        .hasMessageContaining(problem);
  }

  @Test
  void onlyCurrentsAreConstant() {
    ClassifierModel model = SampleClassifiers.vectors(Coding.CURRENT);
    float[] vector = SampleClassifiers.vector(5, 3);
    Samples samples = model.coding().samples(List.of(vector), 1);
    assertThat(samples.constant()).isTrue();
    float[] seen = new float[5];
    for (int s = 0; s < 5; s++) {
      seen[s] = samples.value(0, 0, 8, s);
    }
    assertThat(seen).containsExactly(vector);
    assertThat(Arrays.stream(Coding.values()).filter(c -> constant(c)).count()).isEqualTo(1);
  }

  private static boolean constant(Coding coding) {
    return SampleClassifiers.vectors(coding).coding().samples(List.of(new float[5]), 1).constant();
  }
}
