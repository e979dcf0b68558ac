package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Workers;

/** One window only, so that the random sample of samples is known. */
class VoltageStatisticsTest {

  private static VoltageStatistics measure(
      FakeSamples samples,
      double[] weights,
      Kernel kernel,
      int[] delay,
      float[] support,
      double... level) {
    return VoltageStatistics.measure(
        samples,
        weights,
        level.length,
        kernel,
        new TemporalSampler.Temporal(delay, support),
        level,
        new SeedStreams(1).stream("voltages"),
        Workers.available());
  }

  private static double[] voltages(
      FakeSamples samples, double[] weights, int neuron, int neurons, double[][] psi) {
    double[] v = new double[samples.steps()];
    for (int t = 0; t < v.length; t++) {
      for (int j = 0; j < samples.inputs(); j++) {
        v[t] += weights[j * neurons + neuron] * psi[t][j];
      }
    }
    return v;
  }

  @Test
  void equalADirectComputation() {
    FakeSamples samples = FakeSamples.gaussian(8, 1, 500, 2, 1);
    double[] weights = {1, -2, 0.5, 3, 0.25, 1};
    int[] delay = {0, 2, 7};
    float[] support = {0.1f, 1.5f, 4};
    double[] level = {0.05, 0.5, 0.8};
    VoltageStatistics measured = measure(samples, weights, Kernels.ALPHA, delay, support, level);
    for (int i = 0; i < 3; i++) {
      double[] v =
          voltages(
              samples,
              weights,
              i,
              3,
              Potentials.psi(samples, 0, Kernels.ALPHA, delay[i], support[i]));
      double mean = Arrays.stream(v).average().orElseThrow();
      double variance = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / v.length;
      assertThat(measured.deviation()[i])
          .isCloseTo(Math.sqrt(variance), within(1e-5 * Math.sqrt(variance)));
      double quantile = measured.quantile()[i];
      double below = Arrays.stream(v).filter(x -> x < quantile).count() / (double) v.length;
      assertThat(below).isCloseTo(level[i], within(2.0 / v.length));
    }
  }

  /** Steps that all say the same are not looked at where a response is over at once. */
  @Test
  void steadyDrivesSayTheSameByOneStep() {
    FakeSamples drawn = FakeSamples.gaussian(8, 40, 3, 2, 1);
    int steps = 5;
    float[][] shown = new float[drawn.count()][steps * 2];
    for (int s = 0; s < shown.length; s++) {
      for (int i = 0; i < shown[s].length; i++) {
        shown[s][i] = drawn.values()[s][i % 2];
      }
    }
    FakeSamples steady = new FakeSamples(steps, 2, shown, drawn.goals());
    double[] weights = {1, -2, 0.5, 3, 0.25, 1};
    double[] level = {0, 0.33, 1};
    Kernel kernel = LayerOptions.defaults().pspKernel();
    float[][] supports = {{0.05f, 0.05f, 0.05f}, {0.1f, 0.1f, 0.1f}};
    VoltageStatistics[] found = new VoltageStatistics[2];
    for (int k = 0; k < 2; k++) {
      double later = Kernels.response(kernel, supports[k][0], steps)[1];
      assertThat(later / Kernels.response(kernel, supports[k][0], steps)[0] < 1e-5)
          .isEqualTo(k == 0);
      found[k] = measure(steady, weights, kernel, new int[3], supports[k], level);
    }
    assertThat(found[0].deviation()).containsExactly(found[1].deviation(), within(1e-3));
    for (int i = 0; i < level.length; i++) {
      int own = i;
      double[] drives =
          IntStream.range(0, shown.length)
              .mapToDouble(s -> weights[own] * shown[s][0] + weights[3 + own] * shown[s][1])
              .toArray();
      // Voltages of a sample that differ may have the quantile between them.
      assertThat(below(drives, found[0].quantile()[i]))
          .isCloseTo(below(drives, found[1].quantile()[i]), within(1L));
    }
  }

