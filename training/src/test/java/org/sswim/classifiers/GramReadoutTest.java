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
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.sampling.SeedStreams;

/** Against weighted ridge regression with a bias, written out and solved by elimination. */
class GramReadoutTest {
  private static final int WIDTH = 5;
  private static final int CLASSES = 3;

  /** The values of a sample of one step. */
  private record Values() implements FeatureMap {
    @Override
    public int features() {
      return WIDTH;
    }

    @Override
    public FeatureMap forWorker() {
      return this;
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        for (int j = 0; j < WIDTH; j++) {
          out[i * WIDTH + j] = samples.value(block.lane(), block.start(i), 0, j);
        }
      }
    }
  }

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
        new GramReadout(Sequences.whole(sorted, WIDTH), order, new Values(), Workers.of(2), memory)
            .solve();
    float[] training = new float[order.training().count() * WIDTH];
    for (int i = 0; i < training.length; i++) {
      training[i] = sorted.get(i / WIDTH)[i % WIDTH];
    }
    FeatureScale scale = FeatureScale.of(training, order.training().count(), WIDTH);
    float[] scaled = new float[n * WIDTH];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = sorted.get(i / WIDTH)[i % WIDTH];
    }
    scale.apply(scaled, n);
    for (int k = 0; k < CLASSES; k++) {
      double[] expected = ridge(scaled, order.label(), k, solved.penalty(), solved.weighing());
      for (int i = 0; i < n; i++) {
        double evidence = expected[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
          evidence += expected[j] * scaled[i * WIDTH + j];
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

  /** Minimises {@code sum_i w_i (y_i - f_i b - c)^2 + penalty sum_i w_i b^2}: b, then c. */
  private static double[] ridge(
      float[] f, int[] label, int output, double penalty, Weighing weighing) {
    int[] counts = new int[CLASSES];
    Arrays.stream(label).forEach(c -> counts[c]++);
    int n = label.length;
    double[][] a = new double[WIDTH + 1][WIDTH + 1];
    double[] b = new double[WIDTH + 1];
    double total = 0;
    for (int i = 0; i < n; i++) {
      double w = weighing.weight(label[i], output, counts, n);
      total += w;
      for (int r = 0; r <= WIDTH; r++) {
        double left = w * (r < WIDTH ? f[i * WIDTH + r] : 1);
        for (int c = 0; c <= WIDTH; c++) {
          a[r][c] += left * (c < WIDTH ? f[i * WIDTH + c] : 1);
        }
        b[r] += left * (label[i] == output ? 1 : -1);
      }
    }
    for (int r = 0; r < WIDTH; r++) {
      a[r][r] += penalty * total;
    }
    return Dense.solve(a, b);
  }
}
