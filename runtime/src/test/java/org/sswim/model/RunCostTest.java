package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Small files whose models would fill the memory. */
class RunCostTest {
  @Test
  void theMemoryThatARunTakesFollowsTheHeap() {
    ModelLimits.check(GoldenClassifier.sequences(), 1 << 20);
    assertThatThrownBy(() -> ModelLimits.check(GoldenClassifier.sequences(), 100))
        .hasMessageContaining("a classifier would take")
        .hasMessageContaining("-Xmx");
    ModelLimits.check(GoldenPanel.model(), 1 << 20);
    assertThatThrownBy(() -> ModelLimits.check(GoldenPanel.model(), 100))
        .hasMessageContaining("a forecaster of panels would take")
        .hasMessageContaining("-Xmx");
  }
}
