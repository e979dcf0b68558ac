package org.sswim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadTest {

  @ParameterizedTest
  @EnumSource(
      value = Head.class,
      names = {"VOLTAGE", "VOLTAGES"})
  void voltagesAreReadAsTheyAre(Head head) {
    float[] voltages = {-1.5f, 0, 3};
    float[] read = head.read(voltages);
    assertThat(read).containsExactly(-1.5f, 0, 3);
    read[0] = 9;
    assertThat(voltages[0]).isEqualTo(-1.5f);
  }

  @Test
  void theHighestVoltageNamesTheClass() {
    assertThat(Head.HIGHEST.read(new float[] {0.2f, -3, 0.9f, 0.8f})).containsExactly(2);
    assertThat(Head.HIGHEST.read(new float[] {-4, -5})).containsExactly(0);
    // The first of equals.
    assertThat(Head.HIGHEST.read(new float[] {0, 1, 1})).containsExactly(1);
  }

  @Test
  void halfOfWhatASpikeIsTrainedForIsASpike() {
    assertThat(Head.SPIKES.read(new float[] {0.49f, 0.5f, -1, 2})).containsExactly(0, 1, 0, 1);
  }
}
