package org.sswim.forecasters;

import java.util.Map;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.series.OutlierPolicy;
import org.sswim.series.TimeSeries;

/**
 * The start of a fit to a whole series, whatever trains. The last share of the windows chooses what
 * is left open. Scalers see the rows of the other windows.
 *
 * @param data the series, standardised
 * @param fitPlan which windows train and which choose
 * @param validationShare share of the windows that chooses
 */
public record FinalTask(TrainingData data, FitPlan fitPlan, double validationShare) {
  /** Share of the windows that chooses where nothing else is said. */
  public static final double USUAL_SHARE = 0.2;

  /** Checks that all windows train in the end. */
  public FinalTask {
    Checks.that(fitPlan.refit()).or("in a final fit, windows that chose train in the end");
  }

  /**
   * Prepares a fit.
   *
   * @param series at least {@code window + horizon + 9} rows
   * @param window H, rows that a forecast sees
   * @param horizon O, rows that it forecasts
   * @param channels shared or joint
   * @param validationShare share of the windows that chooses, in (0, 1); 0.2 is a good start
   * @param stride rows between training windows, or automatic for {@link FitPlan#autoStride}
   * @param outliers what is done about values far outside of the others
   * @throws org.sswim.series.InvalidSeriesException if the series is too short
   */
  public static FinalTask of(
      TimeSeries series,
      int window,
      int horizon,
      ChannelMode channels,
      double validationShare,
      Auto<Integer> stride,
      OutlierPolicy outliers) {
    FitPlan plan = plan(series, window, horizon, channels, validationShare, stride);
    int scalerRows = plan.commonTrain().count() + window - 1;
    TrainingData data = TrainingData.of(series, scalerRows, window, channels, outliers);
    data.requireGroups();
    return new FinalTask(data.forPlan(plan), plan, validationShare);
  }

  /** The same, outliers being looked for. */
  public static FinalTask of(
      TimeSeries series,
      int window,
      int horizon,
      ChannelMode channels,
      double validationShare,
      Auto<Integer> stride) {
    return of(series, window, horizon, channels, validationShare, stride, OutlierPolicy.AUTO);
  }

  /** Which windows of a series train and which choose; arguments are those of {@link #of}. */
  public static FitPlan plan(
      TimeSeries series,
      int window,
      int horizon,
      ChannelMode channels,
      double validationShare,
      Auto<Integer> stride) {
    int windows = Math.max(1, series.rows() - window - horizon + 1);
    int lanes = channels.lanes(series.channels());
    return FitPlan.forFinalFit(
        series.rows(),
        window,
        horizon,
        validationShare,
        series.channels(),
        stride.or(FitPlan.autoStride(windows, lanes)));
  }

  /** The model, its provenance telling what only a fit to a whole series knows. */
  ForecastModel recorded(ForecastModel model) {
    return model.withProvenance(model.provenance().withOptions(options()));
  }

  /** What only a fit to a whole series knows, by name. */
  Map<String, String> options() {
    return Map.of(
        RecordedOptions.STRIDE,
        String.valueOf(fitPlan.stride()),
        RecordedOptions.VALIDATION_SHARE,
        String.valueOf(validationShare));
  }
}
