package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a panel's series does not pass, and what simple rows add. */
class PanelScreenTest {
  private static double[] wave(int rows) {
    double[] values = new double[rows];
    for (int t = 0; t < rows; t++) {
      values[t] = 100 + 10 * Math.sin(t) + t % 3;
    }
    return values;
  }

  @Test
  void whatLiesWithinPassesAsTheSameArray() {
    double[] values = wave(40);
    PanelScreen screen = PanelScreen.of(values);
    assertThat(screen.values()).isSameAs(values);
    assertThat(screen.count()).isZero();
    double[] constant = new double[12];
    assertThat(PanelScreen.of(constant).values()).isSameAs(constant);
  }

  @Test
  void glitchesBecomeGapsWhereverTheyAre() {
    double[] values = wave(40);
    values[39] = -9999;
    values[7] = 1e6;
    PanelScreen screen = PanelScreen.of(values);
    assertThat(screen.count()).isEqualTo(2);
    assertThat(screen.row()).isEqualTo(7);
    assertThat(screen.values()[7]).isNaN();
    assertThat(screen.values()[39]).isNaN();
    assertThat(screen.values()[38]).isEqualTo(values[38]);
    assertThat(values[39]).isEqualTo(-9999);
  }

  @Test
  void theFirstRowNeverIsAGap() {
    double[] values = wave(40);
    values[0] = 65535;
    assertThat(PanelScreen.of(values).values()[0]).isBetween(-1000.0, 1000.0);
  }

  @Test
  void fourRowsInARowAreANewLevel() {
    for (int rows = 3; rows <= 4; rows++) {
      double[] values = wave(300);
      for (int t = 300 - rows; t < 300; t++) {
        values[t] = 3100;
      }
      assertThat(PanelScreen.of(values).count()).isEqualTo(rows < 4 ? 3 : 0);
    }
  }

  @Test
  void aPanelTellsItsFirst() {
    double[] values = wave(40);
    values[9] = 1e7;
    Panel panel =
        Panel.of(List.of("a", "b"), new double[][] {wave(30), values}, new Frequency(3, 3));
    ScreenedPanel screened = ScreenedPanel.of(panel);
    assertThat(screened.count()).isEqualTo(1);
    assertThat(screened.first()).isEqualTo(1);
    assertThat(screened.row()).isEqualTo(9);
    assertThat(screened.panel().values(1)[9]).isNaN();
    Panel calm = Panel.of(List.of("a"), new double[][] {wave(30)}, Frequency.NONE);
    assertThat(ScreenedPanel.of(calm).panel()).isSameAs(calm);
  }

  @Test
  void sharesAreWeightedMeans() {
    SimpleShares shares =
        new SimpleShares(Map.of(SimpleMethod.PERSISTENCE, 0.25, SimpleMethod.SEASONAL_NAIVE, 0.25));
    assertThat(shares.networks()).isEqualTo(0.5);
    double[] mean =
        shares.mean(new double[] {4, 4}, new double[] {1, 3, 2, 6}, PanelTransform.NONE, 2);
    // 4 / 2 + 6 / 4 + 2 / 4, then 4 / 2 + 6 / 4 + 6 / 4.
    assertThat(mean).containsExactly(new double[] {4, 5}, within(1e-12));
    assertThatThrownBy(
            () ->
                new SimpleShares(Map.of(SimpleMethod.THETA, 0.7, SimpleMethod.SEASONAL_NAIVE, 0.4)))
        .hasMessageContaining("at most 1 together");
    assertThat(SimpleShares.NONE.any()).isFalse();
  }
}
