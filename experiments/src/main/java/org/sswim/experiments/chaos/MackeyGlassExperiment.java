package org.sswim.experiments.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.CatalogueRows;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
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
 * forecast its next input. The series are made here, so figures are not an official submission.
 */
public final class MackeyGlassExperiment implements Catalogue.Source {
  private static final int ROWS = 750;
  private static final double SHIFT = MackeyGlass.POINTS / 2.0;
  private static final int COUNTED = 64;

  /** What one fit came to. */
  private record Run(String name, double smape, EnergyProfile profile) {}

  @Override
  public List<Entry<?>> entries() {
    return List.of(experiment());
  }

  /** The experiment. */
  static Experiment<MackeyGlassOptions> experiment() {
    return CatalogueRows.beside(MackeyGlassExperiment.class)
        .experiment("mackey-glass", MackeyGlassOptions.class, MackeyGlassExperiment::run);
  }

  private static Findings run(Experiment.Run<MackeyGlassOptions> run) {
    MackeyGlassOptions options = run.options();
    List<MackeyGlass> equations =
        MackeyGlass.ALL.stream()
            .filter(e -> options.tau() == 0 || options.tau() == e.tau())
            .toList();
    List<List<Run>> rows = new ArrayList<>();
    for (List<List<Run>> own :
        run.trials(
            equations,
            equation -> "tau " + equation.tau(),
            (equation, seed, progress) ->
                IntStream.range(0, options.repeats())
                    .mapToObj(r -> run(equation, r, options, seed, run.workers()))
                    .toList())) {
      rows.add(
          IntStream.range(0, options.repeats())
              .boxed()
              .flatMap(r -> own.stream().map(ofSeed -> ofSeed.get(r)))
              .toList());
    }
    List<Run> every =
        rows.stream()
            .flatMap(List::stream)
            .map(own -> new Run("s-swim, all", own.smape, own.profile))
            .toList();
    if (equations.size() > 1) {
      rows.add(every);
    }
    return new TrialTable<Run>()
        .fact("model", Run::name)
        .column("sMAPE", runs -> mean(runs, Run::smape))
        .median("median", Run::smape)
        .column("bytes", mean(r -> r.profile.parameterBytes() + r.profile.bufferBytes()))
        .column("zero weights", mean(r -> r.profile.connectionSparsity()))
        .column("zero outputs", mean(r -> r.profile.activationSparsity()))
        .column("dense operations", mean(r -> r.profile.dense()))
        .column("effective", mean(r -> r.profile.macs() + r.profile.acs()))
        .findings(
            rows,
            "The mean sMAPE is %.2f; series made here are not an official submission",
            mean(every, Run::smape));
  }

  private static Function<List<Run>, Object> mean(ToDoubleFunction<Run> figure) {
    return runs -> mean(runs, figure);
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static Run run(
      MackeyGlass equation, int repeat, MackeyGlassOptions options, long seed, Workers workers) {
    double[] points = equation.points(SHIFT * repeat, 2 * ROWS);
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
    return new Run(
        "s-swim, tau " + equation.tau(), sum / ROWS, EnergyMeter.measure(model, train, COUNTED));
  }
}
