package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceRowsTest {
  private static float[] row(float[] sequence, int row, int rows) {
    float[] out = new float[3];
    ShownClassifier.writeRow(sequence, 2, row, rows, out, 1);
    return new float[] {out[1], out[2]};
  }

  /** Five steps of two signals in two rows: two steps, then three. */
  @Test
  void aRowIsTheMeanOfItsSteps() {
    float[] sequence = {1, 10, 3, 20, 5, 30, 7, 40, 9, 50};
    assertThat(row(sequence, 0, 2)).containsExactly(2, 15);
    assertThat(row(sequence, 1, 2)).containsExactly(7, 40);
  }

  /** Of fewer steps than rows some rows are of the same step. */
  @Test
  void everyRowHasAStep() {
    float[] sequence = {1, 10, 3, 20};
    assertThat(row(sequence, 0, 4)).containsExactly(1, 10);
    assertThat(row(sequence, 1, 4)).containsExactly(1, 10);
    assertThat(row(sequence, 3, 4)).containsExactly(3, 20);
  }
}
