package org.sswim.paneltrainers;

import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;

/**
 * Finds the season of a panel whose file does not say how far rows are apart. Of the usual seasons
 * it takes the one at whose lag the changes of most series are alike.
 */
public final class SeasonDetection {
  private static final int[] USUAL = {4, 7, 12, 24, 48, 52, 96, 144, 168, 288};
  private static final int SERIES = 500;
  private static final int FEWEST_SEASONS = 3;

  /** Mean autocorrelation of changes that is no chance. */
  private static final double CLEAR = 0.25;

  private static final double NEAR = 0.9;

  private SeasonDetection() {}

  /** The frequency; without season if none stands out. */
  public static Frequency of(Panel panel) {
    double best = CLEAR;
    int season = 1;
    double[] strength = new double[USUAL.length];
    for (int c = 0; c < USUAL.length; c++) {
      strength[c] = strength(panel, USUAL[c]);
      best = Math.max(best, strength[c]);
    }
    for (int c = USUAL.length - 1; c >= 0; c--) {
      // The shortest of those that are about as strong: 24 before 168.
      if (strength[c] >= Math.max(CLEAR, NEAR * best)) {
        season = USUAL[c];
      }
    }
    int cycle = season >= 24 && season % 24 == 0 && season != 168 ? 7 * season : season;
    return new Frequency(season, cycle);
  }

  private static double strength(Panel panel, int lag) {
    int every = Math.max(1, panel.size() / SERIES);
    double sum = 0;
    int enough = 0;
    int all = 0;
    for (int i = 0; i < panel.size(); i += every) {
      all++;
      if (panel.rows(i) >= FEWEST_SEASONS * lag) {
        sum += correlation(panel.values(i), lag);
        enough++;
      }
    }
    return 2 * enough >= all ? sum / Math.max(1, enough) : 0;
  }

  private static double correlation(double[] values, int lag) {
    double power = 0;
    double product = 0;
    for (int t = 1; t < values.length; t++) {
      double change = values[t] - values[t - 1];
      if (!Double.isNaN(change)) {
        power += change * change;
        double before = t > lag ? values[t - lag] - values[t - lag - 1] : Double.NaN;
        product += Double.isNaN(before) ? 0 : change * before;
      }
    }
    return power > 0 ? product / power : 0;
  }
}
