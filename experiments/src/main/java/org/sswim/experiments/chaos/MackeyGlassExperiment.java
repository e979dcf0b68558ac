package org.sswim.experiments.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.comparison.Spread;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.RollOut;
import org.sswim.linalg.Workers;
import org.sswim.series.TimeSeries;

/**
 * NeuroBench's Mackey-Glass: 750 points train, then the model runs on for 750 by itself, each
 * forecast its next input. The series are made here, so figures are no official submission.
 */
public final class MackeyGlassExperiment implements Catalogue.Source {
  private static final int ROWS = 750;
  private static final double SHIFT = MackeyGlass.POINTS / 2.0;
  private static final int COUNTED = 64;

  /** What one fit came to. */
  private record Run(double smape, EnergyProfile profile) {}

  @Override
  public List<Entry<?>> entries() {
    return List.of(experiment());
  }

  /** The experiment. */
  static Experiment<MackeyGlassOptions> experiment() {
    return new Experiment<>(
        new Card(
            "mackey-glass",
            "Yik et al., NeuroBench: a framework for benchmarking neuromorphic computing, 2023,"
                + " arXiv 2304.04640",
            "those of S-SWIM",
            "the last points of the series, and its own forecasts",
            "sMAPE 13.37 (LSTM), 14.79 (ESN)",
            "docs/algorithms/mackey-glass.md"),
        Experiment.Files.NONE,
        MackeyGlassOptions.defaults(),
        MackeyGlassOptions.published(),
        (files, options, seeds, workers, listener) -> run(options, seeds, workers, listener));
  }

  private static Findings run(
      MackeyGlassOptions options, List<Long> seeds, Workers workers, Experiment.Listener listener) {
    List<MackeyGlass> equations =
        MackeyGlass.ALL.stream()
            .filter(e -> options.tau() == 0 || options.tau() == e.tau())
            .toList();
    List<List<Object>> rows = new ArrayList<>();
    List<Run> every = new ArrayList<>();
    for (MackeyGlass equation : equations) {
      List<Run> runs = new ArrayList<>();
      int all = options.repeats() * seeds.size();
      for (int r = 0; r < all; r++) {
        listener.at((rows.size() + (double) r / all) / equations.size(), "tau " + equation.tau());
        int repeat = r / seeds.size();
        double[] points = equation.points(SHIFT * repeat, 2 * ROWS);
        runs.add(run(points, options, seeds.get(r % seeds.size()), workers));
      }
      rows.add(row("s-swim, tau " + equation.tau(), runs));
      every.addAll(runs);
    }
    if (equations.size() > 1) {
      rows.add(row("s-swim, all", every));
    }
    return new Findings(
        List.of(
            "model",
            "sMAPE",
            "median",
            "bytes",
            "zero weights",
            "zero outputs",
            "dense operations",
            "effective"),
        rows,
        String.format(
            Locale.ROOT,
            "The mean sMAPE is %.2f; series made here are no official submission",
            mean(every, Run::smape)),
        List.of());
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static List<Object> row(String name, List<Run> runs) {
    double[] each = runs.stream().mapToDouble(Run::smape).toArray();
    return List.of(
        name,
        mean(runs, Run::smape),
        Spread.of(each).median(),
        mean(runs, r -> r.profile.parameterBytes() + r.profile.bufferBytes()),
        mean(runs, r -> r.profile.connectionSparsity()),
        mean(runs, r -> r.profile.activationSparsity()),
        mean(runs, r -> r.profile.dense()),
        mean(runs, r -> r.profile.macs() + r.profile.acs()));
  }

  private static Run run(double[] points, MackeyGlassOptions options, long seed, Workers workers) {
    TimeSeries train = TimeSeries.of(List.of("x"), Arrays.copyOf(points, ROWS), null);
    ForecastModel model =
        SSwimForecaster.of(options.window(), 1)
            .neurons(options.neurons())
            .members(options.members())
            .seed(seed)
            .finalFit(train, workers)
            .model();
    Forecast forecast = RollOut.of(model, train, ROWS);
    double sum = 0;
    for (int k = 0; k < ROWS; k++) {
      double truth = points[ROWS + k];
      double said = forecast.value(k + 1, 0);
      sum += 200 * Math.abs(said - truth) / (Math.abs(said) + Math.abs(truth));
    }
    return new Run(sum / ROWS, EnergyMeter.measure(model, train, COUNTED));
  }
}
