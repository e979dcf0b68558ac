package org.sswim.paneltrainers;

import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;

/** What a panel must have to be learnt from. */
final class PanelRequirements {
  /** Series that must have enough rows. */
  private static final int FEWEST = 2;

  private PanelRequirements() {}

  /**
   * Refuses a panel that has too few series with rows before two blocks of targets.
   *
   * @throws InvalidSeriesException saying how many there are
   */
  static void require(PanelCensus census, int horizon) {
    int needed = horizon + 2;
    long enough = census.atLeast(needed);
    if (enough < FEWEST) {
      throw new InvalidSeriesException(
          Fault.of(Problem.TOO_FEW_ROWS).got(String.valueOf(census.longest())).against(needed),
          "a panel needs at least "
              + FEWEST
              + " series of "
              + needed
              + " rows or more to learn "
              + horizon
              + " rows ahead; "
              + enough
              + " of "
              + census.series()
              + " have them, the longest has "
              + census.longest());
    }
  }
}
