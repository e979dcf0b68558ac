package org.sswim.forecasting;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Timeline;
import org.sswim.stored.Axes;

/**
 * The pairs of training windows that the neurons of the first hidden layer were drawn from. Several
 * pairs were mixed into a neuron's direction; the pairs here are those that its voltage tells apart
 * best, the best first.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param pairs number of pairs kept for each neuron, at least 1
 * @param windows {@code [neurons][pairs][5]}: the first two are the row of the training series at
 *     which the window of the lower voltage starts, and its lane. The next two are those of the
 *     window of the higher voltage. The last is the row within both windows at which they are told
 *     apart, counted from 0
 * @param voltages voltage of either window at that row, without the refractory response: {@code
 *     [neurons][pairs][2]}
 * @param mixing weight with which the difference of the two windows was mixed into the direction;
 *     the neuron's own pair has weight 1: {@code [neurons][pairs]}
 * @param ends when the last row of either window was, in seconds since 1970 of the wall clock:
 *     {@code [neurons][pairs][2]}; of length 0 for a series without dates
 */
public record NeuronOrigins(
    int pairs,
    @Axes({"neurons", "pairs", "5"}) int[] windows,
    @Axes({"neurons", "pairs", "2"}) float[] voltages,
    @Axes({"neurons", "pairs"}) float[] mixing,
    @Axes({"neurons", "pairs", "2"}) double[] ends) {
  /** Numbers that describe the windows of a pair. */
  public static final int FIELDS = 5;

  private static final double LATEST = 1e14;

  /** Checks shapes and ranges. */
  public NeuronOrigins {
    Checks.that(pairs >= 1 && mixing.length >= pairs && mixing.length % pairs == 0)
        .or(
            "origins need at least 1 pair for each of 1 or more neurons; got %s pairs and %s"
                + " mixing weights",
            pairs, mixing.length);
    Checks.length("windows of origins", windows.length, (long) FIELDS * mixing.length);
    Checks.length("voltages of origins", voltages.length, 2L * mixing.length);
    if (ends.length > 0) {
      Checks.length("ends of origins", ends.length, 2L * mixing.length);
    }
    Checks.each("rows and lanes of origins start at 0", windows, value -> value >= 0);
    Checks.finite("voltages of origins", voltages);
    Checks.finite("mixing weights of origins", mixing);
    for (double end : ends) {
      Checks.that(Math.abs(end) <= LATEST)
          .or("ends of windows must lie within %s seconds of 1970; got %s", LATEST, end);
    }
  }

  /** Number of neurons. */
  public int neurons() {
    return mixing.length / pairs;
  }

  /**
   * A pair that a neuron was drawn from.
   *
   * @param rank 0 for the pair that the neuron tells apart best
   */
  public Pair pair(int neuron, int rank) {
    int p = Objects.checkIndex(neuron, neurons()) * pairs + Objects.checkIndex(rank, pairs);
    return new Pair(
        new Window(windows[FIELDS * p], windows[FIELDS * p + 1], voltages[2 * p], end(2 * p)),
        new Window(
            windows[FIELDS * p + 2], windows[FIELDS * p + 3], voltages[2 * p + 1], end(2 * p + 1)),
        windows[FIELDS * p + 4],
        mixing[p]);
  }

  private @Nullable LocalDateTime end(int at) {
    if (ends.length == 0) {
      return null;
    }
    long seconds = (long) Math.floor(ends[at]);
    int nanos = (int) Math.min(999_999_999, Math.round((ends[at] - seconds) * 1e9));
    return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
  }

  /** The origins of some neurons, in the order given; a copy. */
  public NeuronOrigins select(int[] neurons) {
    int n = neurons.length;
    int[] ownWindows = new int[n * pairs * FIELDS];
    float[] ownVoltages = new float[n * pairs * 2];
    float[] ownMixing = new float[n * pairs];
    double[] ownEnds = new double[ends.length == 0 ? 0 : n * pairs * 2];
    for (int i = 0; i < n; i++) {
      int from = Objects.checkIndex(neurons[i], neurons()) * pairs;
      int to = i * pairs;
      System.arraycopy(windows, FIELDS * from, ownWindows, FIELDS * to, FIELDS * pairs);
      System.arraycopy(voltages, 2 * from, ownVoltages, 2 * to, 2 * pairs);
      System.arraycopy(mixing, from, ownMixing, to, pairs);
      if (ends.length > 0) {
        System.arraycopy(ends, 2 * from, ownEnds, 2 * to, 2 * pairs);
      }
    }
    return new NeuronOrigins(pairs, ownWindows, ownVoltages, ownMixing, ownEnds);
  }

  /**
   * The same with the dates of a series.
   *
   * @param timeline of the training series; null for none
   * @param window H
   */
  public NeuronOrigins withDates(@Nullable Timeline timeline, int window) {
    double[] dated = new double[timeline == null ? 0 : 2 * mixing.length];
    for (int i = 0; timeline != null && i < dated.length; i++) {
      int row = windows[FIELDS * (i / 2) + 2 * (i % 2)] + window - 1;
      LocalDateTime time = timeline.at(row);
      dated[i] = time.toEpochSecond(ZoneOffset.UTC) + time.get(ChronoField.NANO_OF_SECOND) * 1e-9;
    }
    return new NeuronOrigins(pairs, windows, voltages, mixing, dated);
  }

  /**
   * Two training windows that a neuron tells apart.
   *
   * @param silent the one of the lower voltage
   * @param firing the one of the higher voltage
   * @param row row within both windows at which they are told apart, counted from 0
   * @param mixing weight of their difference in the neuron's direction
   */
  public record Pair(Window silent, Window firing, int row, float mixing) {

    /** Whether the neuron's threshold, 0, lies between the two. */
    public boolean separated() {
      return silent.voltage < 0 && firing.voltage >= 0;
    }
  }

  /**
   * A training window.
   *
   * @param start row of the training series at which it starts, counted from 0
   * @param lane the channel in shared mode, 0 in joint mode
   * @param voltage the neuron's, without the refractory response
   * @param end when its last row was; null where the series had no dates
   */
  public record Window(int start, int lane, float voltage, @Nullable LocalDateTime end) {}
}
