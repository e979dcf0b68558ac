package org.sswim.paneltrainers;

import java.util.Locale;

/** What a fit to a panel leaves out first, to choose by, and learns from at last. */
public enum LeftOut {
  /** The last rows of every series: what comes next of series that are known. */
  TIME,
  /** Whole series, one of five, by their names: series that are not known. */
  SERIES;

  /** Of so many series one is left out. */
  private static final int OF = 5;

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Rows at the end of a series that windows which train may not see, nor forecast into.
   *
   * @param horizon O
   */
  int spared(int horizon) {
    return this == TIME ? horizon : 0;
  }

  /**
   * Whether no window of a series trains.
   *
   * @param key its place in the order of series
   */
  boolean whole(long key) {
    return this == SERIES && Math.floorMod(key, (long) OF) == 0;
  }

  /** Whether any window of a series chooses. */
  boolean chooses(long key) {
    return this == TIME || whole(key);
  }
}
