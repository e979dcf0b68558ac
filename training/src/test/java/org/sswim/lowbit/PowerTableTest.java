package org.sswim.lowbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThatThrownBy(() -> new PowerTable(0)).hasMessageContaining("1..5; got 0");
  }

  /** The least |v - a q| of signs q is at a = mean |v| (Rastegari et al. 2016, equation 6). */
  @Test
  void oneBitIsASignTimesTheMeanSize() {
    float[] v = {3, -1, 0, 0.5f, -5, 2};
    float[] out = new float[v.length];
    new PowerTable(1).project(new PowerTable.Weights(v, 2, 1), PowerTable.Tie.NODE, v, out);
    assertThat(out)
        .containsExactly(
            new float[] {8f / 3, -3.5f / 3, 8f / 3, 3.5f / 3, -8f / 3, 3.5f / 3}, within(1e-6f));
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
}
