package org.sswim.algorithms.randomconv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.checks.Checks;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.studies.FilterForecaster;
import org.sswim.studies.FilterStage;
import org.sswim.tables.CsvRows;

/**
 * Runs ESM-CNN under the protocol of its paper. The last fifth of the windows tests, the last fifth
 * of those before it chooses, and the others train. The series is standardised by all of its rows,
 * including those that test. Errors are in its own units, over all leads. The first column is the
 * series. The mean of the third of the runs that test best is given, too. The paper's means turn
 * out to be of this kind: its logs are of 20 runs, numbered among 60.
 */
public final class EsmRuns {
  private static final int PARTS = 5;
  private static final int FEWEST = 25;
  private static final int THIRD = 3;

  private EsmRuns() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<RunsOptions> run) {
    RunsOptions options = run.options();
    TimeSeries series = SeriesCsv.read(run.file(0), CsvOptions.defaults());
    List<List<Fit>> fits =
        run.trials(
            options.horizons(),
            horizon -> "horizon " + horizon,
            (horizon, seed, progress) -> {
              Fold fold = Fold.of(series, options.window(), horizon);
              ErrorFeedback learner = new ErrorFeedback(options.fit(), seed, run.workers());
              return new Fit(horizon, fold, learner.fit(fold.train, fold.leftOut, stage -> {}));
            });
    List<List<Tested>> rows = new ArrayList<>();
    List<Findings.Chart> charts = new ArrayList<>();
    StringJoiner means = new StringJoiner(", ", "Mean RMSE ", "");
    for (List<Fit> own : fits) {
      Fit first = own.get(0);
      List<Tested> chosen = own.stream().map(Fit::chosen).toList();
      List<Tested> whole = own.stream().map(fit -> fit.whole(options.filters())).toList();
      rows.add(chosen);
      rows.add(whole);
      rows.add(List.of(new Tested(first.horizon, "persistence", first.fold.persistence(), 0)));
      charts.add(chart(first));
      means.add(
          String.format(
              Locale.ROOT, "%.3f (%.3f with all filters)", mean(rmse(chosen)), mean(rmse(whole))));
    }
    Fit last = fits.get(fits.size() - 1).get(0);
    return new TrialTable<Tested>()
        .fact("horizon", Tested::horizon)
        .fact("model", Tested::model)
        .column("mean RMSE", own -> mean(rmse(own)))
        .column("best third", own -> bestThird(rmse(own)))
        .spread("median", Tested::rmse)
        .column("filters", own -> (long) TrialTable.spread(own, Tested::filters).median())
        .findings(rows, means.toString())
        .withCharts(charts)
        .withSaved(
            FilterForecaster.FORMAT,
            new FilterForecaster(
                options.window(),
                last.horizon,
                last.fold.mean,
                last.fold.unit,
                last.result.chosen(),
                Subset.provenance("esm-runs", run)));
  }

  /** What a seed makes of a horizon. */
  private record Fit(int horizon, Fold fold, ErrorFeedback.Result result) {
    Tested chosen() {
      return new Tested(horizon, "esm-cnn", fold.rmse(result.chosen()), result.kept());
    }

    Tested whole(int filters) {
      return new Tested(horizon, "all filters kept", fold.rmse(result.stages()), filters);
    }
  }

  private record Tested(int horizon, String model, double rmse, double filters) {}

  private static double[] rmse(List<Tested> tests) {
    return tests.stream().mapToDouble(Tested::rmse).toArray();
  }

  /** The mean of the runs that test best: the authors' logs are 20 of 60 runs. */
  private static double bestThird(double[] rmse) {
    double[] sorted = rmse.clone();
    Arrays.sort(sorted);
    return mean(Arrays.copyOf(sorted, Math.max(1, sorted.length / THIRD)));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static Findings.Chart chart(Fit fit) {
    ErrorFeedback.Result result = fit.result;
    double[] at = IntStream.range(0, result.trainError().length).asDoubleStream().toArray();
    return new Findings.Chart(
        "Horizon " + fit.horizon,
        "filters",
        "mean squared error, standardised",
        true,
        List.of(
            new Findings.Curve("train", at, result.trainError()),
            new Findings.Curve("left out", at, result.leftOutError())));
  }

  /**
   * The parts of a series.
   *
   * @param mean of the series
   * @param unit one standard deviation in units of the series
   */
  private record Fold(Windows train, Windows leftOut, Windows test, double mean, double unit) {

    static Fold of(TimeSeries series, int window, int horizon) {
      int all = series.rows() - window - horizon + 1;
      Checks.not(all < FEWEST)
          .or(
              "window %s and horizon %s need at least %s rows; the series has %s",
              window, horizon, window + horizon + FEWEST - 1, series.rows());
      double[] values = new double[series.rows()];
      double mean = 0;
      for (int r = 0; r < values.length; r++) {
        values[r] = series.value(r, 0);
        mean += values[r] / values.length;
      }
      double square = 0;
      for (double value : values) {
        square += (value - mean) * (value - mean) / values.length;
      }
      double unit = square > 0 ? Math.sqrt(square) : 1;
      int test = all / PARTS;
      int leftOut = (all - test) / PARTS;
      int train = all - test - leftOut;
      float[] z = new float[values.length];
      for (int r = 0; r < z.length; r++) {
        z[r] = (float) ((values[r] - mean) / unit);
      }
      return new Fold(
          windows(z, window, horizon, 0, train),
          windows(z, window, horizon, train, leftOut),
          windows(z, window, horizon, train + leftOut, test),
          mean,
          unit);
    }

    private static Windows windows(float[] z, int window, int horizon, int from, int count) {
      float[] x = new float[count * window];
      float[] y = new float[count * horizon];
      double[] weight = new double[count];
      for (int i = 0; i < count; i++) {
        System.arraycopy(z, from + i, x, i * window, window);
        System.arraycopy(z, from + i + window, y, i * horizon, horizon);
        weight[i] = 1;
      }
      return new Windows(count, window, 1, horizon, x, y, weight);
    }

    double rmse(List<FilterStage> stages) {
      double[] left = test.targets();
      for (FilterStage stage : stages) {
        stage.takeOff(test.x(), test.count(), left);
      }
      return unit * Math.sqrt(test.error(left));
    }

    double persistence() {
      double[] left = test.targets();
      for (int i = 0; i < test.count(); i++) {
        float last = test.x()[(i + 1) * test.steps() - 1];
        for (int k = 0; k < test.outputs(); k++) {
          left[i * test.outputs() + k] -= last;
        }
      }
      return unit * Math.sqrt(test.error(left));
    }
  }

  /** See {@link org.sswim.catalogue.ModelRunner.Run#run}. */
  public static String forecast(
      FilterForecaster forecaster, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    TimeSeries series = SeriesCsv.read(Objects.requireNonNull(file), CsvOptions.defaults());
    int window = forecaster.window();
    Checks.not(series.rows() < window)
        .or("%s: a window takes %s rows; the file has %s", file, window, series.rows());
    double[] last = new double[window];
    Arrays.setAll(last, t -> series.value(series.rows() - window + t, 0));
    CsvRows rows = new CsvRows().row("lead", series.channelNames().get(0));
    double[] forecast = forecaster.forecast(last);
    for (int k = 0; k < forecast.length; k++) {
      Checks.that(Float.isFinite((float) forecast[k]))
          .or("the model's forecast at +%s is not a finite number: weights are too large", k + 1);
      rows.row(k + 1, forecast[k]);
    }
    out.append(rows.toString());
    return "";
  }
}
