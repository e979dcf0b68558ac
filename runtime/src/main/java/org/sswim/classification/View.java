package org.sswim.classification;

/** A way in which the signals of a sequence are seen; several stand beside each other. */
public enum View {
  /** The values. */
  VALUES,
  /** The change since the step before, 0 at the first. */
  CHANGES,
  /** The values of a signal, brought to mean 0 and deviation 1 over the sequence itself. */
  SHAPE,
  /** The change of those. */
  SHAPE_CHANGES,
  /**
   * What the values leave behind, {@code r(t) = a r(t - 1) + x(t)} with {@code a = exp(-1 / sigma)}
   * and {@code r(-1) = 0}, as spikes do at a synapse; sigma as {@link InputCoding#trace} says.
   */
  TRACE,
  /** The same of four times that sigma. */
  SLOW_TRACE;

  /** Whether the whole sequence must be known before its first step can be seen. */
  public boolean own() {
    return this == SHAPE || this == SHAPE_CHANGES;
  }

  /** Whether it shows changes. */
  public boolean change() {
    return this == CHANGES || this == SHAPE_CHANGES;
  }

  /** How many times the sigma of a coding its trace lasts; 0 for no trace. */
  int lasting() {
    return this == TRACE ? 1 : this == SLOW_TRACE ? 4 : 0;
  }
}
