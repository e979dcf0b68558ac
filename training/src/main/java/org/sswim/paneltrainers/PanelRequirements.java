package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;

/** The requirements that a panel must meet so that a model can learn from it. */
public final class PanelRequirements {
  /** Series that must have enough rows. */
  private static final int FEWEST = 2;

  private PanelRequirements() {}

  /**
   * Refuses a panel that has too few series with rows for a window, of more than a season, and its
   * targets.
   *
   * @throws InvalidDataException saying how many there are
   */
  public static void require(PanelCensus census, int horizon, Frequency frequency) {
    int season = frequency.season();
    int needed = horizon + WindowLayout.fewest(frequency);
    long enough = census.atLeast(needed);
    Checks.that(
            enough >= FEWEST,
            Fault.of(Problem.SHORT_SERIES).got(census.longest()).against(needed)::error)
        .or(
            "a horizon of %s%s needs %s series of %s rows; %s of %s have as many, the longest has %s",
            horizon,
            season > 1 ? " with a season of " + season : "",
            FEWEST,
            needed,
            enough,
            census.series(),
            census.longest());
  }

  /**
   * Refuses a panel of whose windows that train too few are followed by all values to forecast, as
   * where some days of every week have none.
   *
   * @throws InvalidDataException saying how many there are
   */
  public static void requireObserved(Panel panel, Origins origins) {
    long complete = observed(panel, origins, 0, origins.train());
    Checks.that(
            complete >= FEWEST,
            Fault.of(Problem.INCOMPLETE_WINDOWS).got(complete).against(FEWEST)::error)
        .or(
            "of %s windows that train, %s have a value in each of the %s rows to forecast; at least"
                + " %s are needed",
            origins.train(), complete, origins.layout().horizon(), FEWEST);
  }

  /** How many of the windows first .. last - 1 are followed by all values to forecast. */
  public static long observed(Panel panel, Origins origins, int first, int last) {
    int horizon = origins.layout().horizon();
    return IntStream.range(first, last)
        .filter(
            w -> {
              double[] values = panel.values(origins.series()[w]);
              int end = origins.end()[w];
              return PanelHistory.complete(Arrays.copyOfRange(values, end, end + horizon));
            })
        .count();
  }
}
