package org.sswim.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Verdict;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.series.TimeSeries;

/**
 * How good a fit is: errors of its forecaster on the windows that were left out of training. Ridge
 * regression that trained on the same windows, and the naive forecasts, stand beside it.
 *
 * <p>Errors are root mean squares over windows, leads and channels, in standard deviations of the
 * channels over the training rows. Every stride-th window counts, the stride being that of the fit.
 * No weight of network and ridge has seen these windows, but they have chosen options and
 * penalties, and the season, of all.
 *
 * @param share of all windows that was left out, the last ones; in (0, 1)
 * @param model error of the forecaster
 * @param season m of the seasonal naive forecast, in rows; 1 if persistence is the only naive
 *     forecast
 * @param simple errors of the others by name, in the order of tables
 */
public record LeftOutErrors(double share, double model, int season, Map<String, Double> simple) {
  private static final MathContext DIGITS = new MathContext(6);
  private static final String ERROR = RecordedOptions.LEFT_OUT + "error";
  private static final String ERROR_OF = ERROR + "-";
  private static final String SEASON = RecordedOptions.LEFT_OUT + "season";
  private static final String MODEL = "model";
  private static final String PERSISTENCE = "persistence";
  private static final String SEASONAL = "seasonal-naive";
  private static final String RIDGE = "ridge";
  private static final List<String> SIMPLE = List.of(PERSISTENCE, SEASONAL, RIDGE);
  private static final int LONGEST_SEASON = 1_000_000;

  /** Rounds errors to 6 digits: the last ones depend on where arrays lie in memory. */
  public LeftOutErrors {
    model = rounded(model);
    simple = new LinkedHashMap<>(simple);
    simple.replaceAll((label, error) -> rounded(error));
  }

  private static double rounded(double error) {
    return Double.isFinite(error) ? new BigDecimal(error).round(DIGITS).doubleValue() : error;
  }

  /**
   * Scores a fit and what it is compared with.
   *
   * @param task what was fitted to
   * @param found what came out; of a training by gradients, too
   */
  public static LeftOutErrors of(FinalTask task, FinalFit found) {
    TrainingData data = task.fit().data();
    FitPlan plan = task.fit().plan();
    int horizon = plan.longest();
    MetricScale scale = MetricScale.standardised(data.series().channels());
    WindowedSeries plain = data.windows();
    Scoring scoring =
        new Scoring(found.validation(), horizon, plan.stride(), scale, task.fit().workers());
    ToDoubleBiFunction<BlockForecaster, WindowedSeries> error =
        (forecaster, windows) -> Math.sqrt(scoring.of(forecaster, windows).mse());
    SeasonalNaive seasonal =
        SeasonalNaive.choose(data.series(), plan.part(0).train().count(), plain, scoring);
    RidgeBaseline ridge = RidgeBaseline.leftOut(task.fit());
    Map<String, Double> simple = new LinkedHashMap<>();
    simple.put(PERSISTENCE, error.applyAsDouble(SeasonalNaive.persistence(), plain));
    if (seasonal.season() > 1) {
      simple.put(SEASONAL, error.applyAsDouble(seasonal, plain));
    }
    simple.put(RIDGE, error.applyAsDouble(ridge.forecaster(0), data.windowsWithKnown(horizon)));
    ForecastModel leftOut = found.leftOut();
    TrainingData own = own(data, leftOut);
    WindowedSeries seen = own.centred(leftOut.moment());
    OutputScale scaled =
        OutputScale.of(seen, leftOut.standardizer(), data.standardizer(), leftOut.bounds());
    return new LeftOutErrors(
        task.validationShare(),
        error.applyAsDouble(
            LinearForecaster.of(leftOut)
                .withJoint(leftOut.joint() == null ? null : own.joint(leftOut.joint()))
                .withScale(scaled),
            leftOut.standardizer() == data.standardizer() ? seen : plain),
        seasonal.season(),
        simple);
  }

  /** The series on the scale of a model. */
  private static TrainingData own(TrainingData data, ForecastModel model) {
    return model.standardizer() == data.standardizer()
        ? data
        : TrainingData.of(
            data.given(), model.standardizer(), model.limits(), data.window(), data.channels());
  }

  /**
   * Fits a forecaster to a series, scores it, and has its models record what came out: what the
   * command line saves.
   *
   * @throws org.sswim.series.InvalidDataException if the series is too short
   */
  public static FinalFit fitted(SSwimForecaster forecaster, TimeSeries series, Workers workers) {
    FinalFit fit = forecaster.finalFit(series, workers);
    return fit.withResults(of(forecaster.task(series, workers), fit).results());
  }

  /** The errors that a model records; null if it records none, or none that can be read. */
  public static @Nullable LeftOutErrors of(Provenance provenance) {
    double model = RecordedOptions.number(provenance.results().get(ERROR));
    double season = RecordedOptions.number(provenance.results().get(SEASON));
    Map<String, Double> simple = new LinkedHashMap<>();
    for (String label : SIMPLE) {
      double error = RecordedOptions.number(provenance.results().get(ERROR_OF + label));
      if (error >= 0) {
        simple.put(label, error);
      }
    }
    // What forecasts and tells of models loads no linear algebra, as RecordedOptions.of would.
    double share =
        RecordedOptions.number(provenance.options().get(RecordedOptions.VALIDATION_SHARE));
    return !(model >= 0) || simple.isEmpty()
        ? null
        : new LeftOutErrors(
            share > 0 && share < 1 ? share : FinalTask.USUAL_SHARE,
            model,
            season >= 1 && season <= LONGEST_SEASON ? (int) season : 1,
            simple);
  }

  /** As results of a training, by name, from which {@link #of(Provenance)} reads them. */
  public Map<String, String> results() {
    Map<String, String> text = new TreeMap<>();
    text.put(ERROR, String.valueOf(model));
    text.put(SEASON, String.valueOf(season));
    simple.forEach((label, error) -> text.put(ERROR_OF + label, String.valueOf(error)));
    return text;
  }

  /**
   * What they say of the model.
   *
   * @param horizon O
   * @return null if no error is known
   */
  public @Nullable Verdict verdict(int horizon) {
    List<Verdict.Row> rows = new ArrayList<>();
    simple.forEach((label, error) -> rows.add(Verdict.Row.of(label, error)));
    rows.add(Verdict.Row.of(MODEL, model));
    return Verdict.of(MODEL, List.of(horizon), rows);
  }
}
