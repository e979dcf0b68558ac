package org.sswim.forecasters;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.stored.Withers;

/**
 * Fits forecasters to series. Everything but window and horizon has a default.
 *
 * <pre>{@code
 * ForecastModel model = SSwimForecaster.of(96, 24).levels(80, 95).fit(series);
 * }</pre>
 *
 * <p>Immutable: each method that changes an option returns a new forecaster.
 *
 * @param window H, rows that a forecast sees, at least 1
 * @param horizon O, rows that it forecasts, at least 1
 * @param channels one network shared by all channels, or one that sees them jointly
 * @param levels of prediction intervals in per cent, rising, in (0, 100); none for points alone
 * @param validationShare share of the windows that choose options, in (0, 1); these are the last
 * @param stride rows between training windows, at least 1
 * @param options how networks are trained
 */
@Withers
public record SSwimForecaster(
    int window,
    int horizon,
    ChannelMode channels,
    List<Double> levels,
    double validationShare,
    Auto<Integer> stride,
    ForecastOptions options)
    implements SSwimForecasterBuilder.With {

  /** Checks the ranges. */
  public SSwimForecaster {
    Checks.that(window >= 1 && horizon >= 1 && stride.or(1) >= 1)
        .or(
            "window, horizon and stride must be at least 1; got %s, %s and %s",
            window, horizon, stride);
    Checks.that(validationShare > 0 && validationShare < 1)
        .or("the validation share must lie between 0 and 1; got %s", validationShare);
    levels = Checks.levels(levels);
  }

  /**
   * A fit with the defaults. Channels share one network, there are no intervals, and a fifth of the
   * windows chooses options. If there are very many windows, only every n-th one trains.
   *
   * @param window H, rows that a forecast sees
   * @param horizon O, rows that it forecasts
   */
  public static SSwimForecaster of(int window, int horizon) {
    return new SSwimForecaster(
        window,
        horizon,
        ChannelMode.SHARED,
        List.of(),
        FinalTask.USUAL_SHARE,
        Auto.auto(),
        ForecastOptions.defaults());
  }

  /**
   * A fit as close to the published method as we know it: one network that sees all channels, with
   * {@link ForecastOptions#published}. Everything else is as in {@link #of}.
   */
  public static SSwimForecaster published(int window, int horizon) {
    return of(window, horizon).joint().withOptions(ForecastOptions.published());
  }

  /** The same with conformal prediction intervals of some levels, in per cent. */
  public SSwimForecaster levels(double... some) {
    return withLevels(Arrays.stream(some).boxed().toList());
  }

  /** The same with one network that sees all channels. */
  public SSwimForecaster joint() {
    return withChannels(ChannelMode.JOINT);
  }

  /** The same with this number of neurons in each hidden layer. */
  public SSwimForecaster neurons(int neurons) {
    return withOptions(options.withNetwork(network -> network.withNeurons(neurons)));
  }

  /**
   * The same with several networks, whose mean is the forecast. Their seeds derive from the seed of
   * the options. They make one model; its width and the time of its fit grow with their number.
   *
   * @param members 1 .. 20
   */
  public SSwimForecaster members(int members) {
    return withOptions(options.withMembers(Auto.of(members)));
  }

  /** The same with another seed, which covers every draw. */
  public SSwimForecaster seed(long seed) {
    return withOptions(options.withNetwork(network -> network.withSeed(seed)));
  }

  /**
   * Fits a model to a series, on all processors.
   *
   * @param series at least {@code window + horizon + 9} rows
   * @throws org.sswim.series.InvalidDataException if the series is too short
   */
  public ForecastModel fit(TimeSeries series) {
    return finalFit(series, Workers.available()).model();
  }

  /**
   * The task that a fit to a series solves.
   *
   * @param workers share the work
   * @throws org.sswim.series.InvalidDataException if the series is too short
   */
  public FinalTask task(TimeSeries series, Workers workers) {
    FitPlan plan = plan(series);
    int scalerRows = plan.commonTrain().count() + window - 1;
    TrainingData data = TrainingData.of(series, scalerRows, window, channels, options.outliers());
    data.requireGroups();
    return new FinalTask(new Fit(options, data.forPlan(plan), plan, workers), validationShare);
  }

  /** Which windows of a series train and which choose. */
  FitPlan plan(TimeSeries series) {
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

  /**
   * Fits a model to a series. It also keeps the model from before the windows that choose were
   * added to the training.
   *
   * @param workers share the work; the result is the same for any number
   * @throws org.sswim.series.InvalidDataException if the series is too short
   */
  public FinalFit finalFit(TimeSeries series, Workers workers) {
    FinalFit fit = new ForecastTrainer().fit(task(series, workers));
    return levels.isEmpty()
        ? fit
        : fit.withIntervals(
            AbsoluteErrors.of(fit.leftOut(), series, fit.validation()).intervals(levels));
  }
}
