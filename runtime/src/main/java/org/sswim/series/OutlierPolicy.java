package org.sswim.series;

import java.util.Locale;

/** What is done about values far outside of the others of their column. */
public enum OutlierPolicy {
  /** {@link ValueLimits} are fitted, and a {@link ValueScreen} keeps to them. */
  AUTO,
  /** They are taken for what they say. */
  KEEP;

  /** The lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
