package org.sswim.forecasting;

import org.jspecify.annotations.Nullable;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.moments.JointRun;
import org.sswim.stored.StateBytes;

/** What the joint stage of a model adds to forecasts of a stream. Allocates nothing but itself. */
final class JointAhead implements JointInputs.Window {
  private final @Nullable JointRun run;
  private final int channels;
  private final int window;

  /** The last rows, a ring: {@code [window][channels]}, less moments, then as they are. */
  private final float[] centred;

  private final float[] values;

  /** What was added last: {@code [horizon][channels]}. */
  private final float[] added;

  private StreamProbe probe = StreamProbe.NONE;
  private long rows;
  private int channel;

  /** No row yet. */
  JointAhead(ForecastModel model) {
    JointModel joint = model.joint();
    run = joint == null ? null : new JointRun(joint);
    channels = model.channels().size();
    window = model.spec().window();
    int kept = joint == null ? 0 : Math.multiplyExact(window, channels);
    centred = new float[kept];
    values = new float[kept];
    added = new float[joint == null ? 0 : Math.multiplyExact(model.spec().horizon(), channels)];
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    bytes.floats(centred);
    bytes.floats(values);
    rows = bytes.number(rows);
  }

  /** Keeps a row. */
  void keep(CentredRow row) {
    int at = (int) (rows % window) * channels;
    for (int c = 0; run != null && c < channels; c++) {
      centred[at + c] = row.values()[c];
      values[at + c] = row.standardised(c);
    }
    rows++;
  }

  /** Turns to a channel. */
  void turnTo(int to) {
    channel = to;
    if (run != null) {
      run.turnTo(this);
    }
  }

  /**
   * What is added to a forecast of the channel that was turned to.
   *
   * @param lead counted from 0
   * @param said what the moment says
   * @param forecast of the stages before, standardised
   */
  double at(int lead, float said, double forecast, CentredRow row) {
    if (run == null) {
      return 0;
    }
    float own = run.at(this, lead + 1, said, (float) forecast, row.seen(lead));
    added[lead * channels + channel] = own;
    probe.joint(run);
    return own;
  }

  /** Lets somebody see what the stage looks at. */
  void watch(StreamProbe by) {
    probe = by;
  }

  /** What was added to the last forecast of a channel at a lead, counted from 0. */
  float added(int lead, int ofChannel) {
    return run == null ? 0 : added[lead * channels + ofChannel];
  }

  @Override
  public float value(int back) {
    return values[(int) ((rows - 1 - back) % window) * channels + channel];
  }

  @Override
  public float centred(int back) {
    return centred[(int) ((rows - 1 - back) % window) * channels + channel];
  }
}
