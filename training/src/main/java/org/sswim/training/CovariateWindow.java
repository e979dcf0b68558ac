package org.sswim.training;

import org.sswim.linalg.Precision;

/**
 * The raw window with the columns beside the channels as features: what a linear map sees that is
 * shown all that a network is. Behind the raw window come past and known columns of every row of
 * the window, then known columns of the rows ahead, then the group.
 */
public final class CovariateWindow implements FeatureMap {
  private final RawWindow window;
  private final int columns;
  private final int ahead;

  private CovariateWindow(RawWindow window, int columns, int ahead) {
    this.window = window;
    this.columns = columns;
    this.ahead = ahead;
  }

  /**
   * The features of windows of a series; the raw window itself if nothing stands beside it.
   *
   * @param relative whether the channels of a window are taken relative to their last row
   */
  public static FeatureMap of(WindowedSeries series, boolean relative) {
    int columns = series.covariates().present();
    return of(
        new RawWindow(series.window(), series.signals(), relative),
        columns,
        series.covariates().width() - columns);
  }

  /**
   * A raw window with what stands beside it.
   *
   * @param columns columns beside the channels, seen at every row
   * @param ahead further inputs of the last row
   */
  static FeatureMap of(RawWindow window, int columns, int ahead) {
    return columns + ahead == 0 ? window : new CovariateWindow(window, columns, ahead);
  }

  @Override
  public int features() {
    int own = Math.addExact(Math.multiplyExact(window.window(), columns), ahead);
    return Math.addExact(window.features(), own);
  }

  @Override
  public Precision precision() {
    return window.precision();
  }

  @Override
  public FeatureMap forWorker() {
    return this;
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, float[] out) {
    int raw = window.features();
    float[] rows = new float[block.count() * raw];
    window.write(series, block, rows);
    int at = 0;
    for (int i = 0; i < block.count(); i++) {
      System.arraycopy(rows, i * raw, out, at, raw);
      at += raw;
      int last = block.start(i) + window.window() - 1;
      for (int row = block.start(i); row <= last; row++) {
        int inputs = row < last ? columns : columns + ahead;
        for (int c = 0; c < inputs; c++) {
          out[at++] = series.covariates().input(block.lane(), row, c);
        }
      }
    }
  }
}
