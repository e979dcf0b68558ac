package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.linalg.Workers;

/** Against read-outs that are solved once more without each of the samples. */
class DualReadoutTest {
  private static final int WIDTH = 12;
  private static final int CLASSES = 3;

  private final Random random = new Random(7);

  /** Features that differ by class, with noise. */
  private float[] features(int[] label) {
    float[] features = new float[label.length * WIDTH];
    for (int i = 0; i < features.length; i++) {
      int c = label[i / WIDTH];
      features[i] = (float) (Math.sin(c + 2.0 * (i % WIDTH)) + 1.5 * random.nextGaussian());
    }
    return features;
  }

  private static double product(float[] f, int i, int m) {
    double sum = 0;
    for (int j = 0; j < WIDTH; j++) {
      sum += (double) f[i * WIDTH + j] * f[m * WIDTH + j];
    }
    return sum;
  }

  /** What a ridge read-out of some samples says of a sample. */
  private static double said(
      float[] scaled, int[] label, int[] some, int of, int output, double penalty, Weighing w) {
    int n = label.length;
    double trace = IntStream.range(0, n).mapToDouble(i -> product(scaled, i, i)).sum();
    double constant = 10 * trace / n;
    int[] counts = new int[CLASSES];
    Arrays.stream(label).forEach(c -> counts[c]++);
    double[][] a = new double[some.length][some.length];
    double[] y = new double[some.length];
    for (int r = 0; r < some.length; r++) {
      for (int c = 0; c < some.length; c++) {
        a[r][c] = product(scaled, some[r], some[c]) + constant;
      }
      a[r][r] += penalty * trace / n / w.weight(label[some[r]], output, counts, n);
      y[r] = label[some[r]] == output ? 1 : -1;
    }
    double[] alpha = Dense.solve(a, y);
    double sum = 0;
    for (int r = 0; r < some.length; r++) {
      sum += alpha[r] * (product(scaled, some[r], of) + constant);
    }
    return sum;
  }

  private static DualReadout dual(float[] features, int[] label, int workers) {
    return new DualReadout(
        features, WIDTH, 0, label, CLASSES, ClassScores::squaredError, Workers.of(workers));
  }

  @Test
  void leavesEachSampleOutOnce() {
    Set<Weighing> seen = EnumSet.noneOf(Weighing.class);
    for (int[] counts : new int[][] {{8, 8, 8}, {4, 7, 15}, {3, 3, 20}, {10, 10, 3}}) {
      int[] label =
          IntStream.range(0, CLASSES)
              .flatMap(c -> IntStream.generate(() -> c).limit(counts[c]))
              .toArray();
      float[] scaled = features(label);
      float[] raw = scaled.clone();
      ClassReadout solved = dual(scaled, label, 2).solve();
      seen.add(solved.weighing());
      float[] out = new float[CLASSES];
      for (int i = 0; i < label.length; i++) {
        int own = i;
        int[] all = IntStream.range(0, label.length).toArray();
        int[] others = Arrays.stream(all).filter(m -> m != own).toArray();
        solved.readout().apply(Arrays.copyOfRange(raw, i * WIDTH, (i + 1) * WIDTH), out);
        for (int k = 0; k < CLASSES; k++) {
          double left = said(scaled, label, others, i, k, solved.penalty(), solved.weighing());
          assertThat(solved.leftOut().values()[i * CLASSES + k]).isCloseTo(left, offset(1e-6));
          double with = said(scaled, label, all, i, k, solved.penalty(), solved.weighing());
          assertThat((double) out[k]).isCloseTo(solved.factor() * with, offset(1e-3));
        }
      }
    }
    // Otherwise one way to weigh would not have been looked at.
    assertThat(seen).hasSizeGreaterThan(1);
  }

  @Test
  void workersDoNotMatter() {
    int[] label = IntStream.range(0, 40).map(i -> i % CLASSES).toArray();
    float[] features = features(label);
    ClassReadout one = dual(features.clone(), label, 1).solve();
    ClassReadout three = dual(features.clone(), label, 3).solve();
    assertThat(three.readout().weights()).isEqualTo(one.readout().weights());
    assertThat(three.readout().bias()).isEqualTo(one.readout().bias());
  }
}
