package org.sswim.paneltrainers;

import java.util.List;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;

/** Forecasting a panel as a task on samples and targets. */
final class PanelTask {
  private PanelTask() {}

  /** Windows that train and windows that choose, which then train, too. */
  static FitSplit split(Origins origins, int columns) {
    SampleRange train = new SampleRange(0, origins.train());
    SampleRange choose = new SampleRange(origins.train(), origins.count());
    return new FitSplit(List.of(new FitSplit.Part(columns, train, choose)), 1, true);
  }
}
