package org.sswim.stages;

import org.sswim.stored.Labelled;

/** The values to which the moment stage of a forecast is fitted. */
public enum MomentMode implements Labelled {
  /** There is no such stage. */
  NONE,
  /** Rows less the mean of the same place in the three periods before and behind: levels drift. */
  ANOMALIES,
  /** The rows as they are. */
  VALUES
}
