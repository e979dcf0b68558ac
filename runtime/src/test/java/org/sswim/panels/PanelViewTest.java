package org.sswim.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PanelViewTest {
  /** Two seasons of three rows, the second ten higher. */
  private static final float[] Z = {1, 2, 6, 11, 12, 16};

  private final PanelView view = new PanelView(6, 3, 3, 3);

  @Test
  void levelAndScaleAreThoseOfTheLastRows() {
    // (11 + 12 + 16) / 3, and the mean of |11 - 1|, |12 - 2|, |16 - 6|.
    assertThat(view.level(Z, 6)).isEqualTo(13);
    assertThat(view.scale(Z, 6)).isEqualTo(10);
    assertThat(view.seen(Z, 6, 0, 13, 10)).isEqualTo(-1.2f);
  }

  @Test
  void forecastsStartFromTheLastSeason() {
    assertThat(view.referenceRow(6, 1)).isEqualTo(3);
    assertThat(view.referenceRow(6, 3)).isEqualTo(5);
    assertThat(view.referenceRow(6, 4)).isEqualTo(3);
  }

  @Test
  void forecastsStartFromTheta() {
    PanelView theta = new PanelView(6, 3, 3, PanelView.THETA);
    // A line of 1 a row about a season of -2, -1, 3. Theta goes on with half of the slope.
    float[] z = new float[30];
    float[] season = {-2, -1, 3};
    for (int t = 0; t < z.length; t++) {
      z[t] = t + season[t % 3];
    }
    assertThat(theta.starts(z, 30, 4)[3] - theta.starts(z, 30, 4)[0])
        .isCloseTo(1.5f, within(1e-4f));
    assertThat(theta.starts(z, 30, 3)[2] - theta.starts(z, 30, 3)[1])
        .isCloseTo(4.5f, within(1e-4f));
    assertThat(theta.referenceRow(30, 1)).isEqualTo(27);
    // Up to its first season it repeats what there is.
    assertThat(theta.starts(Z, 3, 4)).containsExactly(1, 2, 6, 1);
    assertThat(view.starts(Z, 6, 4)).containsExactly(11, 12, 16, 11);
  }

  @Test
  void beforeTheFirstRowTheFirstSeasonGoesOn() {
    // A window of six rows of which four are known: rows 1 and 2 of the first season come before.
    assertThat(view.row(4, 0)).isEqualTo(1);
    assertThat(view.row(4, 1)).isEqualTo(2);
    assertThat(view.row(4, 2)).isEqualTo(0);
    assertThat(view.unseen(4)).isEqualTo(2 / 6f);
    // Of one row there is nothing but that row.
    assertThat(view.row(1, 0)).isZero();
    assertThat(view.referenceRow(1, 2)).isZero();
  }

  @Test
  void aConstantSeriesHasAScale() {
    float[] constant = {5, 5, 5, 5};
    assertThat(view.scale(constant, 4)).isPositive();
    assertThat(view.seen(constant, 4, 5, view.level(constant, 4), view.scale(constant, 4)))
        .isZero();
  }

  @Test
  void gapsTakeTheSeasonBefore() {
    double[] values = {1, 2, 3, Double.NaN, 5, Double.NaN};
    assertThat(PanelHistory.of(values, PanelTransform.NONE, 3)).containsExactly(1, 2, 3, 1, 5, 3);
    assertThat(PanelHistory.complete(values)).isFalse();
  }
}
