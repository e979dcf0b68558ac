package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftOutTest {
  private static final double[] TEN = {10, 10, 10, 10, 10};

  @Test
  void aCandidateGainsTwoPerCentAndOnAllSetsButOneInFive() {
    assertThat(LeftOut.better(new double[] {9.9, 9.9, 9.9, 9.9, 9.3}, TEN)).isTrue();
    assertThat(LeftOut.better(new double[] {9.9, 9.9, 9.9, 9.9, 9.5}, TEN)).isFalse();
    // One set of five may lose, two may not, whatever the others gain; equal is not better.
    assertThat(LeftOut.better(new double[] {1, 1, 1, 1, 20}, TEN)).isTrue();
    assertThat(LeftOut.better(new double[] {1, 1, 1, 11, 11}, TEN)).isFalse();
    assertThat(LeftOut.better(new double[] {1, 1, 1, 10, 10}, TEN)).isFalse();
    // Of four sets none may lose.
    assertThat(LeftOut.better(new double[] {1, 1, 1, 11}, new double[] {10, 10, 10, 10})).isFalse();
    assertThat(LeftOut.better(new double[] {9}, new double[] {10})).isTrue();
    assertThat(LeftOut.better(TEN, TEN)).isFalse();
  }
}
