package org.sswim.shown;

/** A network while it runs over one sample. A step allocates nothing. */
public interface ShownRun {
  /**
   * Takes a step; none once what it says is decided.
   *
   * @param scaled the scaled values: {@code [signals]}
   */
  void step(float[] scaled);

  /** Whether further steps change nothing. */
  boolean over();

  /** Writes the evidence so far: {@code [classes]}. */
  void evidence(float[] out);

  /** Steps so far. */
  int steps();

  /** Spikes of all neurons so far. */
  long spikes();

  /** Back to rest. */
  void reset();
}
