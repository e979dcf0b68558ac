package org.sswim.series;

import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/**
 * Standardisation of every channel c by its own mean and standard deviation:
 *
 * <pre>
 *   z = (x - mean_c) / std_c,   std_c^2 = (1/n) sum (x - mean_c)^2
 * </pre>
 *
 * <p>Both come from two passes in double over n fitted rows. A channel is constant if {@code std_c
 * <= 1e-13 |mean_c|}. Doubles near the mean are about 1e-16 |mean_c| apart, so such a spread is
 * rounding noise. Dividing by it would feed that noise to the network at full size. The bound is
 * relative, so small units do not make a channel constant. A constant channel gets std 1.
 *
 * <p>Where the first columns have a {@link ValueTransform} T, T(x) stands for their x in all this.
 */
public final class Standardizer {
  private static final float FARTHEST = (float) 1e15;

  private static final double CONSTANT = 1e-13;

  private final double[] mean;
  private final double[] std;
  private final int[] constant;
  private final ValueTransform transform;
  private final int transformed;

  private Standardizer(double[] mean, double[] std, int[] constant) {
    this(mean, std, constant, ValueTransform.NONE, 0);
  }

  private Standardizer(
      double[] mean, double[] std, int[] constant, ValueTransform transform, int transformed) {
    this.mean = mean;
    this.std = std;
    this.constant = constant;
    this.transform = transform;
    this.transformed = transform == ValueTransform.NONE ? 0 : transformed;
  }

  /**
   * Fits as {@link #fit(TimeSeries, int, int)} does, but to T(x) of the channels.
   *
   * @param transform T
   */
  public static Standardizer fit(TimeSeries series, int from, int to, ValueTransform transform) {
    if (transform == ValueTransform.NONE) {
      return fit(series, from, to);
    }
    return fit(series.mapped(transform::apply), from, to)
        .withTransform(transform, series.channels());
  }

  /**
   * The same figures, taken as those of T(x) of the first columns.
   *
   * @param columns how many, at most all
   */
  public Standardizer withTransform(ValueTransform newTransform, int columns) {
    Objects.checkFromToIndex(0, columns, channels());
    return new Standardizer(mean, std, constant, newTransform, columns);
  }

  /** T of the channels. */
  public ValueTransform transform() {
    return transform;
  }

  /** How many of the first columns are transformed. */
  public int transformed() {
    return transformed;
  }

  /**
   * Fits to the observed cells of rows {@code from} (inclusive) to {@code to} (exclusive) of the
   * channels, then of the past columns, then of the known ones.
   *
   * @throws IndexOutOfBoundsException if the range is not within the rows
   * @throws IllegalArgumentException if it is empty
   * @throws InvalidDataException if the squares of a channel's values overflow, or none of its
   *     values was observed
   */
  public static Standardizer fit(TimeSeries series, int from, int to) {
    return series.parts().stream()
        .map(part -> fitChannels(part, from, to))
        .reduce(Standardizer::followedBy)
        .orElseThrow();
  }

  private static Standardizer fitChannels(TimeSeries series, int from, int to) {
    Objects.checkFromToIndex(from, to, series.rows());
    Checks.that(from != to).or("fitting needs at least one row; got %s..%s", from, to);
    int width = series.channels();
    int[] observed = observed(series, from, to);
    double[] mean = new double[width];
    for (int row = from; row < to; row++) {
      for (int c = 0; c < width; c++) {
        if (series.observed(row, c)) {
          // Sums of differences from the first row: the mean of a constant is then exact.
          mean[c] += series.value(row, c) - series.value(from, c);
        }
      }
    }
    for (int c = 0; c < width; c++) {
      mean[c] = series.value(from, c) + mean[c] / observed[c];
    }
    double[] std = new double[width];
    for (int row = from; row < to; row++) {
      for (int c = 0; c < width; c++) {
        if (series.observed(row, c)) {
          double difference = series.value(row, c) - mean[c];
          std[c] += difference * difference;
        }
      }
    }
    for (int c = 0; c < width; c++) {
      std[c] = Math.sqrt(std[c] / observed[c]);
      if (!Double.isFinite(std[c])) {
        throw Fault.of(Problem.LARGE_VALUES)
            .in(series.channelNames().get(c))
            .against(Double.MAX_VALUE)
            .error(
                "channel %s: its values are too large to standardise (their squares exceed 1.8e308)",
                Shown.value(series.channelNames().get(c)));
      }
    }
    int[] constant =
        IntStream.range(0, width).filter(c -> std[c] <= CONSTANT * Math.abs(mean[c])).toArray();
    for (int c : constant) {
      std[c] = 1;
    }
    return new Standardizer(mean, std, constant);
  }

  /** The number of observed cells of each channel, at least 1. */
  private static int[] observed(TimeSeries series, int from, int to) {
    MissingCells missing = series.missing();
    int[] observed = new int[series.channels()];
    for (int c = 0; c < observed.length; c++) {
      observed[c] = to - from - (missing == null ? 0 : missing.count(c, from, to));
      if (observed[c] == 0) {
        throw Fault.of(Problem.NOTHING_OBSERVED)
            .in(series.channelNames().get(c))
            .against(to - from)
            .error(
                "channel %s has no observed value in the %s rows that it is standardised by",
                Shown.value(series.channelNames().get(c)), to - from);
      }
    }
    return observed;
  }

