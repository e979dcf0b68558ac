package org.sswim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadTest {

  @Test
  void theHighestVoltageNamesTheClass() {
    assertThat(Head.highest(new float[] {0.2f, -3, 0.9f, 0.8f})).isEqualTo(2);
    assertThat(Head.highest(new float[] {-4, -5})).isEqualTo(0);
    // The first of equals.
    assertThat(Head.highest(new float[] {0, 1, 1})).isEqualTo(1);
  }
}
