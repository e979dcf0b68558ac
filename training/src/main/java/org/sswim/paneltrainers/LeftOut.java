package org.sswim.paneltrainers;

import org.sswim.stored.Labelled;

/** The part of a panel that a fit leaves out first, to choose by, and learns from in the end. */
public enum LeftOut implements Labelled {
  /** The last rows of every series: what comes next of series that are known. */
  TIME,
  /** Whole series, one of five, by their names: series that are not known. */
  SERIES;

  /** Of so many series one is left out. */
  private static final int OF = 5;

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
