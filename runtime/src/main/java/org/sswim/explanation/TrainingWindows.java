package org.sswim.explanation;

import java.time.LocalDateTime;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** Finds the windows that a model remembers of its training in a series. */
public final class TrainingWindows {
  private final TimeSeries series;
  private final int window;
  private final boolean same;

  /**
   * Windows of a model.
   *
   * @param series the model's channels, in its order
   */
  public TrainingWindows(ForecastModel model, TimeSeries series) {
    this.series = series;
    window = model.spec().window();
    same = series.fingerprint().equals(model.provenance().data());
  }

  /**
   * The row at which a window starts. It is the row that the model names, if this is the series of
   * its training. Else its date tells it, as rows may have come or gone at either end.
   *
   * @return a row counted from 0; -1 if the series does not hold the window
   */
  public int start(NeuronOrigins.Window of) {
    if (same) {
      return of.start();
    }
    LocalDateTime end = of.end();
    Timeline timeline = series.timeline();
    return end == null || timeline == null ? -1 : Math.max(-1, timeline.rowOf(end) - window + 1);
  }
}
