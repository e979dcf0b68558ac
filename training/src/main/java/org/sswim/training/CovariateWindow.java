package org.sswim.training;

import org.sswim.linalg.Precision;

/**
 * The raw window with the columns beside the channels as features: what a linear map sees that is
 * shown all that a network is. Behind the raw window come past and known columns of every row of
 * the window, then known columns of the rows ahead, then the group.
 */
public final class CovariateWindow implements FeatureMap {
  private final RawWindow window;
  private final CovariateRows covariates;

  private CovariateWindow(RawWindow window, CovariateRows covariates) {
    this.window = window;
    this.covariates = covariates;
  }

  /**
   * The features of windows of a series; the raw window itself if nothing stands beside it.
   *
   * @param relative whether the channels of a window are taken relative to their last row
   */
  public static FeatureMap of(WindowedSeries series, boolean relative) {
    RawWindow window = new RawWindow(series.window(), series.signals(), relative);
    CovariateRows covariates = series.covariates();
    return covariates.width() == 0 ? window : new CovariateWindow(window, covariates);
  }

  @Override
  public int features() {
    return window.features() + own();
  }

  private int own() {
    int rows = Math.multiplyExact(window.window() - 1, covariates.present());
    return Math.addExact(rows, covariates.width());
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
        int inputs = row < last ? covariates.present() : covariates.width();
        for (int c = 0; c < inputs; c++) {
          out[at++] = series.covariates().input(block.lane(), row, c);
        }
      }
    }
  }
}