  /**
   * A standardizer of known figures; its {@link #constantChannels} is empty.
   *
   * @param mean finite, one per channel
   * @param std finite and above 0, one per channel
   * @throws IllegalArgumentException if a figure is out of range or the lengths differ
   */
  public static Standardizer of(double[] mean, double[] std) {
    Checks.that(mean.length != 0 && mean.length == std.length)
        .or(
            "one mean and one std per channel, at least one; got %s and %s",
            mean.length, std.length);
    for (int c = 0; c < mean.length; c++) {
      Checks.that(Double.isFinite(mean[c]) && Double.isFinite(std[c]) && std[c] > 0)
          .or(
              "channel %s: mean must be finite and std finite and above 0; got %s and %s",
              c, mean[c], std[c]);
    }
    return new Standardizer(mean.clone(), std.clone(), new int[0]);
  }

  /** That of these columns and of others behind them. */
  private Standardizer followedBy(Standardizer other) {
    int width = channels();
    return new Standardizer(
        DoubleStream.concat(DoubleStream.of(mean), DoubleStream.of(other.mean)).toArray(),
        DoubleStream.concat(DoubleStream.of(std), DoubleStream.of(other.std)).toArray(),
        IntStream.concat(IntStream.of(constant), IntStream.of(other.constant).map(c -> width + c))
            .toArray());
  }

  /** The number of channels, and of columns beside them. */
  public int channels() {
    return mean.length;
  }

  /** The mean of a channel. */
  public double mean(int channel) {
    return mean[channel];
  }

  /** The standard deviation of a channel, 1 if it is constant. */
  public double std(int channel) {
    return std[channel];
  }

  /** The channels, counted from 0, that were constant over the fitted rows. */
  public int[] constantChannels() {
    return constant.clone();
  }

  /**
   * The standardised series, row-major {@code [rows][channels]}. It may lack the last columns, such
   * as known ones that no stage sees.
   *
   * @throws IllegalArgumentException if it has more columns
   * @throws InvalidDataException if a value is {@linkplain #tooFar too far}
   */
  public float[] apply(TimeSeries series) {
    int width = series.columnNames().size();
    Checks.that(channels() >= width)
        .or("fitted to %s channels; got a series of %s", channels(), width);
    return apply(series, 0);
  }

  /**
   * Whether a standardised value is not a number, or is beyond 10<sup>15</sup> deviations. In a
   * network or a regression, larger values may overflow.
   */
  public static boolean tooFar(float value) {
    return !(Math.abs(value) <= FARTHEST);
  }

  /**
   * Standardised columns, row-major {@code [rows][channels of the columns]}.
   *
   * @param columns channels of a series, its past columns or its known ones
   * @param first number of the first of them among all columns of the series
   * @throws InvalidDataException if a standardised value exceeds the range of a float
   */
  public float[] apply(TimeSeries columns, int first) {
    int width = columns.channels();
    float[] out = new float[columns.rows() * width];
    for (int row = 0; row < columns.rows(); row++) {
      for (int c = 0; c < width; c++) {
        float z = apply(first + c, columns.value(row, c));
        if (tooFar(z)) {
          String name = columns.channelNames().get(c);
          double value = columns.value(row, c);
          throw Fault.of(Problem.FAR_VALUE)
              .in(name)
              .got(String.valueOf(value))
              .error(
                  "row %s, channel %s: %s is too far from the mean %s (std %s)",
                  row, Shown.value(name), value, mean[first + c], std[first + c]);
        }
        out[row * width + c] = z;
      }
    }
    return out;
  }

  /**
   * The channels of a series as {@link #apply(TimeSeries)} standardises them, except that values
   * beyond the range of a float become the largest float. Use it to measure errors, not to learn
   * from.
   */
  public float[] applyBounded(TimeSeries series) {
    int width = series.channels();
    float[] out = new float[series.rows() * width];
    for (int i = 0; i < out.length; i++) {
      float z = apply(i % width, series.value(i / width, i % width));
      out[i] = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, z));
    }
    return out;
  }

  /** The standardised value of one value of a channel. */
  public float apply(int channel, double value) {
    return (float) score(channel, value);
  }

  /** As {@link #apply(int, double)}, without rounding to a float. */
  public double score(int channel, double value) {
    double seen = channel < transformed ? transform.apply(value) : value;
    return (seen - mean[channel]) / std[channel];
  }

  /** The value that is standardised to {@code z}. */
  public double invert(int channel, double z) {
    double level = level(channel, z);
    return channel < transformed ? transform.invert(level) : level;
  }

  /** T of the value that is standardised to {@code z}. */
  public double level(int channel, double z) {
    return mean[channel] + std[channel] * z;
  }

  /** How far two values of a channel lie apart once they are standardised, at least 0. */
  public double distance(int channel, double one, double other) {
    return channel < transformed
        ? Math.abs(score(channel, one) - score(channel, other))
        : Math.abs(one - other) / std[channel];
  }

  /** The value that lies {@code z} above another one once both are standardised. */
  public double moved(int channel, double value, double z) {
    return channel < transformed
        ? invert(channel, score(channel, value) + z)
        : value + z * std[channel];
  }
}
