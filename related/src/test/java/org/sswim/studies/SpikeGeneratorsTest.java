package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeGeneratorsTest {
  private static final int STEPS = 4;

  @TempDir private Path folder;

  /** One visible neuron, no random units: weights from the delay line, from itself 0, gamma. */
  private static SpikeGenerators model(float[] weights, float own) {
    return new SpikeGenerators(
        List.of("only"),
        STEPS,
        0,
        0,
        new float[][] {{1, 0}},
        new float[] {0, 1},
        List.of(new SpikeGenerators.Weights(weights, new float[] {own})),
        Studies.NOWHERE);
  }

  @Test
  void theDelayLineTellsTheTime() {
    Path file = folder.resolve("m.sswim");
    SpikeGenerators.FORMAT.write(model(new float[] {0, 200, 0, 200, 0, -100}, 0), file);
    SpikeGenerators generators = SpikeGenerators.FORMAT.read(file);
    assertThat(generators.classes()).containsExactly("only");
    assertThat(generators.steps()).isEqualTo(STEPS);
    assertThat(generators.neurons()).isEqualTo(1);
    assertThat(generators.sample(0, 3, new SplittableRandom(1)))
        .hasSize(3)
        .allSatisfy(train -> assertThat(train).containsExactly(0, 1, 0, 1));
  }

  @Test
  void aNeuronsOwnTraceHoldsItBack() {
    SpikeGenerators generators = model(new float[] {0, 0, 0, 0, 0, 50}, -100);
    assertThat(generators.sample(0, 1, new SplittableRandom(1)).get(0)).containsExactly(1, 0, 1, 0);
  }

  /** 80 kB; each of 10,000 units from outside spreads over 1000 lags at half of 10,000 steps. */
  @Test
  void aRunWithoutEndIsRefused() {
    SpikeGenerators endless =
        new SpikeGenerators(
            List.of("only"),
            10_000,
            10_000,
            0,
            new float[1][1000],
            new float[1000],
            List.of(new SpikeGenerators.Weights(new float[20_002], new float[1])),
            Studies.NOWHERE);
    Path file = folder.resolve("m.sswim");
    assertThatThrownBy(() -> SpikeGenerators.FORMAT.write(endless, file))
        .hasMessageContaining("a run would take 1.00e+11 operations at a time");
  }

  /** The deviation of the mean of 40,000 places is .0022. */
  @Test
  void firesAsOftenAsItsPotentialSays() {
    float potential = (float) Math.log(.25 / .75);
    SpikeGenerators generators = model(new float[] {0, 0, 0, 0, 0, potential}, 0);
    double sum = 0;
    for (float[] train : generators.sample(0, 10_000, new SplittableRandom(2))) {
      for (float s : train) {
        sum += s;
      }
    }
    assertThat(sum / 40_000).isCloseTo(.25, within(.011));
    assertThatThrownBy(() -> generators.sample(1, 1, new SplittableRandom(2)))
        .hasMessage("class must lie in 0..0; got 1");
  }
}
