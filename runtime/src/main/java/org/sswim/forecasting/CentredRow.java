package org.sswim.forecasting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.Timeline;

/**
 * The last row of a stream as a network sees it, standardised and less what its moment says, if
 * the model has such a stage, and what the moments of the rows ahead say. Their wall clocks follow
 * from the sampling interval; behind a row of a series they are those of its timeline, which knows
 * its time zone. A stream of wall clocks does not tell when clocks will be changed.
 *
 * <p>Allocates nothing for such a stream. Not for use by several threads.
 */
final class CentredRow {
  private static final long NANOS = 1_000_000_000L;

  private final Standardizer standardizer;
  private final int channels;
  private final float[] values;
  private final @Nullable Moments moments;
  private final KnownAhead known;

  /** What the moments of the rows ahead say: {@code [horizon][channels]}; empty without them. */
  private final float[] ahead;

  private long seconds;
  private @Nullable Timeline timeline;
  private int row;
  private long rows;

  /** No row yet. */
  CentredRow(ForecastModel model, KnownAhead known) {
    standardizer = model.standardizer();
    channels = model.channels().size();
    values = new float[channels];
    this.known = known;
    MomentModel moment = model.moment();
    moments = moment == null ? null : new Moments(moment);
    ahead = new float[moment == null ? 0 : Math.multiplyExact(model.spec().horizon(), channels)];
  }

  /** Looks at moments. */
  private static final class Moments {
    private final MomentModel model;
    private final MomentRun run;
    private final MomentRun.Weights weights;
    private final float[] columns;
    private final float[] out;

    Moments(MomentModel model) {
      this.model = model;
      run = new MomentRun(model.inputs(), model.neurons());
      weights = new MomentRun.Weights(model);
      columns = new float[model.inputs().knownWidth()];
      out = new float[model.channels()];
    }

    void look(long wallClock, KnownAhead known, long number) {
      known.write(number, columns);
      run.look(wallClock, columns);
      weights.value(run, out);
    }
  }

  /** Takes over the row of another one of the same model. */
  void copyFrom(CentredRow other) {
    System.arraycopy(other.values, 0, values, 0, channels);
    seconds = other.seconds;
    timeline = other.timeline;
    row = other.row;
    rows = other.rows;
  }

  /**
   * Takes the next row.
   *
   * @param raw the channels, on their own scale
   * @param time may be null where moments have no dates
   */
  void take(double[] raw, @Nullable LocalDateTime time) {
    for (int c = 0; c < channels; c++) {
      values[c] = standardizer.apply(c, raw[c]);
    }
    if (moments != null) {
      boolean dated = moments.model.inputs().interval() != null;
      seconds = dated ? Objects.requireNonNull(time).toEpochSecond(ZoneOffset.UTC) : 0;
      timeline = null;
      moments.look(seconds, known, rows);
      for (int c = 0; c < channels; c++) {
        values[c] -= moments.out[c];
      }
    }
    rows++;
  }

  /** Says of which row of a timeline the row was that was taken last. */
  void taken(@Nullable Timeline of, int at) {
    timeline = of != null && of.hasInterval() ? of : null;
    row = at;
  }

  /** The row: {@code [channels]}, not a copy. */
  float[] values() {
    return values;
  }

  /** Looks at the moments of the rows ahead. */
  void lookAhead() {
    for (int k = 0; moments != null && k < ahead.length / channels; k++) {
      moments.look(wallClock(moments.model.inputs().interval(), k + 1), known, rows + k);
      System.arraycopy(moments.out, 0, ahead, k * channels, channels);
    }
  }

  /** What the moment at a lead says, counted from 0, once it was looked at; 0 without one. */
  float ahead(int lead, int channel) {
    return moments == null ? 0 : ahead[lead * channels + channel];
  }

  private long wallClock(@Nullable SamplingInterval interval, long steps) {
    if (interval == null) {
      return 0;
    }
    if (timeline != null) {
      LocalDateTime time = timeline.after(row, (int) steps).toLocalDateTime();
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    if (interval.calendar()) {
      return interval
          .plus(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), steps)
          .toEpochSecond(ZoneOffset.UTC);
    }
    Duration step = interval.step();
    return seconds + step.toSeconds() * steps + step.toNanosPart() * steps / NANOS;
  }
}
