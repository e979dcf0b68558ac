package org.sswim.shown;

/** A network while it runs over one sample. A step allocates nothing. */
public abstract class ShownRun {
  protected int steps;
  protected long spikes;

  /**
   * Takes a step; none once what it says is decided.
   *
   * @param scaled the scaled values: {@code [signals]}
   */
  public abstract void step(float[] scaled);

  /** Whether further steps change nothing. */
  public abstract boolean over();

  /** Writes the evidence so far: {@code [classes]}. */
  public abstract void evidence(float[] out);

  /** Steps so far. */
  public int steps() {
    return steps;
  }

  /** Spikes of all neurons so far. */
  public long spikes() {
    return spikes;
  }

  /** Back to rest. */
  public abstract void reset();
}
