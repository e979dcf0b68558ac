package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Workers;
import org.sswim.samples.Sequences;
import org.sswim.sampling.SeedStreams;

/** Against weighted ridge regression with a bias, written out and solved by elimination. */
class PrimalReadoutTest {
  private static final int WIDTH = 5;
  private static final int CLASSES = 3;

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 30})
  void isWeightedRidgeOfAllSamples(int rare) {
    holds(rare, Long.MAX_VALUE);
  }

  @Test
  void allSamplesWeighAlikeWhereMemoryIsScarce() {
    assertThat(holds(3, Long.MAX_VALUE)).isNotEqualTo(Weighing.ALIKE);
    assertThat(holds(3, 0)).isEqualTo(Weighing.ALIKE);
  }

  private static Weighing holds(int rare, long memory) {
    Random random = new Random(rare);
    int n = 240;
    int[] label = new int[n];
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      label[i] = i % rare == 0 ? 2 : i % 2;
      float[] own = new float[WIDTH];
      for (int j = 0; j < WIDTH; j++) {
        own[j] = (float) (3 + Math.sin(label[i] + 2.0 * j) + random.nextGaussian());
      }
      values.add(own);
    }
    ClassOrder order = ClassOrder.of(label, CLASSES, 0.25, new SeedStreams(1).stream("order"));
    List<float[]> sorted = order.sorted(values);
    ClassReadout solved =
        new PrimalReadout(
                Sequences.whole(sorted, WIDTH),
                order,
                new RawFeatures(1, WIDTH, 0, 0),
                Workers.of(2),
                memory)
            .solve();
    for (int k = 0; k < CLASSES; k++) {
      double[] expected = ridge(sorted, order, k, solved.penalty(), solved.weighing());
      for (int i = 0; i < n; i++) {
        double evidence = expected[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
          evidence += expected[j] * sorted.get(i)[j];
        }
        float[] out = new float[CLASSES];
        solved.readout().apply(sorted.get(i), out);
        assertThat(out[k] / solved.factor()).isCloseTo(evidence, offset(1e-3));
      }
    }
    // Of the samples that choose alone.
    assertThat(solved.leftOut().label()).hasSize(order.choosing().count());
    assertThat(solved.leftOut().accuracy()).isGreaterThan(0.5);
    return solved.weighing();
  }

  /**
   * Minimises {@code sum_i w_i (y_i - f_i b - c)^2 + penalty sum_i w_i sum_j v_j b_j^2}, v the
   * variances of the samples that train before others choose: b, then c. Targets are 1 for samples
   * of the class and else 0.
   */
  private static double[] ridge(
      List<float[]> f, ClassOrder order, int output, double penalty, Weighing weighing) {
    int[] label = order.label();
    int[] counts = new int[CLASSES];
    Arrays.stream(label).forEach(c -> counts[c]++);
    int n = label.length;
    double[][] a = new double[WIDTH + 1][WIDTH + 1];
    double[] b = new double[WIDTH + 1];
    for (int i = 0; i < n; i++) {
      double w = weighing.weight(label[i], output, counts, n);
      for (int r = 0; r <= WIDTH; r++) {
        double left = w * (r < WIDTH ? f.get(i)[r] : 1);
        for (int c = 0; c <= WIDTH; c++) {
          a[r][c] += left * (c < WIDTH ? f.get(i)[c] : 1);
        }
        b[r] += left * (label[i] == output ? 1 : 0);
      }
    }
    for (int r = 0; r < WIDTH; r++) {
      a[r][r] += penalty * a[WIDTH][WIDTH] * variance(f.subList(0, order.training().end()), r);
    }
    return Dense.solve(a, b);
  }

  private static double variance(List<float[]> f, int column) {
    double mean = f.stream().mapToDouble(own -> own[column]).average().orElseThrow();
    return f.stream().mapToDouble(own -> Math.pow(own[column] - mean, 2)).average().orElseThrow();
  }
}
