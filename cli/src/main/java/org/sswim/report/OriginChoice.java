package org.sswim.report;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.sswim.samples.SampleRange;

/**
 * Which windows and channels a page shows, so that it stays small whatever the series.
 *
 * @param starts rows at which the windows start, evenly over those that may be shown
 * @param channels the first so many channels
 * @param history rows of each window that are shown
 */
public record OriginChoice(int[] starts, int[] channels, int history) {
  /** Numbers in the forecasts of a page; each takes about 7 bytes. */
  private static final long MOST_VALUES = 150_000;

  private static final int MOST_ORIGINS = 8;
  private static final int FEW_ORIGINS = 3;
  private static final int MOST_CHANNELS = 24;
  private static final int FEW_CHANNELS = 4;
  private static final int LEAST_HISTORY = 48;
  private static final int MOST_HISTORY = 336;

  /**
   * Chooses among windows that follow each other.
   *
   * @param windows those whose targets are known
   * @param window H
   * @param horizon O
   * @param channels number of channels
   * @param models number of models whose forecasts are shown
   */
  public static OriginChoice of(
      SampleRange windows, int window, int horizon, int channels, int models) {
    return choose(
        i -> windows.start() + i, windows.count(), MOST_ORIGINS, window, horizon, channels, models);
  }

  /**
   * As {@link #of}, among some windows, of which as many are shown as a page can hold.
   *
   * @param starts rows at which the windows start
   */
  public static OriginChoice among(
      int[] starts, int window, int horizon, int channels, int models) {
    return choose(i -> starts[i], starts.length, starts.length, window, horizon, channels, models);
  }

  private static OriginChoice choose(
      IntUnaryOperator start,
      int windows,
      int most,
      int window,
      int horizon,
      int channels,
      int models) {
    int history = (int) Math.min(window, Math.max(LEAST_HISTORY, 2L * horizon));
    history = Math.min(history, MOST_HISTORY);
    long each = history + (models + 1L) * horizon;
    int origins = Math.min(most, windows);
    int shown = Math.min(MOST_CHANNELS, channels);
    while (shown > FEW_CHANNELS && each * origins * shown > MOST_VALUES) {
      shown--;
    }
    while (origins > FEW_ORIGINS && each * origins * shown > MOST_VALUES) {
      origins--;
    }
    while (shown > 1 && each * origins * shown > MOST_VALUES) {
      shown--;
    }
    while (origins > 1 && each * origins * shown > MOST_VALUES) {
      origins--;
    }
    int count = origins;
    int last = windows - 1;
    return new OriginChoice(
        IntStream.range(0, count)
            .map(i -> start.applyAsInt(count == 1 ? last : (int) ((long) last * i / (count - 1))))
            .toArray(),
        IntStream.range(0, shown).toArray(),
        history);
  }
}
