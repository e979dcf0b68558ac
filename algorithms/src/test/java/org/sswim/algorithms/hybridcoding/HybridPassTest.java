package org.sswim.algorithms.hybridcoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.BatchSums;
import org.sswim.options.Presets;

/** Gradients against differences of the losses that they claim to be derivatives of. */
class HybridPassTest {
  private static final int SAMPLES = 12;
  private static final HybridOptions OPTIONS =
      Presets.of(HybridOptions.class).withHidden(List.of(9, 7)).withSteps(6);

  private static HybridNetwork network(
      Vectors data, HybridOptions options, List<DenseMap> teacher) {
    HybridNetwork network = HybridNetwork.drawn(8, 3, options, 5);
    network.balance(teacher, data, IntStream.range(0, SAMPLES).toArray());
    return network;
  }

  private static List<DenseMap> teacher() {
    return HybridNetwork.drawn(8, 3, OPTIONS, 2).maps();
  }

  /** The loss of one layer, of which alone its parameters are to know. */
  private record OneLayer(LocalPass pass, int layer) implements BatchSums.Part {
    @Override
    public double gradient(int[] order, int from, int count, double share) {
      pass.gradient(order, from, count, share);
      return pass.losses()[layer];
    }

    @Override
    public double loss(int[] order, int from, int count) {
      pass.loss(order, from, count);
      return pass.losses()[layer];
    }

    @Override
    public List<float[]> gradients() {
      return pass.gradients().subList(2 * layer, 2 * layer + 2);
    }
  }

  @Test
  void everyLayerHasTheGradientOfItsOwnLoss() {
    Vectors data = Differences.samples(SAMPLES, 8);
    List<DenseMap> teacher = teacher();
    for (List<Coding> between :
        List.of(
            List.of(Coding.BURST),
            List.of(Coding.RATE),
            List.of(Coding.PHASE),
            List.of(Coding.TTFS),
            List.of(Coding.PHASE, Coding.BURST))) {
      HybridNetwork network = network(data, OPTIONS.withBetween(between), teacher);
      LocalPass pass = new LocalPass(network, teacher, data, SAMPLES, true);
      for (int m = 0; m < 3; m++) {
        Differences.assertGradients(
            new OneLayer(pass, m), network.maps().get(m).parameters(), SAMPLES, .03);
      }
    }
  }

  /** A change behind a layer changes nothing of its gradient: learning is local. */
  @Test
  void noGradientCrossesALayer() {
    Vectors data = Differences.samples(SAMPLES, 8);
    List<DenseMap> teacher = teacher();
    HybridNetwork network = network(data, OPTIONS, teacher);
    LocalPass pass = new LocalPass(network, teacher, data, SAMPLES, false);
    int[] all = IntStream.range(0, SAMPLES).toArray();
    pass.gradient(all, 0, SAMPLES, 1);
    List<float[]> before = pass.gradients().stream().map(float[]::clone).toList();
    for (float[] array : network.maps().get(2).parameters()) {
      for (int i = 0; i < array.length; i++) {
        array[i] = -array[i] + .1f;
      }
    }
    pass.gradient(all, 0, SAMPLES, 1);
    for (int a = 0; a < 4; a++) {
      assertThat(pass.gradients().get(a)).isEqualTo(before.get(a));
    }
    assertThat(pass.gradients().get(4)).isNotEqualTo(before.get(4));
  }

  @Test
  void outputsHaveTheGradientAtTheDecision() {
    Vectors data = Differences.samples(SAMPLES, 8);
    for (HybridOptions options :
        List.of(
            OPTIONS,
            OPTIONS.withLeft(.6),
            OPTIONS.withLeft(.6).withRise(.2),
            OPTIONS.withBetween(List.of(Coding.PHASE)),
            OPTIONS.withBetween(List.of(Coding.TTFS)).withRise(.3))) {
      HybridNetwork network = network(data, options, teacher());
      FirstSpikePass pass = new FirstSpikePass(network, data, SAMPLES, new Earliness());
      network.setOutputThreshold(betweenVoltages(pass));
      Differences.assertGradients(pass, network.maps().get(2).parameters(), SAMPLES, .03);
    }
  }

  /** A threshold with room around it, so that small changes move no decision. */
  private static float betweenVoltages(FirstSpikePass pass) {
    pass.loss(IntStream.range(0, SAMPLES).toArray(), 0, SAMPLES);
    float[] sorted = pass.voltages().clone();
    Arrays.sort(sorted);
    float best = 0;
    float room = 0;
    // Some decide early, others late or never.
    for (int i = sorted.length * 3 / 4; i < sorted.length * 9 / 10; i++) {
      float own = sorted[i + 1] - sorted[i];
      if (sorted[i] > 0 && own > room) {
        room = own;
        best = (sorted[i] + sorted[i + 1]) / 2;
      }
    }
    assertThat(best).isPositive();
    return best;
  }
}
