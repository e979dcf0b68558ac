package org.sswim.experiments.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimulationSpeedTest {

  /** So few windows train that three networks of 10 neurons forecast together. */
  @Test
  void theNeuronsOfEveryMemberCount() {
    SimulationSpeed speed = SimulationSpeed.measure(16, 10, 700);
    assertThat(speed.neurons()).isEqualTo(30);
    assertThat(speed.steps()).isEqualTo(13);
    assertThat(speed.windowedNanos())
        .isCloseTo(speed.windowedSeconds() * 1e9 / (700 * 13 * 30), within(1e-6));
  }
}
