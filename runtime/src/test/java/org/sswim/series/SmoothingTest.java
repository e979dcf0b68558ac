package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothingTest {
  /**
   * 0, 2, 1, 1: the errors are 2, 1 - 2 alpha and (1 - 2 alpha) (1 - alpha), so that 1/2 makes the
   * last two 0.
   */
  @Test
  void theBestAlphaByHand() {
    double alpha = Smoothing.alpha(new double[] {0, 2, 1, 1});
    assertThat(alpha).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void alphaStaysWithinItsRange() {
    assertThat(Smoothing.alpha(new double[] {0, 1, 2, 3, 4, 5}))
        .isCloseTo(Smoothing.MOST, within(1e-6));
    assertThat(Smoothing.alpha(new double[] {0, 1, -1, 1, -1, 1, -1}))
        .isCloseTo(Smoothing.LEAST, within(1e-6));
    assertThat(Smoothing.alpha(new double[5])).isBetween(Smoothing.LEAST, Smoothing.MOST);
    assertThat(Smoothing.alpha(new double[] {3})).isBetween(Smoothing.LEAST, Smoothing.MOST);
  }

  /** {@code optimize} of R 4.5 on the same sum of squares. */
  @Test
  void alphaIsThatOfAnotherTool() {
    double[] values = {10, 12, 9, 11, 14, 10, 8, 13, 12, 9, 15, 11};
    double alpha = Smoothing.alpha(values);
    assertThat(alpha).isCloseTo(0.112641582444, within(1e-6));
  }
}
