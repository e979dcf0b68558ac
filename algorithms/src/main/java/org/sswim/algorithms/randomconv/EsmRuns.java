package org.sswim.algorithms.randomconv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.studies.FilterForecaster;
import org.sswim.studies.FilterStage;

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

  /** The experiment. */
  public static Experiment<RunsOptions> experiment() {
    return new Experiment<>(
        EsmCnn.card("esm-runs"),
        new Experiment.Files(1, 1, "a CSV file, whose first column is the series"),
        RunsOptions.defaults(),
        RunsOptions.published(),
        EsmRuns::run,
        true);
  }

  private static Findings run(
      List<Path> files,
      RunsOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    TimeSeries series = SeriesCsv.read(files.get(0), CsvOptions.defaults());
    List<List<Object>> rows = new ArrayList<>();
    List<Findings.Chart> charts = new ArrayList<>();
    StringBuilder means = new StringBuilder();
    FilterForecaster saved = null;
    for (int horizon : options.horizons()) {
      Fold fold = Fold.of(series, options.window(), horizon);
      double[] chosen = new double[seeds.size()];
      double[] whole = new double[seeds.size()];
      double[] kept = new double[seeds.size()];
      for (int k = 0; k < chosen.length; k++) {
        listener.at(
            (rows.size() / 3.0 + (double) k / chosen.length) / options.horizons().size(),
            "horizon " + horizon + ", seed " + seeds.get(k));
        ErrorFeedback.Result result =
            new ErrorFeedback(options.fit(), seeds.get(k), workers)
                .fit(fold.train, fold.leftOut, stage -> {});
        chosen[k] = fold.rmse(result.chosen());
        whole[k] = fold.rmse(result.stages());
        kept[k] = result.kept();
        if (k == 0) {
          charts.add(chart(horizon, result));
          saved =
              new FilterForecaster(
                  options.window(),
                  horizon,
                  fold.mean,
                  fold.unit,
                  result.chosen(),
                  Subset.provenance("esm-runs", options, files.get(0), seeds.get(0)));
        }
      }
      rows.add(row(horizon, "esm-cnn", chosen, kept));
      rows.add(row(horizon, "all filters kept", whole, new double[] {options.filters()}));
      rows.add(row(horizon, "persistence", new double[] {fold.persistence()}, new double[] {0}));
      means.append(means.isEmpty() ? "" : ", ").append(figure(mean(chosen)));
      means.append(" (").append(figure(mean(whole))).append(" with all filters)");
    }
    return new Findings(
        List.of("horizon", "model", "mean RMSE", "best third", "median", "min", "max", "filters"),
        rows,
        "Mean RMSE " + means,
        charts,
        saved == null ? null : new Findings.Saved<>(FilterForecaster.FORMAT, saved));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static List<Object> row(int horizon, String model, double[] rmse, double[] kept) {
    return List.of(
        horizon,
        model,
        mean(rmse),
        bestThird(rmse),
        Findings.median(rmse),
        Arrays.stream(rmse).min().orElseThrow(),
        Arrays.stream(rmse).max().orElseThrow(),
        (long) Findings.median(kept));
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

  private static Findings.Chart chart(int horizon, ErrorFeedback.Result result) {
    double[] at = new double[result.trainError().length];
    for (int i = 0; i < at.length; i++) {
      at[i] = i;
    }
    return new Findings.Chart(
        "Horizon " + horizon,
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
      if (all < FEWEST) {
        throw new IllegalArgumentException(
            "window %s and horizon %s need at least %s rows; the series has %s"
                .formatted(window, horizon, window + horizon + FEWEST - 1, series.rows()));
      }
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
}
