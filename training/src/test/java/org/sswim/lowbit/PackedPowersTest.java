package org.sswim.lowbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedPowersTest {
  private static final int ROWS = 7;
  private static final int OUTPUTS = 50;

  /** 50 outputs are no whole words of 1, 3 or 5 bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void aProductIsThatOfTheProjectedWeights(int bits) {
    Random random = new Random(3);
    float[] w = new float[ROWS * OUTPUTS];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) random.nextGaussian();
    }
    PowerTable table = new PowerTable(bits);
    for (PowerTable.Tie tie : PowerTable.Tie.values()) {
      PowerTable.Weights shape = new PowerTable.Weights(w, OUTPUTS, 4);
      float[] projected = new float[w.length];
      table.project(shape, tie, w, projected);
      PackedPowers packed = PackedPowers.of(table, shape, tie);
      float[] sums = new float[OUTPUTS];
      float[] out = new float[OUTPUTS];
      double[] expected = new double[OUTPUTS];
      for (int k = 0; k < ROWS; k++) {
        float x = (float) random.nextGaussian();
        packed.addRow(k, x, sums);
        for (int j = 0; j < OUTPUTS; j++) {
          expected[j] += x * projected[k * OUTPUTS + j];
        }
      }
      packed.addScaled(sums, out);
      for (int j = 0; j < OUTPUTS; j++) {
        assertThat((double) out[j]).isCloseTo(expected[j], within(1e-4));
      }
      // A word of padding at most in each row, and bits at the ends of words that hold no entry.
      long entries = ((long) w.length * table.bits() + Byte.SIZE - 1) / Byte.SIZE;
      long least = entries + (long) Float.BYTES * shape.scales(tie);
      assertThat(packed.bytes() - least).isBetween(0L, 9L * ROWS);
    }
  }
}
