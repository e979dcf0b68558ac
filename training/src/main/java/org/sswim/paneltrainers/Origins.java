package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
 * @param last numbers of those that choose whose targets train nothing, in the order of time
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
            options.seed());
    return of(panel, layout);
  }

  /** The places of some or all series of the panel that a layout is of. */
  static Origins of(Panel panel, WindowLayout layout) {
    IntStream.Builder series = IntStream.builder();
    IntStream.Builder end = IntStream.builder();
    int train = 0;
    for (int i = 0; i < panel.size(); i++) {
      for (int e : layout.train(panel.rows(i), SeriesOrder.key(panel.id(i), 0))) {
        series.add(i);
        end.add(e);
        train++;
      }
    }
    List<int[]> last = new ArrayList<>();
    int count = train;
    for (int i = 0; i < panel.size(); i++) {
      int rows = panel.rows(i);
      for (int e : layout.choose(rows)) {
        if (e >= rows - layout.spared(rows)) {
          last.add(new int[] {count, e - rows});
        }
        series.add(i);
        end.add(e);
        count++;
      }
    }
    return new Origins(
        layout,
        series.build().toArray(),
        end.build().toArray(),
        train,
        last.stream()
            .sorted(Comparator.comparingInt(own -> own[1]))
            .mapToInt(own -> own[0])
            .toArray());
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
}
