package org.sswim.algorithms.admm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Differences;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.options.Presets;

/**
 * Each update against the function that it is to minimise, written down by itself: nothing near by
 * is less.
 */
class AdmmPassTest {
  private static final int ROWS = 6;
  private static final int STEPS = 4;
  private static final int[] WIDTHS = {5, 4, 3};
  private static final AdmmOptions OPTIONS =
      Presets.of(AdmmOptions.class)
          .withHidden(List.of(5, 4))
          .withSteps(STEPS)
          .withDecay(.8)
          .withMargin(0)
          .withVoltagePenalty(1.5)
          .withSpikePenalty(.7);

  private final Random random = new Random(4);
  private Vectors data;
  private AdmmNetwork network;
  private AdmmPass pass;
  private Unknowns own;

  @BeforeEach
  void drawUnknowns() {
    drawUnknowns(Differences.samples(ROWS, 7));
  }

  private void drawUnknowns(Vectors samples) {
    data = samples;
    network = new AdmmNetwork(data, OPTIONS, 2);
    pass = new AdmmPass(network, ROWS);
    own = Unknowns.of(data, 0, ROWS, STEPS, WIDTHS);
    for (int l = 0; l < 3; l++) {
      fill(own.voltages(l), 1);
      if (l < 2) {
        float[] a = own.spikes(l);
        for (int i = 0; i < a.length; i++) {
          a[i] = random.nextFloat();
        }
      }
    }
    fill(own.multiplier(), .3f);
  }

  private void fill(float[] values, float scale) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
  }

  /** The augmented Lagrangian, twice. */
  private double cost() {
    double d = OPTIONS.decay();
    double sum = 0;
    for (int l = 0; l < 3; l++) {
      int width = WIDTHS[l];
      int in = l == 0 ? 7 : WIDTHS[l - 1];
      for (int t = 0; t < STEPS; t++) {
        for (int r = 0; r < ROWS; r++) {
          for (int j = 0; j < width; j++) {
            double current = 0;
            for (int i = 0; i < in; i++) {
              double x =
                  l == 0
                      ? own.input()[(t % own.inputSteps() * ROWS + r) * in + i]
                      : own.spikes(l - 1)[(t * ROWS + r) * in + i];
              current += x * network.weights(l)[i * width + j];
            }
            int at = (t * ROWS + r) * width + j;
            int before = at - ROWS * width;
            double z = own.voltages(l)[at];
            double left = z - current;
            if (t > 0) {
              left -= d * own.voltages(l)[before] - (l < 2 ? own.spikes(l)[before] : 0);
            }
            if (l < 2) {
              double apart = own.spikes(l)[at] - (z > 1 ? 1 : 0);
              sum += OPTIONS.spikePenalty() * apart * apart;
            }
            sum += OPTIONS.voltagePenalty() * left * left;
            if (l == 2 && t == STEPS - 1) {
              double miss = z - (j == own.label(r) ? 1 : 0);
              sum += 2 * miss * miss + 2 * own.multiplier()[r * width + j] * left;
            }
          }
        }
      }
    }
    return sum;
  }

  /** Nothing within a step of some values is less, for those that may be where the step leads. */
  private void assertLeast(float[] values, double low, double high) {
    double least = cost();
    for (int i = 0; i < values.length; i++) {
      float before = values[i];
      for (float step : new float[] {-.02f, .02f}) {
        values[i] = (float) Math.max(low, Math.min(high, before + step));
        assertThat(cost()).as("value %d by %s", i, step).isGreaterThan(least - 2e-4);
      }
      values[i] = before;
    }
  }

  @Test
  void weightsAreLeastSquares() {
    assertWeightsAreLeast();
  }

  @Test
  void weightsOfSequencesAreLeastSquares() {
    drawUnknowns(Differences.sequences(ROWS, 7, STEPS));
    assertWeightsAreLeast();
    pass.simulate(own);
    pass.forget();
    pass.leftOver(own);
    assertThat(pass.residuals.primal()).isLessThan(1e-6);
  }

  private void assertWeightsAreLeast() {
    for (int l = 0; l < 3; l++) {
      pass.sums(own, l, true);
      int in = network.width(l - 1);
      double[] gram = new double[in * in];
      double[] cross = new double[in * network.width(l)];
      for (int i = 0; i < gram.length; i++) {
        gram[i] = pass.gram[i];
      }
      for (int i = 0; i < cross.length; i++) {
        cross[i] = pass.cross[i];
      }
      AdmmNetwork free = new AdmmNetwork(data, OPTIONS.withRidge(0), 2);
      network.solve(l, free.factor(in, gram), cross);
      assertLeast(network.weights(l), -99, 99);
    }
  }

  /** Exact where spikes of one step and neuron are solved for together: nothing is cut. */
  @Test
  void everyUpdateLowersTheCost() {
    double cost = cost();
    for (int round = 0; round < 3; round++) {
      for (int l = 0; l < 2; l++) {
        network.invert(l);
        pass.hidden(own, l);
        double now = cost();
        assertThat(now).as("layer %d", l).isLessThan(cost);
        cost = now;
      }
      pass.outputs(own, false);
      double now = cost();
      assertThat(now).isLessThan(cost);
      cost = now;
    }
  }

  /** The last voltage depends on none behind it, and each on those before: the last are least. */
  @Test
  void theLastVoltagesAndOutputsAreLeast() {
    network.invert(1);
    pass.hidden(own, 1);
    pass.outputs(own, false);
    float[] z = own.voltages(2);
    double least = cost();
    for (int i = z.length - ROWS * 3; i < z.length; i++) {
      float before = z[i];
      for (float step : new float[] {-.02f, .02f}) {
        z[i] = before + step;
        assertThat(cost()).isGreaterThan(least);
      }
      z[i] = before;
    }
  }

  /** Again and again with all else fixed, so that every step of the outputs has seen the others. */
  @Test
  void outputsOfAllStepsEndWhereTheCostIsLeast() {
    for (int round = 0; round < 100; round++) {
      pass.outputs(own, false);
    }
    float[] z = own.voltages(2);
    for (int i = 0; i < z.length; i++) {
      float before = z[i];
      z[i] = before + .02f;
      double above = cost();
      z[i] = before - .02f;
      // The slope is 0 where both sides of a parabola are level.
      assertThat(above).as("voltage %d", i).isCloseTo(cost(), within(1e-5));
      z[i] = before;
    }
  }

  /**
   * With a and the equations at odds, a voltage crosses the threshold exactly where that costs
   * less.
   */
  @Test
  void theTwoCasesTakeTheCheaperSide() {
    network.invert(1);
    pass.hidden(own, 1);
    float[] z = own.voltages(1);
    double least = cost();
    for (int i = z.length - ROWS * 4; i < z.length; i++) {
      float before = z[i];
      z[i] = before > 1 ? 1 : 1 + 1e-5f;
      assertThat(cost()).as("voltage %d at %s", i, before).isGreaterThan(least - 1e-4);
      z[i] = before;
    }
  }

  @Test
  void aSimulatedNetworkLeavesNothingOver() {
    Unknowns simulated = Unknowns.of(data, 0, ROWS, STEPS, WIDTHS);
    pass.simulate(simulated);
    pass.forget();
    pass.leftOver(simulated);
    assertThat(pass.residuals.primal()).isLessThan(1e-6);
    assertThat(pass.residuals.apart()).isZero();
  }
}
