package org.sswim.algorithms.lowbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.gradient.Optimizer;
import org.sswim.lowbit.PowerTable;

class TableStepsTest {
  private static float[] normal(int count) {
    Random random = new Random(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** |w - c|^2 of few bits: drawn weights end on the table, and nearer to c than by chance. */
  @Test
  void weightsAreDrawnToTheTable() {
    float[] c = normal(200);
    float[] w = c.clone();
    PowerTable table = new PowerTable(2);
    PowerTable.Weights shape = new PowerTable.Weights(w, 10, 2);
    List<Optimizer.Group> groups = List.of(new Optimizer.Group(w, 1, false));
    TableSteps steps =
        new TableSteps(
            groups,
            List.of(shape),
            new Optimizer(Optimizer.Rule.SGD, 0, groups),
            new TableSteps.Options(table, PowerTable.Tie.NODE, 5, 1.1, 5));
    for (int t = 0; t < 600; t++) {
      float[] g = new float[w.length];
      for (int i = 0; i < g.length; i++) {
        g[i] = w[i] - c[i];
      }
      steps.step(List.of(g), .02);
    }
    steps.finish();
    // Nearer to where the loss is least than 0 is, by far.
    double miss = 0;
    double whole = 0;
    for (int i = 0; i < w.length; i++) {
      miss += (w[i] - c[i]) * (w[i] - c[i]);
      whole += c[i] * c[i];
    }
    assertThat(miss).isLessThan(whole / 2);
    float[] out = new float[w.length];
    table.project(shape, PowerTable.Tie.NODE, w, out);
    for (int i = 0; i < w.length; i++) {
      assertThat(out[i]).isCloseTo(w[i], within(1e-5f));
    }
  }
}