  private static long below(double[] voltages, double quantile) {
    return Arrays.stream(voltages).filter(v -> v < quantile).count();
  }

  @Test
  void moreNeuronsThanOneChunkHolds() {
    int neurons = 300;
    FakeSamples samples = FakeSamples.gaussian(8, 1, 200, 1, 1);
    double[] weights = new double[neurons];
    double[] level = new double[neurons];
    float[] support = new float[neurons];
    for (int i = 0; i < neurons; i++) {
      weights[i] = i;
      level[i] = 0.5;
      support[i] = 0.01f;
    }
    VoltageStatistics measured =
        measure(samples, weights, Kernels.EXPONENTIAL, new int[neurons], support, level);
    assertThat(measured.deviation()[0]).isZero();
    for (int i = 1; i < neurons; i++) {
      assertThat(measured.deviation()[i]).isCloseTo(i * measured.deviation()[1], within(1e-5 * i));
    }
  }

  @Test
  void aVoltageThatNeverMovesHasNoDeviation() {
    float[] values = new float[40];
    Arrays.fill(values, 0.1f);
    FakeSamples samples = new FakeSamples(40, 1, new float[][] {values}, new float[1][1]);
    VoltageStatistics measured =
        measure(
            samples, new double[] {1e3}, Kernels.EXPONENTIAL, new int[1], new float[] {0.01f}, 0.5);
    assertThat(measured.deviation()[0]).isZero();
  }

  /**
   * A bias on the voltage of a sample leaves it to the last bit whether the neuron fires there, and
   * the last bit differs between batch and stream, and between machines.
   */
  @Test
  void quantilesLieBetweenTheVoltagesThatOccur() {
    // Half the steps have the voltage 0 (as a night of solar power, or missing readings have).
    float[] values = new float[400];
    for (int t = 0; t < 200; t++) {
      values[t] = t / 100f - 1.005f;
    }
    FakeSamples samples = new FakeSamples(400, 1, new float[][] {values}, new float[1][1]);
    double[] level = new double[19];
    double[] weights = new double[19];
    float[] support = new float[19];
    for (int i = 0; i < 19; i++) {
      level[i] = 0.05 * (i + 1);
      weights[i] = 1;
      support[i] = 0.01f;
    }
    VoltageStatistics measured =
        measure(samples, weights, Kernels.EXPONENTIAL, new int[19], support, level);
    for (double quantile : measured.quantile()) {
      for (float voltage : values) {
        assertThat(Math.abs(quantile - voltage)).isGreaterThan(1e-3);
      }
    }
  }

  /** Some voltages occur often, some differ by rounding alone, some by chains of small steps. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void quantilesAreInTheNearestGapOfSortedVoltages(int times) {
    UniformRandomProvider random = new SeedStreams(7).stream("gaps");
    for (int trial = 0; trial < 300; trial++) {
      double[] voltage = new double[1 + random.nextInt(40)];
      for (int i = 0; i < voltage.length; i++) {
        voltage[i] =
            random.nextInt(6) + 1e-9 * random.nextInt(3) + 1.5e-5 * random.nextInt(1 + trial % 9);
      }
      double level = random.nextDouble();
      double[] sorted = voltage.clone();
      Arrays.sort(sorted);
      double[] deviation = new double[1];
      double[] quantile = new double[1];
      VoltageStatistics.summarise(voltage, times, level, 0, deviation, quantile);
      assertThat(quantile[0]).isEqualTo(nearestGap(sorted, times, level, 1e-5 * deviation[0]));
    }
  }

  private static double nearestGap(double[] sorted, int times, double level, double apart) {
    int last = sorted.length * times - 1;
    int wanted = (int) (level * last);
    for (int d = 0; d <= last; d++) {
      for (int k : new int[] {wanted + d, wanted - 1 - d}) {
        if (k >= 0 && k < last && sorted[(k + 1) / times] - sorted[k / times] > apart) {
          return 0.5 * (sorted[k / times] + sorted[(k + 1) / times]);
        }
      }
    }
    return sorted[wanted / times];
  }
}
