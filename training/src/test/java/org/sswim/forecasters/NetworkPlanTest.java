package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.features.SkipShape;
import org.sswim.kernel.Kernels;

class NetworkPlanTest {
  private static final NetworkPlan PLAN = new NetworkPlan(4, true, true, 0.5);

  @Test
  void bankSupportsFollowTheSteps() {
    // 12 - 4 + 1 = 9 steps: 3 (.1, .5, 2.5).
    assertThat(
            PLAN.withBanks(List.of(0.1, 0.5, 2.5))
                .shape(SkipShape.NONE)
                .banks(Kernels.EXPONENTIAL, 12)
                .support())
        .containsExactly(0.3f, 1.5f, 7.5f);
  }

  @Test
  void plansOutOfRangeAreRefused() {
    assertThatThrownBy(() -> PLAN.withTaps(0)).hasMessageContaining("at least 1 tap; got 0");
    assertThatThrownBy(() -> PLAN.withMaxCost(-1)).hasMessageContaining("got -1");
    assertThatThrownBy(() -> PLAN.withMaxCost(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> PLAN.withBanks(List.of())).hasMessageContaining("at least 1 read-out");
    assertThatThrownBy(() -> PLAN.withBanks(List.of(1.0, 0.0))).hasMessageContaining("got 0.0");
  }
}
