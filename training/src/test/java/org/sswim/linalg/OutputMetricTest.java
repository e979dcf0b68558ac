package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputMetricTest {
  private static final int FIRST = 4;
  private static final int P = 6;
  private static final int ROWS = 50;

  private static double[] features(Random random) {
    double[] x = new double[ROWS * P];
    for (int r = 0; r < ROWS; r++) {
      double common = random.nextGaussian();
      for (int i = 0; i < P; i++) {
        x[r * P + i] = i + common + (i + 1) * random.nextGaussian();
      }
    }
    return x;
  }

  private static NormalEquations equations(double[] x) {
    NormalEquations equations = new NormalEquations(P, 1);
    Sums.add(equations, x, ROWS, new double[ROWS], 1);
    return equations;
  }

  /** Against the outputs themselves, sample by sample: the form is their mean square change. */
  @Test
  void theFormIsWhatOutputsChangeBy() {
    Random random = new Random(6);
    double[] x = features(random);
    OutputMetric metric = new OutputMetric(equations(x), FIRST);
    double[] change = new double[FIRST];
    float[] weights = new float[P];
    float[] intercept = {0};
    for (int i = 0; i < FIRST; i++) {
      change[i] = random.nextGaussian();
      weights[i] = (float) (metric.unit(i) * change[i]);
    }
    metric.undo(1, change, weights, intercept);
    double squares = 0;
    for (int r = 0; r < ROWS; r++) {
      double y = intercept[0];
      for (int i = 0; i < P; i++) {
        y += weights[i] * x[r * P + i];
      }
      squares += y * y / ROWS;
    }
    double form = 0;
    for (int i = 0; i < FIRST; i++) {
      for (int j = 0; j < FIRST; j++) {
        form += change[i] * metric.matrix()[i * FIRST + j] * change[j];
      }
    }
    // But for the penalty.
    assertThat(squares).isCloseTo(form, within(1e-4 * form));
  }

  /** Features that may answer leave less of a change than none. */
  @Test
  void nothingElseUndoesMore() {
    Random random = new Random(7);
    double[] x = features(random);
    OutputMetric metric = new OutputMetric(equations(x), FIRST);
    OutputMetric without = new OutputMetric(equations(x).select(new int[] {0, 1, 2, 3}), FIRST);
    double[] change = {1, -1, 2, 0.5};
    assertThat(size(metric, change)).isLessThan(size(without, change));
  }

  @Test
  void aFeatureThatNeverMovesHasAUnit() {
    double[] x = features(new Random(8));
    for (int r = 0; r < ROWS; r++) {
      x[r * P] = 3;
      x[r * P + P - 1] = 3;
    }
    OutputMetric metric = new OutputMetric(equations(x), FIRST);
    assertThat(metric.unit(0)).isPositive().isFinite();
    assertThat(size(metric, new double[] {1, 0, 0, 0})).isPositive().isFinite();
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> new OutputMetric(new NormalEquations(P, 1), FIRST))
        .hasMessageContaining("got weight 0.0");
    NormalEquations some = equations(features(new Random(9)));
    assertThatThrownBy(() -> new OutputMetric(some, P + 1)).hasMessageContaining("1..6");
  }

  private static double size(OutputMetric metric, double[] change) {
    double sum = 0;
    for (int i = 0; i < FIRST; i++) {
      for (int j = 0; j < FIRST; j++) {
        sum += change[i] * metric.matrix()[i * FIRST + j] * change[j];
      }
    }
    return sum;
  }
}
