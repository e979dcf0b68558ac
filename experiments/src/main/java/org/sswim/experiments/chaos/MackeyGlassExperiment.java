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
import org.sswim.linalg.Workers;

/**
 * NeuroBench's Mackey-Glass: 750 points train, then the model runs on for 750 by itself, each
 * forecast its next input. The series are made here, so figures are not an official submission.
 */
public final class MackeyGlassExperiment implements Catalogue.Source {
  private static final int ROWS = 750;
  private static final double SHIFT = MackeyGlass.POINTS / 2.0;
  private static final int COUNTED = 64;

  /** What one fit came to. */
  private record Run(String name, double smape, WindowCounter.Footprint footprint) {}

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
            .map(own -> new Run("s-swim, all", own.smape, own.footprint))
            .toList();
    if (equations.size() > 1) {
      rows.add(every);
    }
    return new TrialTable<Run>()
        .fact("model", Run::name)
        .column("sMAPE", runs -> mean(runs, Run::smape))
        .median("median", Run::smape)
        .column("bytes", mean(r -> r.footprint.bytes()))
        .column("zero weights", mean(r -> r.footprint.zeroWeights()))
        .column("zero outputs", mean(r -> r.footprint.zeroOutputs()))
        .column("dense operations", mean(r -> r.footprint.dense()))
        .column("effective", mean(r -> r.footprint.effective()))
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
    WindowCounter model = WindowCounter.of(Arrays.copyOf(points, ROWS), options, seed, workers);
    double[] forecast = model.runOn(ROWS);
    double sum = 0;
    for (int k = 0; k < ROWS; k++) {
      double truth = points[ROWS + k];
      sum += 200 * Math.abs(forecast[k] - truth) / (Math.abs(forecast[k]) + Math.abs(truth));
    }
    return new Run("s-swim, tau " + equation.tau(), sum / ROWS, model.footprint(COUNTED));
  }
}
