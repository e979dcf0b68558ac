package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/** What neurons see, and pairs that are told apart by what they see. */
class FieldsTest {
  private final UniformRandomProvider random = new SeedStreams(4).stream("fields");

  @Test
  void patchesAreSquaresInsideTheImage() {
    Fields fields = new Fields.Patches(7, 5, 3);
    Set<Integer> corners = new TreeSet<>();
    for (int i = 0; i < 500; i++) {
      Fields.Field field = fields.draw(35, random);
      int[] own = field.inputs();
      int top = own[0] / 5;
      int left = own[0] % 5;
      assertThat(top).isBetween(0, 4);
      assertThat(left).isBetween(0, 2);
      corners.add(own[0]);
      assertThat(own).hasSize(9);
      for (int k = 0; k < 9; k++) {
        assertThat(own[k]).isEqualTo((top + k / 3) * 5 + left + k % 3);
      }
      assertThat(field.centred()).isFalse();
    }
    // Each of the 5 x 3 places; the chance that one is missing is below 15 (14 / 15)^500 = 2e-14.
    assertThat(corners).hasSize(15);
    // A side of the image that is shorter cuts the square.
    assertThat(new Fields.Patches(7, 5, 7).draw(35, random).inputs()).hasSize(35);
  }

  @Test
  void patchesMustFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fields.Patches(7, 5, 8))
        .withMessageContainingAll("1..7", "got 8", "7 x 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fields.Patches(7, 5, 3).draw(36, random))
        .withMessageContainingAll("35", "36");
  }

  @Test
  void delaysAreWithinTheTapsOfOneCopy() {
    int signals = 4;
    int copies = 2;
    int taps = 33;
    int synapses = 9;
    Fields fields = new Fields.Delays(signals, copies, taps, synapses);
    Set<Integer> strides = new TreeSet<>();
    Set<Long> widths = new TreeSet<>();
    for (int i = 0; i < 2000; i++) {
      Fields.Field field = fields.draw(signals * copies * taps, random);
      int[] own = field.inputs();
      assertThat(own.length).isBetween(1, synapses);
      assertThat(Arrays.stream(own).distinct().count()).isEqualTo(own.length);
      assertThat(Arrays.stream(own)).allMatch(j -> j >= 0 && j < signals * copies * taps);
      Set<Integer> copy =
          Arrays.stream(own).map(j -> j / taps / signals).boxed().collect(Collectors.toSet());
      assertThat(copy).hasSize(1);
      // All signals of a field have the same delays, 0 and then a stride apart.
      int[] lags = Arrays.stream(own).map(j -> j % taps).distinct().sorted().toArray();
      assertThat(lags[0]).isZero();
      for (int k = 2; k < lags.length; k++) {
        assertThat(lags[k] - lags[k - 1]).isEqualTo(lags[1]);
      }
      strides.add(lags.length > 1 ? lags[1] : 0);
      widths.add(Arrays.stream(own).map(j -> j / taps).distinct().count());
      assertThat(field.centred() || copy.contains(0)).isTrue();
    }
    // (33 - 1) / (9 - 1) = 4 is the longest stride at which nine delays fit.
    assertThat(strides).contains(1, 2, 3, 4).doesNotContain(5);
    assertThat(widths).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void columnsAreAnyAndAllAreAsLikely() {
    Fields fields = new Fields.Columns(6, 2);
    int[] seen = new int[6];
    for (int i = 0; i < 3000; i++) {
      int[] own = fields.draw(6, random).inputs();
      assertThat(own).hasSize(2);
      assertThat(own[0]).isLessThan(own[1]);
      seen[own[0]]++;
      seen[own[1]]++;
    }
    // 1000 each; the deviation of a count is 26.
    assertThat(Arrays.stream(seen)).allMatch(count -> Math.abs(count - 1000) < 130);
    assertThat(fields.holding(new int[] {1, 4}, 6)).containsExactly(1, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fields.Columns(6, 7))
        .withMessageContainingAll("1..6", "7");
    assertThatIllegalArgumentException().isThrownBy(() -> fields.draw(5, random));
  }

  @Test
  void everythingIsEverything() {
    Fields all = Fields.everything();
    assertThat(all.all()).isTrue();
    assertThat(all.draw(4, random).inputs()).containsExactly(0, 1, 2, 3);
    assertThat(new Fields.Patches(2, 2, 2).all()).isFalse();
  }

  /** Samples of 5 steps of 16 pixels; two targets, 1 for the class of the sample. */
  private static FakeSamples samples(int[] label) {
    FakeSamples noise = FakeSamples.gaussian(3, label.length, 5, 16, 2);
    for (int i = 0; i < label.length; i++) {
      noise.goals()[i][label[i]] = 1;
      noise.goals()[i][1 - label[i]] = 0;
    }
    return noise;
  }

  @Test
  void pairsAreOfDifferentClassesAndTellThemApart() {
    Random classes = new Random(1);
    int[] label = IntStream.range(0, 50).map(i -> classes.nextInt(4) == 0 ? 1 : 0).toArray();
    FakeSamples seen = samples(label);
    LayerOptions options =
        LayerOptions.defaults()
            .withWeights(WeightOptions.defaults().withWhitening(0))
            .withPairs(PairOptions.defaults().withCandidatesPerNeuron(32));
    Fields fields = new Fields.Patches(4, 4, 2);
    int neurons = 60;
    FieldSampler sampler = new FieldSampler(seen, fields, neurons, options, new SeedStreams(2), 0);
    Directions drawn = sampler.fromPairs();
    NeuronPairs pairs = Objects.requireNonNull(drawn.pairs());
    double[] weights = drawn.weights();
    for (int i = 0; i < neurons; i++) {
      int neuron = i;
      int silent = pairs.silent()[i];
      int firing = pairs.firing()[i];
      // With 3/4 and 1/4 of the classes 32 candidates are all of one with chance (10 / 16)^32.
      assertThat(label[silent]).isNotEqualTo(label[firing]);
      assertThat(voltage(seen, silent, pairs.step()[i], drawn, i)).isCloseTo(-1, offset(1e-6));
      assertThat(voltage(seen, firing, pairs.step()[i], drawn, i)).isCloseTo(1, offset(1e-6));
      int[] own = sampler.fields()[i];
      assertThat(IntStream.range(0, 16).filter(j -> weights[j * neurons + neuron] != 0))
          .isSubsetOf(Arrays.stream(own).boxed().toList());
    }
  }

  private static double voltage(
      FakeSamples seen, int sample, int step, Directions drawn, int neuron) {
    int neurons = drawn.bias().length;
    double sum = drawn.bias()[neuron];
    for (int j = 0; j < 16; j++) {
      sum += drawn.weights()[j * neurons + neuron] * seen.values()[sample][step * 16 + j];
    }
    return sum;
  }

  /** A square is found again from all of its inputs, and some square from any of them. */
  @Test
  void squaresHoldTheirInputs() {
    Fields fields = new Fields.Patches(6, 9, 4);
    for (int i = 0; i < 200; i++) {
      int[] field = fields.draw(6 * 9, random).inputs();
      assertThat(fields.holding(field, 6 * 9)).containsExactly(field);
      int[] some = Arrays.stream(field).filter(p -> random.nextInt(8) == 0).toArray();
      int[] holding = fields.holding(some, 6 * 9);
      assertThat(holding).hasSize(16);
      assertThat(Arrays.stream(holding).boxed().toList())
          .containsAll(Arrays.stream(some).boxed().toList());
      assertThat(holding[15] - holding[0]).isEqualTo(3 * 9 + 3);
    }
  }

  /** Pixels (1, 2) and (2, 3): rows 0 to 3 and columns 1 to 4 have them in the middle. */
  @Test
  void squaresHaveThemInTheMiddle() {
    int[] field = new Fields.Patches(6, 9, 4).holding(new int[] {11, 21}, 54);
    assertThat(field[0]).isEqualTo(1);
    assertThat(new Fields.Patches(6, 9, 9).holding(new int[] {11}, 54)).hasSize(54);
  }

  @Test
  void othersHoldAllOrTheirOwn() {
    assertThat(new Fields.All().holding(new int[] {1}, 3)).containsExactly(0, 1, 2);
    assertThat(new Fields.Delays(1, 2, 5, 3).holding(new int[] {1, 4}, 10)).containsExactly(1, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fields.Patches(6, 9, 4).holding(new int[0], 7));
  }
}
