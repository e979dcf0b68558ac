package org.sswim.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentTargetsTest {
  private static final int PERIOD = 7;
  private static final int WIDTH = 50;

  /** What rounding left of such features once had weights of millions. */
  @Test
  void leavesNothingOfFeaturesThatComeBackEveryPeriod() {
    int rows = 10 * PERIOD;
    float[] features = new float[rows * WIDTH];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < WIDTH; j++) {
        features[r * WIDTH + j] = (float) Math.sin(r % PERIOD + 0.1 * j);
      }
    }
    float[] out = new float[rows * WIDTH];
    MomentTargets.around(features, 0, 0, rows, rows, PERIOD, WIDTH, out);
    assertThat(out).containsOnly(0);
  }
}
