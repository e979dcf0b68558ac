package org.sswim.forecasters;

import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.moments.JointRun;
import org.sswim.samples.SampleBlock;

/**
 * The part that a joint stage adds to forecasts from the windows of a series. For one thread at a
 * time.
 */
public final class JointTerm {
  private final JointModel model;

  /** What is seen of the moment of every row: {@code [rows][moment.seen()]}. */
  private final float[] seen;

  private final JointRun run;
  private final float[] own;

  JointTerm(JointModel model, float[] seen) {
    this.model = model;
    this.seen = seen;
    run = new JointRun(model);
    own = new float[model.inputs().moment().seen()];
  }

  /** The same, for another thread at the same time. */
  public JointTerm forWorker() {
    return new JointTerm(model, seen);
  }

  /** A window of a signal. */
  static final class View implements JointInputs.Window {
    private final WindowedSeries series;
    private final int lane;
    private final int signal;
    private int start;

    View(WindowedSeries series, int lane, int signal) {
      this.series = series;
      this.lane = lane;
      this.signal = signal;
    }

    /** Turns to the window that starts at a row. */
    void turnTo(int row) {
      start = row;
    }

    @Override
    public float value(int back) {
      return series.value(lane, start + series.window() - 1 - back, signal);
    }

    @Override
    public float centred(int back) {
      return series.centred(lane, start, start + series.window() - 1 - back, signal);
    }
  }

  /**
   * Adds to the forecasts of a block.
   *
   * @param series whose rows the stage was made for
   * @param out of the stages before, standardised: {@code [block.count][horizon * signals]}
   */
  public void add(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    for (int s = 0; s < signals; s++) {
      View view = new View(series, block.lane(), s);
      for (int i = 0; i < block.count(); i++) {
        view.turnTo(block.start(i));
        run.turnTo(view);
        for (int k = 0; k < horizon; k++) {
          int row = block.start(i) + series.window() + k;
          if (row >= series.rows()) {
            break; // Nobody looks at what is behind the last row.
          }
          System.arraycopy(seen, row * own.length, own, 0, own.length);
          int at = (i * horizon + k) * signals + s;
          float said = series.moment(block.lane(), block.start(i), row, s);
          out[at] += run.at(view, k + 1, said, (float) out[at], own);
        }
      }
    }
  }
}
