package org.sswim.moments;

/**
 * What a moment stage says of rows, one after the other. Allocates nothing while it looks. Not for
 * several threads.
 */
public final class MomentLook {
  private final MomentRun run;
  private final MomentRun.Weights weights;
  private final KnownRows known;
  private final float[] columns;
  private final float[] said;

  /** Looks by a stage; no row yet. */
  public MomentLook(MomentModel model) {
    run = new MomentRun(model.inputs(), model.neurons());
    weights = new MomentRun.Weights(model);
    known = new KnownRows(model.inputs(), 0);
    columns = new float[model.inputs().knownWidth()];
    said = new float[model.channels()];
  }

  /**
   * Takes the known columns of the next row.
   *
   * @param row standardised: {@code [known columns]}
   */
  public void add(float[] row) {
    known.add(row, 0);
    known.write(known.rows() - 1, columns);
  }

  /**
   * What known columns make of a row: {@code [knownWidth]}, not a copy. Written by {@link #add}, or
   * by whoever keeps them.
   */
  public float[] columns() {
    return columns;
  }

  /**
   * What is said of a row with these columns.
   *
   * @param wallClock seconds since 1970 as if the clock showed UTC; any number without dates
   * @return {@code [channels]}, overwritten by the next call
   */
  public float[] at(long wallClock) {
    run.look(wallClock, columns);
    weights.value(run, said);
    return said;
  }

  /** The same of a stage of one channel. */
  public float value(long wallClock) {
    return at(wallClock)[0];
  }

  /** What was looked at last. */
  public MomentRun run() {
    return run;
  }
}
