package org.sswim.algorithms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private static final int SAMPLES = 200;
  private static final int WIDTH = 51;
  private static final int[] ORDER = IntStream.range(0, SAMPLES).map(i -> SAMPLES - i).toArray();

  private static float[] drawn(Dropout dropout, int from, int count, int layer) {
    float[] factor = new float[count * WIDTH];
    dropout.draw(ORDER, from, count, layer, WIDTH, factor);
    return factor;
  }

  @Test
  void leavesOutItsShareAndKeepsTheMean() {
    float[] factor = drawn(new Dropout(.25, 1), 0, SAMPLES, 0);
    double sum = 0;
    for (float f : factor) {
      assertThat(f == 0 || Math.abs(f - 4f / 3) < 1e-6).isTrue();
      sum += f;
    }
    assertThat(sum / factor.length).isCloseTo(1, within(.02));
    assertThat(new Dropout(0, 1).any()).isFalse();
    assertThat(drawn(new Dropout(0, 1), 0, 3, 0)).containsOnly(1);
  }

  /** Workers take parts of a batch; what each sample loses is the same. */
  @Test
  void partsOfABatchLoseWhatTheBatchDoes() {
    Dropout dropout = new Dropout(.5, 2);
    float[] whole = drawn(dropout, 0, SAMPLES, 1);
    assertThat(drawn(dropout, 120, 30, 1))
        .isEqualTo(Arrays.copyOfRange(whole, 120 * WIDTH, 150 * WIDTH));
    assertThat(drawn(dropout, 0, SAMPLES, 0)).isNotEqualTo(whole);
    assertThat(drawn(new Dropout(.5, 3), 0, SAMPLES, 1)).isNotEqualTo(whole);
  }
}
