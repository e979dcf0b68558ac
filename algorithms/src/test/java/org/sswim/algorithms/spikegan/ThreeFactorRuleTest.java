package org.sswim.algorithms.spikegan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.sswim.sampling.SeedStreams;

/** The rule against the gradient of the mean signal, which so small a network has exactly. */
class ThreeFactorRuleTest {
  private static final int STEPS = 2;
  private static final int NEURONS = 2;
  private static final int PATTERNS = 16;
  private static final int ROWS = 50;
  private static final int BATCHES = 4000;

  private final GlmNetwork network =
      GlmNetwork.drawn(
          STEPS,
          0,
          NEURONS,
          Basis.of(Basis.Shape.EXPONENTIAL, 1, 2),
          1,
          .4,
          new SeedStreams(3).stream("test"));

  /** A signal without any pattern to it, far from 0. */
  private static float signal(float[] train) {
    int number = 0;
    for (float s : train) {
      number = 2 * number + (int) s;
    }
    return 3 + number * 7 % 11;
  }

  @Test
  void goesUpTheMeanSignal() {
    UniformRandomProvider random = new SeedStreams(4).stream("test");
    Stimulus stimulus = new Stimulus(0, STEPS, 0);
    float[] inputs = stimulus.memory(ROWS);
    stimulus.draw(ROWS, random, inputs);
    GlmRun run = new GlmRun(network, ROWS, STEPS);
    ThreeFactorRule rule = new ThreeFactorRule(network, .9);
    float[] signal = new float[ROWS];
    float[] train = new float[STEPS * NEURONS];
    double[] sum = new double[network.weights().length];
    for (int b = 0; b <= BATCHES; b++) {
      run.run(ROWS, inputs, null, random);
      for (int r = 0; r < ROWS; r++) {
        run.copyVisible(r, train);
        signal[r] = signal(train);
      }
      List<float[]> ascent = rule.ascent(run, ROWS, signal, 0);
      // The first batch is its own baseline.
      for (int i = 0; i < sum.length && b > 0; i++) {
        sum[i] += ascent.get(0)[i] / BATCHES;
      }
    }
    float[] weights = network.weights();
    for (int i = 0; i < weights.length; i++) {
      if (loop(i)) {
        assertThat(sum[i]).isZero();
        continue;
      }
      float before = weights[i];
      weights[i] = before + .01f;
      double above = meanSignal(inputs);
      weights[i] = before - .01f;
      double below = meanSignal(inputs);
      weights[i] = before;
      // Five deviations of the mean of 200,000 samples, of signals that differ by some units.
      assertThat(sum[i]).as("weight %d", i).isCloseTo((above - below) / .02 / STEPS, within(.01));
    }
  }

  /** Of the two neurons behind two inputs. */
  private static boolean loop(int i) {
    int source = i / NEURONS - STEPS;
    return source >= 0 && source < NEURONS && source == i % NEURONS;
  }

  private double meanSignal(float[] inputs) {
    GlmRun run = new GlmRun(network, 1, STEPS);
    UniformRandomProvider unused = new SeedStreams(0).stream("test");
    double mean = 0;
    double all = 0;
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      float[] train = new float[STEPS * NEURONS];
      for (int at = 0; at < train.length; at++) {
        train[at] = pattern >> at & 1;
      }
      double p = Math.exp(run.run(1, inputs, train, unused));
      all += p;
      mean += p * signal(train);
    }
    assertThat(all).isCloseTo(1, within(1e-6));
    return mean;
  }
}
