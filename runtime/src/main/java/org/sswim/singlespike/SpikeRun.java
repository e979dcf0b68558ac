package org.sswim.singlespike;

/** A network while it runs over one sample. A step allocates nothing. */
interface SpikeRun {
  /**
   * Takes a step; none once the run is over.
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
