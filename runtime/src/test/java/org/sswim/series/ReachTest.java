package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReachTest {
  @Test
  void rowsBeyondGoOnByTheirStepsOnALevelThatIsKnown() {
    // Two channels; the first three rows know 0 to 2 by steps -2 to 1, and 5 by steps 0.
    float[] values = {1, 5, 2, 5, 0, 5, 1, 5, 11, 5, 12, 5, 10, 5, 1, 7};
    Reach reach = Reach.of(values, 2, 3);
    assertThat(reach)
        .usingRecursiveComparison()
        .isEqualTo(
            new Reach(
                new float[] {0, 5}, new float[] {2, 5}, new float[] {-2, 0}, new float[] {1, 0}));
    // 11: one step up, 1 + 1; 12: the level 2 is the most; 10: two steps down; 1 is known, one step
    // up.
    assertThat(reach.moved(values, 2))
        .containsExactly(1, 5, 2, 5, 0, 5, 1, 5, 2, 5, 2, 5, 0, 5, 1, 5);
  }

  @Test
  void aFirstRowIsMovedOntoAKnownLevelAndKnownRowsStay() {
    Reach reach = Reach.of(new float[] {1, 2, 0}, 1, 3);
    assertThat(reach.moved(new float[] {9, 8}, 1)).containsExactly(2, 1);
    float[] known = {0, 1, 2};
    assertThat(reach.moved(known, 1)).isSameAs(known);
    assertThat(Reach.ANY.moved(new float[] {9}, 1)).containsExactly(9);
    // Steps of 3 and more are beyond -2 to 1, levels are not.
    assertThat(reach.anyLevel().moved(new float[] {9, 10, 13, 12}, 1))
        .containsExactly(9, 10, 11, 10);
    float[] one = {1};
    assertThatThrownBy(() -> new Reach(one, new float[] {0}, one, one))
        .hasMessageContaining("channel 0");
  }
}
