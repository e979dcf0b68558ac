package org.sswim.classification;

/** A way in which the signals of a sequence are seen; several stand beside each other. */
public enum View {
  /** The values. */
  VALUES(false, false),
  /** The change since the step before, 0 at the first. */
  CHANGES(false, true),
  /** The values of a signal, brought to mean 0 and deviation 1 over the sequence itself. */
  SHAPE(true, false),
  /** The change of those. */
  SHAPE_CHANGES(true, true);

  private final boolean own;
  private final boolean change;

  View(boolean own, boolean change) {
    this.own = own;
    this.change = change;
  }

  /** Whether the whole sequence must be known before its first step can be seen. */
  public boolean own() {
    return own;
  }

  /** Whether it shows changes. */
  public boolean change() {
    return change;
  }
}
