package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Small files whose models would fill the memory. */
class RunCostTest {
  @Test
  void theMemoryThatARunTakesFollowsTheHeap() {
    GoldenClassifier.sequences().requireLimits(1 << 24);
    assertThatThrownBy(() -> GoldenClassifier.sequences().requireLimits(100))
        .hasMessageContaining("a classifier would take");
    GoldenPanel.model().requireLimits(1 << 24);
    assertThatThrownBy(() -> GoldenPanel.model().requireLimits(100))
        .hasMessageContaining("a forecaster of panels would take");
  }
}
