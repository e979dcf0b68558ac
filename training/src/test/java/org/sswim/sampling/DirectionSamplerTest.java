package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;

class DirectionSamplerTest {
  private static final int NEURONS = 60;

  /** Two targets that are linear in inputs 1 and 2 of 4 at the last step, and noise elsewhere. */
  private static FakeSamples linear() {
    FakeSamples noise = FakeSamples.gaussian(5, 3000, 3, 4, 2);
    for (int w = 0; w < noise.count(); w++) {
      float[] x = noise.values()[w];
      noise.goals()[w][0] = 3 * x[2 * 4 + 1];
      noise.goals()[w][1] = 3 * x[2 * 4 + 1] - 2 * x[2 * 4 + 2];
    }
    return noise;
  }

  @Test
  void predictiveDirectionIsTheRegressionOntoThePairsDifference() {
    PredictiveDirections predictive =
        PredictiveDirections.measure(
            linear(), 0, 3000, Kernels.EXPONENTIAL, 0.01, new SeedStreams(1).stream("x", 0));
    // y1 = 3 x1 and y2 = 3 x1 - 2 x2 span what x1 and x2 do, so that in two of the pairs below the
    // direction has to follow x1 or x2 alone: in units of their deviations the two patterns differ
    // by a rotation, and <y, d> with d = A (0, -2) for any A = V diag(1 / sigma) V' stays in them.
    double[] w = new double[4];
    predictive.direction(new float[] {1, 1}, new float[] {2, 5}, -1, w);
    double inside = Math.hypot(w[1], w[2]);
    assertThat(Math.hypot(w[0], w[3])).isLessThan(0.06 * inside);
    assertThat(predictive.deviation(new double[] {0, 3, 4, 0})).isCloseTo(5, within(0.3));
  }

  @Test
  void patternsAreMeasuredInTheirOwnDeviations() {
    // Targets over two leads: a level of deviation 10 and a difference of deviation 1, which both
    // follow from an input: pairs that differ alike in units of these deviations weigh both alike.
    FakeSamples samples = FakeSamples.gaussian(6, 4000, 1, 2, 2);
    double root = Math.sqrt(2);
    for (int w = 0; w < samples.count(); w++) {
      float[] x = samples.values()[w];
      samples.goals()[w][0] = 10 * x[0] + x[1];
      // The second lead counts 1 / sqrt(2).
      samples.goals()[w][1] = (float) (root * (10 * x[0] - x[1]));
    }
    PredictiveDirections predictive =
        PredictiveDirections.measure(
            samples,
            0,
            samples.count(),
            Kernels.EXPONENTIAL,
            0.01,
            new SeedStreams(1).stream("x", 0));
    double[] level = new double[2];
    predictive.direction(new float[2], new float[] {10, (float) (10 * root)}, -1, level);
    double[] difference = new double[2];
    predictive.direction(new float[2], new float[] {1, (float) -root}, -1, difference);
    assertThat(Math.abs(level[1])).isLessThan(0.1 * Math.abs(level[0]));
    assertThat(Math.abs(difference[0])).isLessThan(0.1 * Math.abs(level[0]));
    // One deviation along either: voltages as the covariances 10 and 1 with the inputs say.
    assertThat(level[0] / difference[1]).isCloseTo(10, within(1.5));
  }

  @Test
  void predictiveDirectionOfOneSignalLeavesTheOtherTargetsOut() {
    FakeSamples samples = linear().withSignals(2);
    PredictiveDirections predictive =
        PredictiveDirections.measure(
            samples,
            0,
            samples.count(),
            Kernels.EXPONENTIAL,
            0.01,
            new SeedStreams(1).stream("x", 0));
    double[] w = new double[4];
    predictive.direction(new float[] {0, 0}, new float[] {1, 1}, 0, w);
    assertThat(w[1]).isPositive();
    assertThat(Math.abs(w[2])).isLessThan(0.06 * w[1]);
    double[] other = new double[4];
    predictive.direction(new float[] {0, 0}, new float[] {5, 1}, 0, other);
    assertThat(other[1]).isCloseTo(5 * w[1], within(1e-9 * other[1]));
  }

  @Test
  void predictiveShareTurnsWeightsTowardsInputsThatPredict() {
    double without = share(linear(), 0);
    double with = share(linear(), 1);
    // Of four inputs alike two predict; a third of the mean squared share of the direction moves.
    assertThat(without).isBetween(0.4, 0.6);
    assertThat(with).isGreaterThan(without + 0.1);
  }

  private static double share(FakeSamples samples, double predictive) {
    SpikingLayer layer = sample(samples, predictive, false);
    double inside = 0;
    double all = 0;
    for (int i = 0; i < NEURONS; i++) {
      for (int j = 0; j < 4; j++) {
        double square = layer.weights()[j * NEURONS + i] * layer.weights()[j * NEURONS + i];
        all += square;
        inside += j == 1 || j == 2 ? square : 0;
      }
    }
    return inside / all;
  }

  @Test
  void focusedNeuronsListenToOneSignalThatTheirTargetsMoveIn() {
    Random random = new Random(8);
    float[][] values = new float[500][2 * 3];
    float[][] goals = new float[500][3];
    for (int w = 0; w < values.length; w++) {
      for (int i = 0; i < 6; i++) {
        values[w][i] = (float) random.nextGaussian();
      }
      // The targets of signal 1 never change: no neuron may be drawn for it.
      goals[w][0] = (float) random.nextGaussian();
      goals[w][2] = 2 * (float) random.nextGaussian();
    }
    FakeSamples samples = new FakeSamples(2, 3, values, goals).withSignals(3);
    SpikingLayer layer = sample(samples, 1, true);
    int last = 0;
    for (int i = 0; i < NEURONS; i++) {
      int listening = 0;
      for (int j = 0; j < 3; j++) {
        listening += layer.weights()[j * NEURONS + i] != 0 ? 1 : 0;
      }
      assertThat(listening).isEqualTo(1);
      assertThat(layer.weights()[NEURONS + i]).isZero();
      last += layer.weights()[2 * NEURONS + i] != 0 ? 1 : 0;
    }
    // Energies are as 1 to 4: 48 of 60 expected, standard deviation 3 and some for the drawn pairs.
    assertThat(last).isBetween(35, 59);
  }

  @Test
  void focusDoesNothingWhereThereIsOneSignal() {
    FakeSamples samples = linear();
    assertThat(sample(samples, 0, true).weights()).isEqualTo(sample(samples, 0, false).weights());
  }

  private static SpikingLayer sample(FakeSamples samples, double predictive, boolean focus) {
    LayerOptions defaults = LayerOptions.defaults();
    WeightOptions weights =
        new WeightOptions(
            WeightOptions.Rule.POINT,
            WeightOptions.Moment.UNIFORM,
            1,
            0.5,
            predictive,
            1,
            focus,
            WeightOptions.Scale.UNIT_DEVIATION,
            WeightOptions.Bias.QUANTILE);
    LayerSampler sampler =
        new LayerSampler(
            defaults.withWeights(weights),
            samples,
            Fields.everything(),
            0,
            new SeedStreams(3),
            Workers.available());
    return sampler
        .prescribe(sampler.temporal(NEURONS, 0), sampler.pairs(NEURONS), 1, false)
        .layer();
  }
}
