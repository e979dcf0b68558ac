package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetChangeTest {
  private static final int ROWS = 9;
  private static final float[] ORIGIN = {3, -1, 0.5f};

  private static NormalEquations equations(float[] features, float[] targets) {
    NormalEquations equations = new NormalEquations(3, 2, Precision.SINGLE, ORIGIN);
    BlockMoments block = equations.newBlock();
    block.add(features.clone(), ROWS, targets);
    equations.add(block, 2);
    return equations;
  }

  @Test
  void equationsAreThoseOfTheChangedTargets() {
    Random random = new Random(3);
    float[] features = new float[ROWS * 3];
    float[] targets = new float[ROWS * 2];
    float[] changed = new float[ROWS * 2];
    for (int i = 0; i < features.length; i++) {
      features[i] = ORIGIN[i % 3] + (float) random.nextGaussian();
    }
    for (int row = 0; row < ROWS; row++) {
      targets[2 * row] = (float) random.nextGaussian();
      targets[2 * row + 1] = (float) random.nextGaussian();
      changed[2 * row] = targets[2 * row];
      changed[2 * row + 1] =
          targets[2 * row + 1] + features[3 * row + 2] - 0.5f * features[3 * row];
    }
    NormalEquations before = equations(features, targets);
    NormalEquations after =
        TargetChange.applied(
            before, List.of(new TargetChange(1, 2, 1), new TargetChange(1, 0, -0.5)));
    NormalEquations expected = equations(features, changed);
    assertThat(after.cross).containsExactly(expected.cross, within(1e-4));
    assertThat(after.targetSums).containsExactly(expected.targetSums, within(1e-4));
    assertThat(after.targetSquares).containsExactly(expected.targetSquares, within(1e-4));
    assertThat(after.gram).containsExactly(before.gram);
    assertThat(before.cross).as("the copy is independent").isNotEqualTo(after.cross);
  }
}
