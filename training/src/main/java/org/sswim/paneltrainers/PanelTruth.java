package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelTimes;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;

/**
 * The values against which forecasts of a panel are scored.
 *
 * @param train the rows before
 * @param truth what follows, NaN where it is not known: {@code [series][horizon]}
 * @param horizon O
 * @param leftOut series of the panel that are not scored, as they have too few rows
 */
public record PanelTruth(Panel train, double[][] truth, int horizon, int leftOut) {

  /**
   * The rows of a test panel. Between those of a series and its test some may lack, up to the rows
   * of the longest test. They are forecast, too, and not scored.
   *
   * @throws InvalidDataException if it has a series that the panel has not, rows that do not
   *     follow, or skips other days of the week
   */
  public static PanelTruth of(Panel train, Panel test) {
    SamplingInterval before = train.times().interval();
    SamplingInterval after = test.times().interval();
    if (before != null && after != null) {
      Checks.that(before.days().equals(after.days()), InvalidDataException::new)
          .or(
              "the test has rows %s apart, but those to learn from are %s apart",
              after.describe(), before.describe());
    }
    Map<String, Integer> places = train.places();
    int[] which = new int[test.size()];
    int[] lacking = new int[test.size()];
    int horizon = 0;
    for (int j = 0; j < which.length; j++) {
      which[j] = places.getOrDefault(test.id(j), -1);
      Checks.that(which[j] >= 0, InvalidDataException::new)
          .or("the test has a series '%s' that is not among those to learn from", test.id(j));
      lacking[j] = lacking(train, which[j], test, j);
      horizon = Math.max(horizon, lacking[j] + test.rows(j));
    }
    double[][] truth = new double[test.size()][horizon];
    for (int j = 0; j < which.length; j++) {
      Arrays.fill(truth[j], Double.NaN);
      System.arraycopy(test.values(j), 0, truth[j], lacking[j], test.rows(j));
    }
    Panel scored = train.knowing(test, which, lacking).select(which);
    return new PanelTruth(scored, truth, horizon, train.size() - which.length);
  }

  /** The series without any value to compare a forecast with. */
  public BitSet unscored() {
    return IntStream.range(0, truth.length)
        .filter(i -> Arrays.stream(truth[i]).allMatch(Double::isNaN))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** How many rows lack between a series and its test; none where both count from 1. */
  private static int lacking(Panel train, int i, Panel test, int j) {
    PanelTimes before = train.times();
    PanelTimes after = test.times();
    boolean alike = (before.interval() == null) == (after.interval() == null);
    long first = after.wallClock(j, 0);
    if (alike && after.interval() == null && first == 1) {
      return 0;
    }
    int next = train.rows(i);
    return IntStream.rangeClosed(0, test.lengths()[1])
        .filter(lacking -> alike && first == before.wallClock(i, next + lacking))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDataException(
                    "the test of series '%s' begins at %s; the rows to learn from go on at %s"
                        .formatted(test.id(j), after.text(j, 0), before.text(i, next))));
  }

  /**
   * The last rows of each series, which the rest forecasts. Series of fewer than {@code horizon +
   * 2} rows are left out.
   *
   * @throws InvalidDataException if no series is left
   */
  public static PanelTruth lastOf(Panel panel, int horizon) {
    return endingBefore(panel, horizon, 0, 0);
  }

  /**
   * Rows of each series before its last, which the rows before them forecast. Series that are too
   * short for the earliest such rows are left out, so that all have the same series.
   *
   * @param back rows behind those that are forecast, at least 0
   * @param farthest the most such rows of any that are asked for
   * @throws InvalidDataException if no series is left
   */
  static PanelTruth endingBefore(Panel panel, int horizon, int back, int farthest) {
    int needed = horizon + farthest + 2;
    int[] which = IntStream.range(0, panel.size()).filter(i -> panel.rows(i) >= needed).toArray();
    Checks.that(which.length != 0, InvalidDataException::new)
        .or(
            "the longest series has %s rows; to forecast so many of its last rows it needs at"
                + " least %s",
            panel.lengths()[1], needed);
    Panel kept = panel.select(which);
    double[][] truth =
        Arrays.stream(kept.values())
            .map(own -> Arrays.copyOfRange(own, own.length - back - horizon, own.length - back))
            .toArray(double[][]::new);
    return new PanelTruth(
        kept.withoutLast(horizon + back), truth, horizon, panel.size() - which.length);
  }
}
