package org.sswim.forecasting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentLook;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.series.Reach;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.Timeline;
import org.sswim.stored.StateBytes;

/**
 * The last row of a stream as a network sees it: standardised, less the forecast of the moment
 * stage if the model has one. It also holds that stage's forecasts for the rows ahead. Their wall
 * clocks follow from the sampling interval; behind a row of a series they are those of its
 * timeline, which knows its time zone. A stream of wall clocks does not tell when clocks will be
 * changed.
 *
 * <p>Allocates nothing for such a stream. Not for use by several threads.
 */
final class CentredRow {
  private static final long NANOS = 1_000_000_000L;

  private final Standardizer standardizer;
  private final int channels;
  private final int horizon;
  private final float[] values;
  private final float[] standardised;
  private final Reach reach;

  /** The row as it was, before it was moved into reach: {@code [channels]}. */
  private final float[] given;

  private final @Nullable MomentLook moments;
  private final @Nullable Ahead seen;
  private final KnownAhead known;

  /**
   * What the moments of the row and of those ahead say: {@code [1 + horizon][channels]}; empty
   * without them.
   */
  private final float[] ahead;

  private final @Nullable SamplingInterval interval;
  private StreamProbe probe = StreamProbe.NONE;
  private long seconds;
  private @Nullable Timeline timeline;
  private int row;
  private long rows;

  /** No row yet. */
  CentredRow(ForecastModel model, KnownAhead known) {
    standardizer = model.standardizer();
    channels = model.channels().size();
    horizon = model.spec().horizon();
    values = new float[channels];
    standardised = new float[channels];
    reach = model.bounds().reach();
    given = new float[channels];
    Arrays.fill(given, Float.NaN);
    this.known = known;
    MomentModel moment = model.moment();
    moments = moment == null ? null : new MomentLook(moment);
    JointModel joint = model.joint();
    seen = joint == null ? null : new Ahead(joint.inputs());
    interval = model.momentInputs() == null ? null : model.momentInputs().interval();
    ahead = new float[moment == null ? 0 : Math.multiplyExact(horizon + 1, channels)];
  }

  /** What a joint stage sees of the moments of the rows ahead. */
  private static final class Ahead {
    private final MomentRun run;
    private final float[] columns;
    private final float[][] rows;

    Ahead(JointInputs inputs) {
      run = new MomentRun(inputs.moment(), null);
      columns = new float[inputs.moment().knownWidth()];
      rows = new float[inputs.horizon()][inputs.moment().seen()];
    }

    void look(int lead, long wallClock, KnownAhead known, long number) {
      known.write(number, columns);
      float[] own = run.seen(wallClock, columns);
      System.arraycopy(own, 0, rows[lead], 0, own.length);
    }
  }

  /** Names what changes, but for the timeline of a series. */
  void state(StateBytes bytes) {
    bytes.floats(values);
    bytes.floats(standardised);
    bytes.floats(given);
    seconds = bytes.number(seconds);
    rows = bytes.number(rows);
  }

  /** Takes over what timeline another row belongs to. */
  void takenAs(CentredRow other) {
    timeline = other.timeline;
    row = other.row;
  }

  /**
   * Takes the next row.
   *
   * @param raw the channels, on their own scale
   * @param time may be null where moments have no dates
   */
  void take(double[] raw, @Nullable LocalDateTime time) {
    look(raw);
    System.arraycopy(standardised, 0, values, 0, channels);
    seconds = interval == null ? 0 : Objects.requireNonNull(time).toEpochSecond(ZoneOffset.UTC);
    timeline = null;
    if (moments != null) {
      look(moments, seconds, 0);
      for (int c = 0; c < channels; c++) {
        values[c] -= ahead[c];
      }
    }
    rows++;
  }

  /** Looks at a row without taking it, to know on which level those behind it are. */
  void look(double[] raw) {
    for (int c = 0; c < channels; c++) {
      float value = standardizer.apply(c, raw[c]);
      standardised[c] = reach.moved(c, given[c], standardised[c], value);
      given[c] = value;
    }
  }

  /** How far the row is from where it was moved, standardised; 0 within reach. */
  float beyond(int channel) {
    return given[channel] - standardised[channel];
  }

  private void look(MomentLook at, long wallClock, int lead) {
    known.write(rows + Math.max(0, lead - 1), at.columns());
    System.arraycopy(at.at(wallClock), 0, ahead, lead * channels, channels);
    probe.moment(at.run());
  }

  /** Lets somebody see what moments are looked at. */
  void watch(StreamProbe by) {
    probe = by;
  }

  /** Says of which row of a timeline the row was that was taken last. */
  void taken(@Nullable Timeline of, int at) {
    timeline = of != null && of.hasInterval() ? of : null;
    row = at;
  }

  /** A value of the row, standardised, whatever its moment says. */
  float standardised(int channel) {
    return standardised[channel];
  }

  /** The row: {@code [channels]}, not a copy. */
  float[] values() {
    return values;
  }

  /** Looks at the moments of the rows ahead. */
  void lookAhead() {
    for (int k = 0; (moments != null || seen != null) && k < horizon; k++) {
      long wallClock = wallClock(k + 1);
      if (moments != null) {
        look(moments, wallClock, k + 1);
      }
      if (seen != null) {
        seen.look(k, wallClock, known, rows + k);
      }
    }
  }

  /** What a joint stage sees of the moment at a lead, counted from 0: not a copy. */
  float[] seen(int lead) {
    return Objects.requireNonNull(seen).rows[lead];
  }

  /** What the moment at a lead says, 0 being the row, once it was looked at; 0 without one. */
  float ahead(int lead, int channel) {
    return moments == null ? 0 : ahead[lead * channels + channel];
  }

  private long wallClock(long steps) {
    if (interval == null) {
      return 0;
    }
    if (timeline != null) {
      LocalDateTime time = timeline.after(row, (int) steps).toLocalDateTime();
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    if (!interval.even()) {
      return interval
          .plus(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), steps)
          .toEpochSecond(ZoneOffset.UTC);
    }
    Duration step = interval.step();
    return seconds + step.toSeconds() * steps + step.toNanosPart() * steps / NANOS;
  }
}
