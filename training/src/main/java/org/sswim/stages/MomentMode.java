package org.sswim.stages;

/** The values to which the moment stage of a forecast is fitted. */
public enum MomentMode {
  /** There is no such stage. */
  NONE("none"),
  /** Rows less the mean of the same place in the three periods before and behind: levels drift. */
  ANOMALIES("anomalies"),
  /** The rows as they are. */
  VALUES("values");

  private final String label;

  MomentMode(String label) {
    this.label = label;
  }

  /** The name in options and tables. */
  public String label() {
    return label;
  }
}
