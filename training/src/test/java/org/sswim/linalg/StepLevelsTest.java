package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepLevelsTest {
  private static final int ROWS = 400;
  private static final int STEPS = 6;
  private static final int SIGNALS = 2;
  private static final int OTHERS = 3;
  private static final int FEATURES = OTHERS + STEPS * SIGNALS;
  private static final StepLevels LEVELS = new StepLevels(0, STEPS, SIGNALS).behind(OTHERS);

  /** Levels of two slow walks, so that neighbouring steps differ by a thousandth. */
  private static float[] features() {
    SplittableRandom random = new SplittableRandom(1);
    float[] block = new float[ROWS * FEATURES];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        double step = 1e-3 * (random.nextDouble() - 0.5);
        boolean first = j < OTHERS + SIGNALS;
        block[i * FEATURES + j] =
            (float) (first ? random.nextDouble() - 0.5 : block[i * FEATURES + j - SIGNALS] + step);
      }
    }
    return block;
  }

  private static float[] targets(float[] block) {
    float[] targets = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      // What no level says, but the difference of two of them does.
      int last = (i + 1) * FEATURES - 1;
      targets[i] = 1000 * (block[last] - block[last - SIGNALS]) + block[i * FEATURES];
    }
    return targets;
  }

  private static NormalEquations equations(boolean differences) {
    float[] block = features();
    float[] targets = targets(block);
    if (differences) {
      LEVELS.difference(block, ROWS, FEATURES);
    }
    NormalEquations sums = new NormalEquations(FEATURES, 1);
    BlockMoments moments = sums.newBlock();
    moments.add(block, ROWS, targets);
    sums.add(moments, 1);
    return differences ? sums.withLevels(List.of(LEVELS)) : sums;
  }

  /** Products in double precision. */
  private static NormalEquations exact(boolean differences) {
    float[] block = features();
    double[] y = wide(targets(block));
    if (differences) {
      LEVELS.difference(block, ROWS, FEATURES);
    }
    NormalEquations sums = new NormalEquations(FEATURES, 1);
    Sums.add(sums, wide(block), ROWS, y, 1);
    return differences ? sums.withLevels(List.of(LEVELS)) : sums;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  @Test
  void sumsOfDifferencesBecomeThoseOfLevels() {
    NormalEquations wide = exact(false);
    NormalEquations turned = exact(true);
    assertThat(turned.gram).containsExactly(wide.gram, within(1e-9));
    assertThat(turned.cross).containsExactly(wide.cross, within(1e-9));
    assertThat(turned.featureSums).containsExactly(wide.featureSums, within(1e-9));
  }

  @Test
  void singlePrecisionTellsNearlyCollinearLevelsApart() {
    double least = error(exact(false));
    double byDifferences = error(equations(true));
    double byLevels = error(equations(false));
    assertThat(byDifferences).isCloseTo(least, within(1e-4 * least + 1e-9 * ROWS));
    assertThat(byLevels).isGreaterThan(10 * byDifferences);
  }

  /** Of the regression of some sums, on the samples themselves. */
  private static double error(NormalEquations sums) {
    double[] penalties = {1e-9, 1e-9};
    GroupedRidge ridge =
        new GroupedRidge(
            sums,
            List.of(),
            List.of(),
            List.of(
                new FeatureGroup(OTHERS, FeatureGroup.Unit.DEVIATIONS, penalties),
                new FeatureGroup(STEPS * SIGNALS, FeatureGroup.Unit.DEVIATIONS, penalties)),
            0,
            GroupedRidge.alike(1),
            Workers.of(1));
    RidgeWeights model = ridge.solve(penalties);
    return exact(false).squaredError(0, model.weights(), model.intercept(), GroupedRidge.alike(1));
  }

  @Test
  void shapesAreChecked() {
    assertThatThrownBy(() -> new StepLevels(-1, 1, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new StepLevels(0, 0, 1)).hasMessageContaining("0, 0 and 1");
  }
}
