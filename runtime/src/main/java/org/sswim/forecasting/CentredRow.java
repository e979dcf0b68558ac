package org.sswim.forecasting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.series.CalendarProfile;
import org.sswim.series.DayBasis;
import org.sswim.series.Standardizer;
import org.sswim.series.Timeline;

/**
 * The last row of a stream as a network sees it, standardised and less the calendar profile, if
 * there is one, and the profile of the rows ahead. Their wall clocks follow from the sampling
 * interval; behind a row of a series they are those of its timeline, which knows its time zone. A
 * stream of wall clocks does not tell when clocks will be changed.
 *
 * <p>Allocates nothing for such a stream. Not for use by several threads.
 */
final class CentredRow {
  private static final long NANOS = 1_000_000_000L;

  private final Standardizer standardizer;
  private final @Nullable CalendarProfile profile;
  private final double[] terms;
  private final float[] values;
  private final int channels;

  /** The profile of the rows ahead: {@code [horizon][channels]}; empty without one. */
  private final float[] ahead;

  private long seconds;
  private @Nullable Timeline timeline;
  private int row;

  /** No row yet. */
  CentredRow(ForecastModel model) {
    standardizer = model.standardizer();
    profile = model.profile();
    channels = model.channels().size();
    values = new float[channels];
    terms = new double[profile == null ? 0 : profile.basis().terms()];
    ahead = new float[profile == null ? 0 : Math.multiplyExact(model.spec().horizon(), channels)];
  }

  /** Takes over the row of another one of the same model. */
  void copyFrom(CentredRow other) {
    System.arraycopy(other.values, 0, values, 0, channels);
    seconds = other.seconds;
    timeline = other.timeline;
    row = other.row;
  }

  /**
   * Takes the next row.
   *
   * @param raw the channels, on their own scale
   * @param time may be null without profile
   */
  void take(double[] raw, @Nullable LocalDateTime time) {
    for (int c = 0; c < channels; c++) {
      values[c] = standardizer.apply(c, raw[c]);
    }
    if (profile != null) {
      seconds = Objects.requireNonNull(time).toEpochSecond(ZoneOffset.UTC);
      timeline = null;
      int moment = turnTo(profile, seconds);
      for (int c = 0; c < channels; c++) {
        values[c] -= profile.value(c, moment, terms);
      }
    }
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

  /** Looks at the profile of the rows ahead. */
  void lookAhead() {
    for (int k = 0; profile != null && k < ahead.length / channels; k++) {
      int moment = turnTo(profile, wallClock(profile.basis(), k + 1));
      for (int c = 0; c < channels; c++) {
        ahead[k * channels + c] = profile.value(c, moment, terms);
      }
    }
  }

  /** The profile at a lead, counted from 0, once it was looked at; 0 without one. */
  float ahead(int lead, int channel) {
    return profile == null ? 0 : ahead[lead * channels + channel];
  }

  private long wallClock(DayBasis basis, long steps) {
    if (timeline != null) {
      LocalDateTime time = timeline.after(row, (int) steps).toLocalDateTime();
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    Duration step = basis.interval().step();
    return seconds + step.toSeconds() * steps + step.toNanosPart() * steps / NANOS;
  }

  private int turnTo(CalendarProfile own, long wallClock) {
    int moment = own.basis().moment(wallClock);
    own.basis().write(moment, terms);
    return moment;
  }
}
