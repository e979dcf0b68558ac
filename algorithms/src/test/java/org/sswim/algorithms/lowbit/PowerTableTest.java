package org.sswim.algorithms.lowbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.descent.Optimizer;

class PowerTableTest {
  private static float[] normal(int count) {
    Random random = new Random(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void entriesArePowersOfTwo() {
    for (int bits = 2; bits <= 4; bits++) {
      PowerTable table = new PowerTable(bits);
      TreeSet<Float> entries = new TreeSet<>();
      for (float v = -100; v <= 100; v += .01f) {
        float q = table.nearest(v);
        entries.add(q == 0 ? 0f : q);
      }
      assertThat(entries).hasSize((1 << bits) - 1).contains(0f, 1f, -1f);
      // The nearest of all.
      for (float v = -9; v <= 9; v += .037f) {
        float own = Math.abs(table.nearest(v) - v);
        for (float entry : entries) {
          assertThat(own).isLessThanOrEqualTo(Math.abs(entry - v) + 1e-6f);
        }
      }
    }
    assertThat(new PowerTable(3).largest()).isEqualTo(4);
    assertThatThrownBy(() -> new PowerTable(1)).hasMessageContaining("2..5; got 1");
  }

  @ParameterizedTest
  @EnumSource(PowerTable.Tie.class)
  void projectsOntoTiedScales(PowerTable.Tie tie) {
    PowerTable table = new PowerTable(3);
    float[] v = normal(50 * 6);
    PowerTable.Weights shape = new PowerTable.Weights(v, 6, 3);
    float[] out = new float[v.length];
    table.project(shape, tie, v, out);
    int scales = shape.scales(tie);
    assertThat(scales)
        .isEqualTo(tie == PowerTable.Tie.NODE ? 6 : tie == PowerTable.Tie.LAYER ? 1 : 3);
    for (int s = 0; s < scales; s++) {
      TreeSet<Float> sizes = new TreeSet<>();
      for (int i = 0; i < v.length; i++) {
        if (i % 6 * scales / 6 == s && out[i] != 0) {
          sizes.add(Math.abs(out[i]));
        }
      }
      assertThat(sizes).hasSize(3);
      assertThat(sizes.last() / sizes.first()).isCloseTo(4, within(1e-5f));
    }
    // What is on the table stays.
    float[] again = new float[v.length];
    table.project(shape, tie, out, again);
    for (int i = 0; i < v.length; i++) {
      assertThat(again[i]).isCloseTo(out[i], within(1e-5f));
    }
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
