package org.sswim.algorithms.spikegan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.options.Presets;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;

/** Generators that are told the class, on waves that go up (class 0) or down (class 1). */
class ConditionalTest {
  private static final int SIDE = 4;
  private static final ModesExperiment.TwoModes MODES = ModesExperiment.TwoModes.of(SIDE);

  private final UniformRandomProvider random = new SeedStreams(1).stream("test");

  private SpikeSample waves() {
    return SpikeSample.together(List.of(waves(MODES.up()), waves(MODES.down())));
  }

  private SpikeSample waves(Wave wave) {
    return new SpikeSample(
        SIDE, SIDE, random.longs(200).mapToObj(unused -> wave.draw(random)).toList());
  }

  /** Without the class one generator makes one mode only, see {@link SpikeGanTest}. */
  @Test
  @Tag("long")
  void oneGeneratorMakesTheModeThatItIsTold() {
    SpikeGanOptions options =
        Presets.of(SpikeGanOptions.class).withDraws(1).withBatch(48).withJudgeDecay(0.1);
    Generators told = new SpikeGanTrainer(waves(), options, 0, 0).run();
    assertModes(told.sample(300, random, 0), told.sample(300, random, 1));
  }

  @Test
  @Tag("long")
  void aBeliefNetworkMakesTheModeThatItIsTold() {
    SpikeSample all = waves();
    BeliefNetwork network = BeliefNetwork.trained(all, SpikeGanOptions.View.TRAINS, 1);
    assertModes(network.sample(all, 0, 300, random), network.sample(all, 1, 300, random));
  }

  private static void assertModes(SpikeSample up, SpikeSample down) {
    assertThat(MODES.up().share(up)).isGreaterThan(.6);
    assertThat(MODES.down().share(up)).isLessThan(.2);
    assertThat(MODES.down().share(down)).isGreaterThan(.6);
    assertThat(MODES.up().share(down)).isLessThan(.2);
  }

  @Test
  void theUnitOfTheClassFiresAtEveryStep() {
    Stimulus stimulus = new Stimulus(0, 2, 3);
    float[] inputs = stimulus.memory(2);
    stimulus.draw(2, random, inputs, 2, 0);
    assertThat(inputs).containsExactly(1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0);
  }

  @Test
  void spikesOfSequencesStayWhatTheyAre() {
    float[] spikes = {0, 1, 1, 0, 0, 0, 1, 1, 0};
    LabelledSequences data =
        new LabelledSequences(
            List.of(spikes, new float[9]), 3, List.of(), new int[] {0, 1}, List.of("a", "b"), null);
    SpikeSample own = SpikeSample.coded(Vectors.of(data, true, 3), 0, 3, 2, random);
    assertThat(own.trains()).hasSize(2).allSatisfy(train -> assertThat(train).isEqualTo(spikes));
  }
}
