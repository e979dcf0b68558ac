package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

  private static NormalEquations equations(Precision precision, boolean differences) {
    float[] block = features();
    float[] targets = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      // What no level says, but the difference of two of them does.
      int last = (i + 1) * FEATURES - 1;
      targets[i] = 1000 * (block[last] - block[last - SIGNALS]) + block[i * FEATURES];
    }
    if (differences) {
      LEVELS.difference(block, ROWS, FEATURES);
    }
    NormalEquations sums = new NormalEquations(FEATURES, 1, precision, new float[FEATURES]);
    BlockMoments moments = sums.newBlock();
    moments.add(block, ROWS, targets);
    sums.add(moments, 1);
    return differences ? sums.withLevels(List.of(LEVELS)) : sums;
  }

  @Test
  void sumsOfDifferencesBecomeThoseOfLevels() {
    NormalEquations wide = equations(Precision.DOUBLE, false);
    NormalEquations turned = equations(Precision.DOUBLE, true);
    assertThat(turned.gram).containsExactly(wide.gram, within(1e-9));
    assertThat(turned.cross).containsExactly(wide.cross, within(1e-9));
    assertThat(turned.featureSums).containsExactly(wide.featureSums, within(1e-9));
  }

  @Test
  void singlePrecisionTellsNearlyCollinearLevelsApart() {
    RidgeOptions all = RidgeOptions.defaults().withDropDuplicates(false);
    RidgeSolver solver = new RidgeSolver(all, new BlockPenalty(STEPS * SIGNALS, 1));
    NormalEquations wide = equations(Precision.DOUBLE, false);
    double least = wide.squaredError(solver.solve(wide, 1e-9));
    double byDifferences = wide.squaredError(solver.solve(equations(Precision.SINGLE, true), 1e-9));
    double byLevels = wide.squaredError(solver.solve(equations(Precision.SINGLE, false), 1e-9));
    assertThat(byDifferences).isCloseTo(least, within(1e-4 * least + 1e-9));
    assertThat(byLevels).isGreaterThan(10 * byDifferences);
  }

  @Test
  void shapesAreChecked() {
    assertThatThrownBy(() -> new StepLevels(-1, 1, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new StepLevels(0, 0, 1)).hasMessageContaining("0, 0 and 1");
  }
}
