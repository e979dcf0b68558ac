package org.sswim.lowbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormProjectionTest {
  private static final int N = 30;
  private static final int OUTPUTS = 4;

  /** A form of features that have a lot in common. */
  private static double[] form(Random random) {
    double[] x = new double[N * 2 * N];
    for (int r = 0; r < 2 * N; r++) {
      double common = 2 * random.nextGaussian();
      for (int i = 0; i < N; i++) {
        x[r * N + i] = common + random.nextGaussian();
      }
    }
    double[] s = new double[N * N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        for (int r = 0; r < 2 * N; r++) {
          s[i * N + j] += x[r * N + i] * x[r * N + j] / (2 * N);
        }
      }
    }
    return s;
  }

  private static double[] gaussians(int count, Random random) {
    double[] out = new double[count];
    Arrays.setAll(out, i -> random.nextGaussian());
    return out;
  }

  private static double cost(double[] s, double[] z, FormProjection.Projected own, int k) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        sum += change(z, own, i, k) * s[i * N + j] * change(z, own, j, k);
      }
    }
    return sum;
  }

  private static double change(double[] z, FormProjection.Projected own, int i, int k) {
    int at = i * OUTPUTS + k;
    return own.scales()[k] * own.entries()[at] - z[at];
  }

  @Test
  void costsAreThoseOfTheForm() {
    Random random = new Random(1);
    double[] s = form(random);
    double[] z = gaussians(N * OUTPUTS, random);
    PowerTable table = new PowerTable(3);
    for (FormProjection.Projected own :
        new FormProjection.Projected[] {
          FormProjection.rounded(table, s, z, OUTPUTS), FormProjection.of(table, s, z, OUTPUTS)
        }) {
      for (int k = 0; k < OUTPUTS; k++) {
        assertThat(own.cost()[k]).isCloseTo(cost(s, z, own, k), within(1e-9));
      }
      for (double entry : own.entries()) {
        assertThat((double) table.nearest((float) entry)).isEqualTo(entry);
      }
    }
  }

  /** What features have in common costs most: rounding one by one does not see that. */
  @Test
  void alternatingIsFarBelowRounding() {
    Random random = new Random(2);
    double[] s = form(random);
    double[] z = gaussians(N * OUTPUTS, random);
    for (int bits = 2; bits <= 4; bits++) {
      PowerTable table = new PowerTable(bits);
      double rounded = sum(FormProjection.rounded(table, s, z, OUTPUTS));
      assertThat(sum(FormProjection.of(table, s, z, OUTPUTS))).isLessThan(rounded / 2);
    }
  }

  /** No single entry can be changed for the better: tried all, each with the scale as it is. */
  @Test
  void noEntryAloneDoesBetter() {
    Random random = new Random(3);
    double[] s = form(random);
    double[] z = gaussians(N * OUTPUTS, random);
    PowerTable table = new PowerTable(2);
    FormProjection.Projected own = FormProjection.of(table, s, z, OUTPUTS);
    for (int k = 0; k < OUTPUTS; k++) {
      double least = cost(s, z, own, k);
      for (int i = 0; i < N; i++) {
        double[] entries = own.entries().clone();
        for (double entry : new double[] {-1, 0, 1}) {
          entries[i * OUTPUTS + k] = entry;
          double other =
              cost(s, z, new FormProjection.Projected(entries, own.scales(), own.cost()), k);
          assertThat(other).isGreaterThan(least - 1e-9);
        }
      }
    }
  }

  /** What is on a table already stays: f is 0 there. */
  @Test
  void aTableIsLeftAlone() {
    Random random = new Random(4);
    double[] z = new double[N * OUTPUTS];
    for (int i = 0; i < z.length; i++) {
      z[i] = 0.25 * (i % OUTPUTS + 1) * (random.nextInt(3) - 1);
    }
    FormProjection.Projected own = FormProjection.of(new PowerTable(2), form(random), z, OUTPUTS);
    assertThat(sum(own)).isCloseTo(0, within(1e-9));
  }

  private static double sum(FormProjection.Projected own) {
    return Arrays.stream(own.cost()).sum();
  }
}
