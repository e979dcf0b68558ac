package org.sswim.algorithms.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.BatchSums;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.studies.PhaseImage;

class SqdrTest {
  private static final SqdrOptions SMALL =
      Presets.of(SqdrOptions.class)
          .withChannels(List.of(2, 3))
          .withQubits(2)
          .withSteps(3)
          .withBits(3)
          .withDepths(List.of(2));

  /** .6875 is 1011 in binary: planes of 1/2, 1/8 and 1/16, then from the first again. */
  @Test
  void thePhaseCodeSendsBitPlanes() {
    float[] expected = {.5f, 0, .125f, .0625f, .5f};
    for (int t = 0; t < 5; t++) {
      assertThat(PhaseImage.spike(.6875f, t, 4)).isEqualTo(expected[t]);
    }
    assertThat(PhaseImage.spike(1, 3, 4)).isEqualTo(.0625f);
  }

  /** Images of 32 x 8 whose value is their column over 7, then scaled: pixels of the middle. */
  @Test
  void imagesAreScaledByMeans() {
    float[] values = new float[32 * 8];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 8;
    }
    Vectors images =
        CircuitModels.images(
            new LabelledSequences(
                List.of(values), 256, List.of(), new int[] {1}, List.of("a", "b"), new Grid(32, 8)),
            9);
    assertThat(images.count()).isEqualTo(1);
    for (int p = 0; p < 256; p++) {
      assertThat(images.values().get(0)[p]).isCloseTo(Math.floorDiv(p % 16, 2) / 7f, within(1e-6f));
    }
  }

  /** v = .6, 1.2 and a spike, then from 0 again: .6, 1.2. */
  @Test
  void neuronsResetToZero() {
    float[] s = new float[4];
    new SqdrPass.ThresholdFiring(4, false)
        .forward(1, new float[] {.6f, .6f, .6f, .6f}, new float[4], s);
    assertThat(s).containsExactly(0, 1, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"circuit", "release", "none", "classical"})
  void gradientsAreThoseOfTheSmoothNetwork(String head) {
    SqdrOptions options = head.equals("release") ? release(SMALL) : SMALL;
    SqdrNetwork network =
        SqdrNetwork.drawn(
            options,
            head.equals("classical") ? SqdrNetwork.Kind.CLASSICAL : SqdrNetwork.Kind.CIRCUIT,
            head.equals("none") ? 0 : 2,
            3,
            4);
    SqdrPass pass = new SqdrPass(network, options, random(6, 3), 6, true, false);
    List<float[]> parameters =
        network.parameters().stream().filter(array -> array.length > 0).toList();
    List<float[]> gradients = pass.gradients().stream().filter(array -> array.length > 0).toList();
    Differences.assertGradients(new NotEmpty(pass, gradients), parameters, 6, .05);
  }

  /** A circuit as the paper's release has it: raw rates, noise that trains along. */
  static SqdrOptions release(SqdrOptions options) {
    return options
        .withTurn(1)
        .withStart(SqdrOptions.Start.NORMAL)
        .withAlong(true)
        .withDamping(Auto.auto());
  }

  /** The mean and the square of |N(0, 1)|. */
  @Test
  void startsAreCutNormals() {
    UniformRandomProvider random = new SeedStreams(4).stream("starts");
    double[] drawn =
        IntStream.range(0, 20_000)
            .mapToDouble(i -> SqdrOptions.Start.NORMAL.draw(random))
            .toArray();
    assertThat(Arrays.stream(drawn)).allMatch(a -> a >= 0 && a <= 2 * Math.PI);
    assertThat(Arrays.stream(drawn).average().orElseThrow())
        .isCloseTo(Math.sqrt(2 / Math.PI), within(.02));
    assertThat(Arrays.stream(drawn).map(a -> a * a).average().orElseThrow())
        .isCloseTo(1, within(.04));
  }

  /** A pass without the arrays that hold nothing. */
  private record NotEmpty(SqdrPass pass, List<float[]> gradients) implements BatchSums.Part {
    @Override
    public double gradient(int[] order, int from, int count, double share) {
      return pass.gradient(order, from, count, share);
    }

    @Override
    public double loss(int[] order, int from, int count) {
      return pass.loss(order, from, count);
    }
  }

  private static Vectors random(int count, int classes) {
    Random random = new Random(1);
    List<float[]> pixels = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      float[] own = new float[256];
      for (int p = 0; p < own.length; p++) {
        own[p] = random.nextFloat();
      }
      pixels.add(own);
      label[i] = i % classes;
    }
    return Vectors.scaled(pixels, 1, label, List.of("a", "b", "c").subList(0, classes));
  }

  /** Four digits of the 1797 that ship, in some seconds; a guess is right at .25. */
  @Tag("long")
  @Test
  void learnsDigitsThroughTheCircuit() {
    SqdrOptions options =
        Presets.of(SqdrOptions.class)
            .withSteps(4)
            .withBits(4)
            .withQubits(3)
            .withEpochs(6)
            .withBatch(8);
    Vectors train = first(CircuitModels.images(Digits.train(), 2000), 4);
    Vectors test = first(CircuitModels.images(Digits.test(), 2000), 4);
    SqdrNetwork network = SqdrNetwork.drawn(options, SqdrNetwork.Kind.CIRCUIT, 1, 4, 0);
    assertThat(network.count()).isLessThan(1000);
    double[] loss =
        SqdrExperiment.train(network, options, train, 0, Workers.of(1), (share, what) -> {});
    assertThat(loss[5]).isLessThan(loss[0] / 1.5);
    int right = 0;
    for (boolean one : SqdrExperiment.right(network, options, test, new double[1])) {
      right += one ? 1 : 0;
    }
    assertThat((double) right / test.count()).isGreaterThan(.7);
  }

  private static Vectors first(Vectors images, int classes) {
    int[] kept =
        IntStream.range(0, images.count()).filter(i -> images.label()[i] < classes).toArray();
    return Vectors.scaled(
        Arrays.stream(kept).mapToObj(images.values()::get).toList(),
        1,
        Arrays.stream(kept).map(i -> images.label()[i]).toArray(),
        images.classes().subList(0, classes));
  }

  @Test
  void threadsChangeNothing() {
    SqdrOptions options = SMALL.withEpochs(1).withBatch(128);
    SqdrNetwork one = SqdrNetwork.drawn(options, SqdrNetwork.Kind.CIRCUIT, 1, 3, 0);
    SqdrNetwork two = SqdrNetwork.drawn(options, SqdrNetwork.Kind.CIRCUIT, 1, 3, 0);
    Vectors images = random(256, 3);
    SqdrExperiment.train(one, options, images, 0, Workers.of(1), (share, what) -> {});
    SqdrExperiment.train(two, options, images, 0, Workers.of(2), (share, what) -> {});
    for (int a = 0; a < one.parameters().size(); a++) {
      assertThat(two.parameters().get(a)).containsExactly(one.parameters().get(a));
    }
  }

  @Test
  void refusesWhatItCannotSimulate() {
    assertThatThrownBy(() -> Entries.options("sqdr-cnn", "qubits=7"))
        .hasMessageContaining("noise is simulated on at most 6 qubits; got 7");
    assertThatThrownBy(() -> Entries.options("sqdr-cnn", "qubits=13"))
        .hasMessageContaining("qubits must lie in 1..12; got 13");
    assertThatThrownBy(() -> Entries.options("sqdr-cnn", "depths=none", "classical=0"))
        .hasMessageContaining("depths must name 1 depth or more");
    assertThatThrownBy(() -> CircuitModels.images(vectors(), 4))
        .hasMessageContaining("takes images with classes");
  }

  private static LabelledSequences vectors() {
    return new LabelledSequences(
        List.of(new float[] {1, 2}), 2, List.of(), new int[] {0}, List.of("a", "b"), null);
  }
}
