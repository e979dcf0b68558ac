package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockMomentsTest {
  private static final int P = 37;
  private static final int R = 5;

  /** Features in [0, 1] as filtered spikes have them, some rarely active, all correlated. */
  private static float[] features(Random random, int rows) {
    float[] f = new float[rows * P];
    for (int i = 0; i < rows; i++) {
      double common = random.nextDouble();
      for (int j = 0; j < P; j++) {
        double x = 0.5 * common + 0.5 * random.nextDouble() - 0.9 * j / P;
        f[i * P + j] = (float) Math.max(0, x);
      }
    }
    return f;
  }

  private static float[] targets(Random random, float[] f, int rows) {
    float[] y = new float[rows * R];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (f[i / R * P + i % R] - f[i / R * P + 9] + 0.3 * random.nextGaussian());
    }
    return y;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  private static float[] mean(float[] f, int rows) {
    float[] mean = new float[P];
    for (int j = 0; j < P; j++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += f[i * P + j];
      }
      mean[j] = (float) (sum / rows);
    }
    return mean;
  }

  @Test
  void equalSumsInDoublePrecision() {
    Random random = new Random(5);
    int rows = 3000;
    float[] f = features(random, rows);
    float[] y = targets(random, f, rows);
    NormalEquations exact = new NormalEquations(P, R);
    Sums.add(exact, wide(f), rows, wide(y), 0.7);
    float[] origin = mean(features(random, 64), 64);
    NormalEquations equations = new NormalEquations(P, R, origin);
    BlockMoments block = equations.newBlock();
    int[] sizes = {1, 63, 64, 65, 1000, 1807};
    int from = 0;
    for (int size : sizes) {
      // Two blocks gathered, then added.
      int half = size / 2;
      block.clear();
      block.add(Arrays.copyOfRange(f, from * P, (from + half) * P), half, slice(y, from, half));
      int rest = size - half;
      block.add(
          Arrays.copyOfRange(f, (from + half) * P, (from + size) * P),
          rest,
          slice(y, from + half, rest));
      equations.add(block, 0.7);
      from += size;
    }
    assertThat(from).isEqualTo(rows);
    // The Java code sums one product after the other, OpenBLAS several side by side.
    double tolerance = Backend.current().isNative() ? 2e-5 : 1e-4;
    for (double penalty : new double[] {1e-6, 1e-3, 1}) {
      RidgeWeights expected = solve(exact, penalty);
      RidgeWeights found = solve(equations, penalty);
      assertThat(found.weights()).containsExactly(expected.weights(), within(tolerance));
      assertThat(found.intercept()).containsExactly(expected.intercept(), within(tolerance));
    }
    assertThat(equations.weight()).isCloseTo(exact.weight(), within(1e-9));
  }

  /** One group of all features. */
  private static RidgeWeights solve(NormalEquations equations, double penalty) {
    return new GroupedRidge(
            equations,
            List.of(),
            List.of(),
            List.of(
                new FeatureGroup(
                    equations.features(), FeatureGroup.Unit.DEVIATIONS, new double[] {penalty})),
            0,
            GroupedRidge.alike(equations.targets()),
            Workers.of(1))
        .solve(new double[] {penalty});
  }

  private static float[] slice(float[] y, int from, int rows) {
    return Arrays.copyOfRange(y, from * R, (from + rows) * R);
  }

  @Test
  void copiesShareAndConstantsWeighNothingInSinglePrecision() {
    Random random = new Random(6);
    int rows = BlockMoments.MOST_ROWS;
    int copies = 200;
    int p = 3 * copies + 2;
    float[] f = new float[rows * p];
    float[] origin = new float[p];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < copies; j++) {
        // A spike train's trace, a copy, a multiple as another bank may hold, and constants.
        float x = random.nextInt(5 + j % 50) == 0 ? (float) random.nextDouble() : 0;
        f[i * p + j] = x;
        f[i * p + copies + j] = x;
        f[i * p + 2 * copies + j] = 0.3f * x;
      }
      f[i * p + p - 2] = 0.3f;
      f[i * p + p - 1] = 0;
    }
    Arrays.fill(origin, 0.05f);
    NormalEquations equations = new NormalEquations(p, 1, origin);
    BlockMoments block = equations.newBlock();
    for (int from = 0; from < rows; from += 512) {
      float[] part = Arrays.copyOfRange(f, from * p, (from + 512) * p);
      float[] y = new float[512];
      for (int i = 0; i < 512; i++) {
        y[i] = part[i * p] + (float) random.nextGaussian();
      }
      block.add(part, 512, y);
    }
    equations.add(block, 1);
    double[] weights = solve(equations, 0.1).weights();
    assertThat(weights[p - 2]).isZero();
    assertThat(weights[p - 1]).isZero();
    // The first is what the target follows, shared by all three.
    assertThat(weights[0]).isGreaterThan(0.2);
    for (int j = 0; j < copies; j++) {
      assertThat(weights[copies + j]).isCloseTo(weights[j], within(1e-4));
      // Its products round otherwise, in plain Java by up to 1e-5 of their sum.
      assertThat(0.3 * weights[2 * copies + j]).isCloseTo(weights[j], within(2e-3));
    }
  }

  @Test
  void refusesNan() {
    NormalEquations equations = new NormalEquations(2, 1, new float[] {0.5f, 0.5f});
    BlockMoments block = equations.newBlock();
    assertThatThrownBy(() -> block.add(new float[] {1, 2, 3, Float.NaN}, 2, new float[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("feature column 1");
    block.clear();
    assertThatThrownBy(
            () -> block.add(new float[] {1, 2}, 1, new float[] {Float.NEGATIVE_INFINITY}))
        .hasMessageContaining("target column 0");
    assertThatThrownBy(() -> block.add(new float[1], 1, new float[1]))
        .hasMessageContaining("features has 1 elements");
    block.clear();
    equations.add(block, 1);
    assertThat(equations.weight()).isZero();
    assertThatThrownBy(() -> equations.add(block, Double.NaN)).hasMessageContaining("weight is");
  }
}
