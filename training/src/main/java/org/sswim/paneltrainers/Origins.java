package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.sswim.panels.Panel;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;

/**
 * The places of series of a panel at which windows end: those that train first, ordered by series,
 * then those that choose.
 *
 * @param layout where windows end
 * @param series of each window
 * @param end rows before each window's end
 * @param train number of those that train
 * @param last numbers of the windows that end O rows before the end of their series, one a series
 */
public record Origins(WindowLayout layout, int[] series, int[] end, int train, int[] last) {

  /**
   * The places of all series of a panel.
   *
   * @param window rows that a window sees, where a series is long enough
   */
  public static Origins of(Panel panel, int horizon, int window, PanelOptions options) {
    WindowLayout layout =
        WindowLayout.of(
            PanelCensus.of(panel),
            panel.frequency(),
            horizon,
            window,
            options.budget(panel.size()),
            options.leftOut(),
            options.seed());
    return of(panel, layout);
  }

  /** The places of some or all series of the panel that a layout is of. */
  static Origins of(Panel panel, WindowLayout layout) {
    IntList series = new IntList();
    IntList end = new IntList();
    for (int i = 0; i < panel.size(); i++) {
      long key = SeriesOrder.key(panel.id(i), 0);
      for (int e : layout.train(panel.rows(i), key)) {
        series.add(i);
        end.add(e);
      }
    }
    int train = series.size;
    IntList last = new IntList();
    for (int i = 0; i < panel.size(); i++) {
      int[] ends = layout.choose(panel.rows(i), SeriesOrder.key(panel.id(i), 0));
      if (ends.length > 0) {
        last.add(series.size);
      }
      for (int e : ends) {
        series.add(i);
        end.add(e);
      }
    }
    return new Origins(layout, series.values(), end.values(), train, last.values());
  }

  /** Which windows train and which choose, of targets of so many columns. */
  FitSplit split(int columns) {
    SampleRange training = new SampleRange(0, train);
    SampleRange choosing = new SampleRange(train, count());
    return new FitSplit(List.of(new FitSplit.Part(columns, training, choosing)), 1, true);
  }

  /** Number of windows. */
  public int count() {
    return series.length;
  }

  /** Whole numbers in a growing array. */
  private static final class IntList {
    private int[] values = new int[64];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}
