package org.sswim.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Checksum;
import org.sswim.tables.Shown;

/**
 * A multivariate time series: finite values, row-major {@code [rows][channels]}, with named
 * channels and, if known, the timestamps of the rows and covariates. Immutable.
 *
 * <p>Cells may be missing. A missing cell holds the last value of the channel that was observed or,
 * before the first one, that first value. Whoever must not learn from missing cells asks {@link
 * #missing}.
 */
public final class TimeSeries {
  private final List<String> channelNames;
  private final double[] values;
  private final @Nullable Timeline timeline;
  private final @Nullable MissingCells missing;
  private final @Nullable Covariates covariates;

  private TimeSeries(
      List<String> channelNames,
      double[] values,
      @Nullable Timeline timeline,
      @Nullable MissingCells missing,
      @Nullable Covariates covariates) {
    this.channelNames = channelNames;
    this.values = values;
    this.timeline = timeline;
    this.missing = missing;
    this.covariates = covariates;
  }

  /**
   * A series over a copy of the values.
   *
   * @param channels the names of the channels: unique, not blank, at least one
   * @param values row-major {@code [rows][channels]}, all finite, at least one row
   * @param timeline the timestamps of the rows, or null if unknown
   * @throws InvalidDataException if any of these conditions fails
   */
  public static TimeSeries of(List<String> channels, double[] values, @Nullable Timeline timeline) {
    return made(channels, values.clone(), timeline, new BitSet());
  }

  /**
   * A series of which some cells are missing, over a copy of the values.
   *
   * @param channels as above
   * @param values as above, NaN where a cell is missing
   * @param timeline as above
   * @throws InvalidDataException as above, or if a channel has no other cells
   */
  public static TimeSeries partial(
      List<String> channels, double[] values, @Nullable Timeline timeline) {
    return adopt(channels, values.clone(), timeline);
  }

  /** As {@link #partial}, but keeps the array, which the caller gives away. */
  static TimeSeries adopt(List<String> channels, double[] values, @Nullable Timeline timeline) {
    BitSet missing = new BitSet();
    for (int i = 0; i < values.length; i++) {
      missing.set(i, Double.isNaN(values[i]));
    }
    return made(channels, values, timeline, missing);
  }

