package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalEquationsTest {

  @Test
  void sumsOfTwoSamples() {
    // f = (1, 2), y = (3, 5) and f = (4, 0), y = (-1, 2), each with weight 2; by hand.
    NormalEquations equations = new NormalEquations(2, 2);
    BlockMoments block = equations.newBlock();
    block.add(new float[] {1, 2, 4, 0}, 2, new float[] {3, 5, -1, 2});
    equations.add(block, 2);
    assertThat(equations.weight()).isEqualTo(4);
    assertThat(equations.featureSums).containsExactly(10, 4);
    assertThat(equations.gram).containsExactly(34, 4, 0, 8);
    assertThat(equations.cross).containsExactly(-2, 26, 12, 20);
    assertThat(equations.targetSums).containsExactly(4, 14);
    assertThat(equations.targetSquares).containsExactly(20, 58);
  }

  @Test
  void sumsMerge() {
    Random random = new Random(6);
    double[] f1 = Matrices.random(random, 5, 3);
    double[] f2 = Matrices.random(random, 4, 3);
    double[] y1 = Matrices.random(random, 5, 2);
    double[] y2 = Matrices.random(random, 4, 2);
    NormalEquations together = new NormalEquations(3, 2);
    Sums.add(together, f1, 5, y1, 1);
    Sums.add(together, f2, 4, y2, 3);
    NormalEquations first = new NormalEquations(3, 2);
    Sums.add(first, f1, 5, y1, 1);
    NormalEquations second = new NormalEquations(3, 2);
    Sums.add(second, f2, 4, y2, 3);
    NormalEquations merged = NormalEquations.sum(List.of(first, second));

    assertThat(merged.weight()).isEqualTo(17);
    assertThat(merged.gram).containsExactly(together.gram, within(1e-14));
    assertThat(merged.cross).containsExactly(together.cross, within(1e-14));
    assertThat(first.weight()).as("the copy is independent").isEqualTo(5);

    NormalEquations weighed = NormalEquations.sum(List.of(first, second), new double[] {0.5, 2});
    assertThat(weighed.weight()).isEqualTo(0.5 * 5 + 2 * 12);
    assertThat(weighed.featureSums[1])
        .isEqualTo(0.5 * first.featureSums[1] + 2 * second.featureSums[1]);
    assertThat(weighed.gram[2]).isEqualTo(0.5 * first.gram[2] + 2 * second.gram[2]);
    assertThat(weighed.cross[3]).isEqualTo(0.5 * first.cross[3] + 2 * second.cross[3]);
  }

  @Test
  void someFeaturesAreAsIfTheOthersHadNeverBeenThere() {
    Random random = new Random(7);
    double[] f = Matrices.random(random, 6, 4);
    double[] y = Matrices.random(random, 6, 3);
    NormalEquations all = new NormalEquations(4, 3);
    Sums.add(all, f, 6, y, 2.5);
    int[] chosen = {1, 3};
    double[] some = new double[12];
    for (int i = 0; i < 6; i++) {
      some[2 * i] = f[4 * i + 1];
      some[2 * i + 1] = f[4 * i + 3];
    }
    NormalEquations expected = new NormalEquations(2, 3);
    Sums.add(expected, some, 6, y, 2.5);
    NormalEquations part = all.select(chosen);
    expected.requireSameShape(part);
    assertThat(part.weight()).isEqualTo(15);
    assertThat(part.featureSums).containsExactly(expected.featureSums, within(1e-13));
    assertThat(part.gram).containsExactly(expected.gram, within(1e-13));
    assertThat(part.cross).containsExactly(expected.cross, within(1e-13));
    assertThat(part.targetSums).isEqualTo(expected.targetSums);
    assertThat(part.targetSquares).isEqualTo(expected.targetSquares);
    part.add(NormalEquations.sum(List.of(part)));
    assertThat(all.weight()).as("the part is a copy").isEqualTo(15);
    for (int[] wrong : new int[][] {{1, 1}, {2, 1}, {0, 4}, {-1}}) {
      assertThatThrownBy(() -> all.select(wrong)).hasMessageContaining("must increase");
    }
  }

  @Test
  void refusesBadArguments() {
    assertThatThrownBy(() -> new NormalEquations(0, 1)).hasMessageContaining("features is 0");
    assertThatThrownBy(() -> new NormalEquations(50_000, 1)).hasMessageContaining("2500000000");
    NormalEquations equations = new NormalEquations(1, 1);
    assertThatThrownBy(() -> equations.add(equations.newBlock(), -1))
        .hasMessageContaining("weight is -1.0");
    assertThatThrownBy(() -> equations.add(new NormalEquations(2, 1)))
        .hasMessageContaining("do not go with 2 features");
    equations.add(equations.newBlock(), 1);
    assertThat(equations.weight()).isZero();
  }

  @Test
  void errorsOfALinearModelAreThoseOfItsPredictions() {
    Samples samples = Samples.random(8, 40, 6, 5, 1, 0);
    // Of the targets 1, 2 and 3.
    double[] weights = Matrices.random(new Random(9), 6, 3);
    double[] intercept = {11, 9, -2};
    double[] targetWeight = {1, 0.5, 2};
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 3; k++) {
        double error = samples.target(i, 1 + k) - intercept[k];
        for (int j = 0; j < 6; j++) {
          error -= samples.f()[i * 6 + j] * weights[j * 3 + k];
        }
        sum += samples.weights()[i] * targetWeight[k] * error * error;
      }
    }
    assertThat(samples.equations().squaredError(1, weights, intercept, targetWeight))
        .isCloseTo(sum, within(1e-9 * sum));
  }
}
