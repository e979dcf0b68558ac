package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.ValueOptions;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.gradient.GradientOptions;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.series.ValueTransform;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WeightSource;

/**
 * The candidates of forecasts, in the order of tables: the one place that knows them all. A new
 * baseline is a class and a line here.
 *
 * <p>Every network is listed as the task has it, with skip connections where left-out windows ask
 * for them. After each comes the same network with outputs that see spikes only, under the same
 * name with {@code -spikes} at its end.
 */
public final class ForecastCandidates {
  /** The candidates of a comparison for which nothing else is asked. */
  public static final String USUAL =
      "persistence,seasonal-naive,ridge,random,uniform-pairs,s-swim,s-swim-spikes";

  /** The name of S-SWIM's own row. */
  public static final String S_SWIM = "s-swim";

  private static final String GRADIENT = "+gradient";
  private static final String SPIKES = "-spikes";

  /** All of this module. */
  public static final Candidates<FitTask, Fitted> ALL = all();

  private ForecastCandidates() {}

  private static Candidates<FitTask, Fitted> all() {
    List<Candidate<FitTask, Fitted>> all = new ArrayList<>();
    all.add(of("persistence", task -> SeasonalNaive.persistence()));
    all.add(of("seasonal-naive", task -> new SeasonalNaive(task.season())));
    all.add(of("drift", task -> new DriftForecaster()));
    all.add(of("mean", MeanForecaster::of));
    all.add(of("theta", ThetaForecaster::fit));
    all.add(new Candidate<>("ridge", Candidate.Kind.PLAIN, RidgeBaseline::fit));
    networks(
        all,
        List.of(
            solved("random", WeightSource.RANDOM),
            solved("uniform-pairs", WeightSource.UNIFORM_PAIRS),
            solved(S_SWIM, WeightSource.S_SWIM)));
    all.add(published("random:published", WeightSource.RANDOM));
    all.add(published("uniform-pairs:published", WeightSource.UNIFORM_PAIRS));
    all.add(published("s-swim:published", WeightSource.S_SWIM));
    WeightSource.added().forEach(source -> networks(all, List.of(solved(source.label(), source))));
    networks(
        all,
        List.of(
            trained("gradient-default", Start.DEFAULT),
            trained("gradient-random", Start.RANDOM),
            trained("random" + GRADIENT, Start.RANDOM_SOLVED),
            trained(S_SWIM + GRADIENT, Start.SSWIM)));
    return Candidates.of(
        FitTask.class,
        all,
        kind ->
            switch (kind) {
              case PLAIN, SEEDED -> Settings.of();
              case SOLVED -> Settings.of(ForecastOptions.defaults());
              case GRADIENT -> Settings.of(ForecastOptions.defaults(), GradientOptions.defaults());
            });
  }

  /** A candidate without a network. */
  public static Candidate<FitTask, Fitted> of(String label, Baseline baseline) {
    return new Candidate<>(
        label,
        Candidate.Kind.PLAIN,
        task -> {
          long began = System.nanoTime();
          BlockForecaster forecaster = task.limited(baseline.fit(task));
          double seconds = (System.nanoTime() - began) * 1e-9;
          WindowedSeries windows = task.windows();
          List<Fitted.Row> rows =
              task.plan().parts().stream()
                  .map(part -> new Fitted.Row(windows, forecaster, seconds))
                  .toList();
          return new Fitted(rows);
        });
  }

  private static Candidate<FitTask, Fitted> solved(String label, WeightSource source) {
    return new Candidate<>(label, Candidate.Kind.SOLVED, new SolvedNetworks(source, task -> task));
  }

  /** The published algorithm, or its baseline with weights of another source. */
  private static Candidate<FitTask, Fitted> published(String label, WeightSource source) {
    return new Candidate<>(
        label,
        Candidate.Kind.SOLVED,
        new SolvedNetworks(source, task -> task.joint().with(published(task.training()))));
  }

  /**
   * Its options, of the size and seed that are asked for; windows and outputs are relative to an
   * observed row where windows are to be.
   */
  private static ForecastOptions published(ForecastOptions asked) {
    SSwimOptions size = asked.network();
    ValueOptions values = asked.values();
    boolean relative = asked.relativeInput().or(false);
    return ForecastOptions.published()
        .withRelativeInput(Auto.of(relative))
        .withRelativeTarget(relative)
        .withValues(
            values.limits().given()
                ? values.withTransform(Auto.of(ValueTransform.NONE))
                : ValueOptions.unlimited())
        .withNetwork(
            network ->
                network
                    .withNeurons(size.neurons())
                    .withLayers(size.layers())
                    .withSeed(size.seed()));
  }

  /** A network that gradients train. */
  public static Candidate<FitTask, Fitted> trained(String label, Start start) {
    return new Candidate<>(label, Candidate.Kind.GRADIENT, new GradientNetworks(start));
  }

  /** Adds networks, and behind them the same with outputs that see spikes only. */
  private static void networks(
      List<Candidate<FitTask, Fitted>> all, List<Candidate<FitTask, Fitted>> own) {
    all.addAll(own);
    for (Candidate<FitTask, Fitted> candidate : own) {
      String label = candidate.label();
      int end = label.length() - (label.endsWith(GRADIENT) ? GRADIENT.length() : 0);
      all.add(
          new Candidate<>(
              label.substring(0, end) + SPIKES + label.substring(end),
              candidate.kind(),
              task -> candidate.fit().apply(task.withSpikesOnly())));
    }
  }
}
