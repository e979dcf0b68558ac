package org.sswim.forecasters;

import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.samples.SampleRange;

/**
 * A forecaster fitted to a whole series, and how well it did before it had seen all of it.
 *
 * @param model the forecaster: all windows train its read-out
 * @param leftOut the same network with the read-out from before the validation windows joined the
 *     others. Its weights have not seen what it forecasts there, though those windows chose its
 *     options and penalties
 * @param validation the windows that chose
 */
public record FinalFit(ForecastModel model, ForecastModel leftOut, SampleRange validation) {

  /** The same fit, whose models also record these results, by name. */
  public FinalFit withResults(Map<String, String> more) {
    return new FinalFit(
        model.withProvenance(model.provenance().withResults(more)),
        leftOut.withProvenance(leftOut.provenance().withResults(more)),
        validation);
  }

  /** The same with prediction intervals. */
  public FinalFit withIntervals(Intervals intervals) {
    return new FinalFit(
        model.withIntervals(intervals), leftOut.withIntervals(intervals), validation);
  }
}
