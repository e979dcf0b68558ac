package org.sswim.example.extension;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sswim.comparison.SingleCandidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.forecasters.SignalForecaster;
import org.sswim.forecasters.WindowedSeries;

/** A row of tables: every lead is the mean of the window. */
public final class WindowMean extends SingleCandidate<FitTask, Fitted> {
  private static final SignalForecaster MEAN = WindowMean::leads;

  /** What the service loader calls. */
  public WindowMean() {
    super(FitTask.class, ForecastCandidates.of("window-mean", task -> MEAN));
  }

  private static IntToDoubleFunction leads(WindowedSeries series, int lane, int last, int signal) {
    double mean =
        IntStream.rangeClosed(last + 1 - series.window(), last)
            .mapToDouble(row -> series.value(lane, row, signal))
            .average()
            .orElseThrow();
    return lead -> mean;
  }
}
