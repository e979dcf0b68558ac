package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftOutRuleTest {
  private static final double[] TEN = {10, 10, 10, 10, 10};

  @Test
  void aCandidateGainsTwoPerCentAndOnAllSetsButOneInFive() {
    assertThat(LeftOutRule.better(new double[] {9.9, 9.9, 9.9, 9.9, 9.3}, TEN)).isTrue();
    assertThat(LeftOutRule.better(new double[] {9.9, 9.9, 9.9, 9.9, 9.5}, TEN)).isFalse();
    // One set of five may lose, two may not, whatever the others gain; equal is not better.
    assertThat(LeftOutRule.better(new double[] {1, 1, 1, 1, 20}, TEN)).isTrue();
    assertThat(LeftOutRule.better(new double[] {1, 1, 1, 11, 11}, TEN)).isFalse();
    assertThat(LeftOutRule.better(new double[] {1, 1, 1, 10, 10}, TEN)).isFalse();
    // Of four sets none may lose.
    assertThat(LeftOutRule.better(new double[] {1, 1, 1, 11}, new double[] {10, 10, 10, 10}))
        .isFalse();
    assertThat(LeftOutRule.better(new double[] {9}, new double[] {10})).isTrue();
    assertThat(LeftOutRule.better(TEN, TEN)).isFalse();
  }
}
