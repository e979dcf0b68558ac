package org.sswim.series;

import org.sswim.stored.Labelled;

/** The treatment of values that lie far outside of the others of their column. */
public enum OutlierPolicy implements Labelled {
  /** {@link ValueLimits} are fitted, and a {@link ValueScreen} keeps to them. */
  AUTO,
  /** They are taken for what they say. */
  KEEP;
}