  private static TimeSeries made(
      List<String> channels, double[] values, @Nullable Timeline timeline, BitSet missing) {
    List<String> names = List.copyOf(channels);
    requireNames(names);
    int width = names.size();
    Checks.not(values.length == 0 || values.length % width != 0, InvalidDataException::new)
        .or(
            "a series of %s channels needs a multiple of %s values, at least one row;" + " got %s",
            width, width, values.length);
    int rows = values.length / width;
    int dates = timeline == null ? rows : timeline.rows();
    Checks.that(dates == rows, InvalidDataException::new)
        .or("a series of %s rows needs as many dates; got %s", rows, dates);
    MissingCells cells = MissingCells.of(rows, width, missing);
    if (cells != null) {
      hold(names, values, cells);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new InvalidDataException(
            "row %s, channel %s: %s is not finite; fill or drop missing values first"
                .formatted(i / width, Shown.value(names.get(i % width)), values[i]));
      }
    }
    return new TimeSeries(names, values, timeline, cells, null);
  }

  /** Puts the last observed value of the channel in the place of missing ones. */
  private static void hold(List<String> names, double[] values, MissingCells missing) {
    int width = names.size();
    int rows = values.length / width;
    for (int c = 0; c < width; c++) {
      int first = 0;
      while (first < rows && missing.at(first, c)) {
        first++;
      }
      if (first == rows) {
        throw Fault.of(Problem.NOTHING_OBSERVED)
            .in(names.get(c))
            .against(rows)
            .error("channel %s has no observed value in %s rows", Shown.value(names.get(c)), rows);
      }
      double last = values[first * width + c];
      for (int r = 0; r < rows; r++) {
        if (missing.at(r, c)) {
          values[r * width + c] = last;
        } else {
          last = values[r * width + c];
        }
      }
    }
  }

  /** The number of rows, at least 1. */
  public int rows() {
    return values.length / channels();
  }

  /** The number of channels, at least 1. */
  public int channels() {
    return channelNames.size();
  }

  /** The names of the channels, in order. */
  public List<String> channelNames() {
    return channelNames;
  }

  /** The value of a channel in a row, both counted from 0. */
  public double value(int row, int channel) {
    return values[row * channels() + Objects.checkIndex(channel, channels())];
  }

  /** The timestamps of the rows, or null if unknown. */
  public @Nullable Timeline timeline() {
    return timeline;
  }

  /** The interval between its rows; null without dates, or of one row. */
  public @Nullable SamplingInterval interval() {
    return timeline == null || !timeline.hasInterval() ? null : timeline.interval();
  }

  /** The cells that were not observed, or null if all were. */
  public @Nullable MissingCells missing() {
    return missing;
  }

  /** Whether the cell of a channel in a row was observed, both counted from 0. */
  public boolean observed(int row, int channel) {
    return missing == null || !missing.at(row, channel);
  }

  /** The columns beside the channels, or null for none. */
  public @Nullable Covariates covariates() {
    return covariates;
  }

  /** The columns beside the channels whose future is known, or null for none. */
  public @Nullable TimeSeries known() {
    return covariates == null ? null : covariates.known();
  }

  /** The names of the channels, then of the past columns, then of the known ones. */
  public List<String> columnNames() {
    return parts().stream().flatMap(part -> part.channelNames.stream()).toList();
  }

  /** The series whose channels are its columns: itself, past columns, known ones. */
  List<TimeSeries> parts() {
    return covariates == null
        ? List.of(this)
        : Stream.of(this, covariates.past(), covariates.known()).filter(Objects::nonNull).toList();
  }

  /** The same with every value of its channels as a function gives it. */
  TimeSeries mapped(DoubleUnaryOperator function) {
    double[] own = Arrays.stream(values).map(function).toArray();
    return new TimeSeries(channelNames, own, timeline, missing, covariates);
  }

  /**
   * The same values, of which other cells are missing, where the last value of a channel stands.
   */
  TimeSeries withMissing(@Nullable MissingCells other) {
    return new TimeSeries(channelNames, values, timeline, other, covariates);
  }

  /**
   * The same with other covariates.
   *
   * @throws InvalidDataException if they do not fit the channels, or share a name with them
   */
  public TimeSeries withCovariates(@Nullable Covariates newCovariates) {
    if (newCovariates != null) {
      newCovariates.requireFit(channelNames, rows());
    }
    return new TimeSeries(channelNames, values, timeline, missing, newCovariates);
  }

  /** Copies a row into the first {@code channels()} elements of {@code out}. */
  public void copyRow(int row, double[] out) {
    System.arraycopy(values, row * channels(), out, 0, channels());
  }

  /** As {@link #copyRow}, with NaN in the place of cells that are missing. */
  public void copyObserved(int row, double[] out) {
    for (int c = 0; c < channels(); c++) {
      out[c] = observed(row, c) ? value(row, c) : Double.NaN;
    }
  }

  /**
   * A copy of rows {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws IndexOutOfBoundsException if the range is not within the rows
   * @throws IllegalArgumentException if it is empty
   */
  public TimeSeries slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    Checks.not(from == to).or("a slice needs at least one row; got %s..%s", from, to);
    return new TimeSeries(
        channelNames,
        Arrays.copyOfRange(values, from * channels(), to * channels()),
        timeline == null ? null : timeline.slice(from, to),
        missing == null ? null : missing.slice(from, to),
        covariates == null ? null : covariates.slice(from, to));
  }

  /**
   * A copy of some channels, in the order given.
   *
   * @throws InvalidDataException if a name is unknown or given twice, or if no name is given
   */
  public TimeSeries select(List<String> names) {
    List<String> chosen = List.copyOf(names);
    requireNames(chosen);
    int[] from = new int[chosen.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = channelNames.indexOf(chosen.get(i));
      Checks.not(from[i] < 0, InvalidDataException::new)
          .or("no channel %s; there are %s", Shown.value(chosen.get(i)), Shown.names(channelNames));
    }
    int rows = rows();
    double[] out = new double[rows * from.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < from.length; i++) {
        out[row * from.length + i] = values[row * channels() + from[i]];
      }
    }
    return new TimeSeries(
        chosen,
        out,
        timeline,
        missing == null ? null : missing.select(from),
        covariates == null ? null : covariates.select(from));
  }

  /**
   * The same under other names.
   *
   * @throws InvalidDataException if they are not as many, blank, or not unique
   */
  public TimeSeries renamed(List<String> names) {
    List<String> others = List.copyOf(names);
    requireNames(others);
    Checks.not(others.size() != channels(), InvalidDataException::new)
        .or("the series has %s channels; got %s names", channels(), others.size());
    return new TimeSeries(others, values, timeline, missing, covariates);
  }

  /**
   * {@code sha256:} and 64 hexadecimal digits over the content, everything little-endian. It covers
   * the number of channels (int); per name the length of its UTF-8 bytes (int) and those bytes; and
   * the number of rows (int). Then comes 1 or 0 (byte) for dates or none; per date the epoch second
   * (long), the nanosecond and the UTC offset in seconds (ints). The values follow row by row
   * (doubles). If cells are missing, the row and the channel of each follow, row by row (ints).
   * Covariates follow as text, with the fingerprints of their columns.
   */
  public String fingerprint() {
    MessageDigest digest = Checksum.newDigest();
    ByteBuffer block = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(channels());
    for (String name : channelNames) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      flushIfFull(block, digest);
      block.putInt(bytes.length);
      flush(block, digest);
      digest.update(bytes);
    }
    block.putInt(rows()).put((byte) (timeline == null ? 0 : 1));
    if (timeline != null) {
      for (int row = 0; row < rows(); row++) {
        flushIfFull(block, digest);
        block.putLong(timeline.seconds(row));
        block.putInt(timeline.nano(row)).putInt(timeline.offsetSeconds(row));
      }
    }
    for (double value : values) {
      flushIfFull(block, digest);
      block.putDouble(value);
    }
    for (int row = 0; missing != null && row < rows(); row++) {
      for (int channel = 0; channel < channels(); channel++) {
        if (missing.at(row, channel)) {
          flushIfFull(block, digest);
          block.putInt(row).putInt(channel);
        }
      }
    }
    flush(block, digest);
    if (covariates != null) {
      digest.update(covariates.fingerprint().getBytes(StandardCharsets.UTF_8));
    }
    return "sha256:" + Checksum.hex(digest);
  }

  static void requireNames(List<String> names) {
    Checks.not(names.isEmpty(), InvalidDataException::new)
        .or("a series needs at least one channel; got none");
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      Checks.not(name.isBlank(), InvalidDataException::new)
          .or("channel %s has a blank name", seen.size() + 1);
      Checks.that(seen.add(name), InvalidDataException::new)
          .or("two channels are called %s; names must be unique", Shown.value(name));
    }
  }

  private static void flushIfFull(ByteBuffer block, MessageDigest digest) {
    if (block.remaining() < Long.BYTES + 2 * Integer.BYTES) {
      flush(block, digest);
    }
  }

  private static void flush(ByteBuffer block, MessageDigest digest) {
    block.flip();
    digest.update(block);
    block.clear();
  }
}
