package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Comparison;
import org.sswim.comparison.Energy;
import org.sswim.energy.EnergyMeter;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.linalg.Workers;
import org.sswim.options.OptionsJson;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;
import org.sswim.training.Version;

/**
 * Compares models on one series over horizons and seeds, under one protocol.
 *
 * <p>Networks of one seed and preset share the plan; see {@link SolvedNetworks} and {@link
 * GradientNetworks}.
 */
public final class ForecastComparison {
  /** Forecasts on which operations are counted. */
  private static final int COUNTED = 16;

  private final TimeSeries series;
  private final ComparisonOptions options;
  private final Protocol protocol;
  private final FitTask task;
  private final boolean energy;
  private Observer observer = Observer.NONE;
  private @Nullable FitTask seeded;
  private int season;

  /**
   * Prepares a comparison: splits, scalers, plan. Nothing is trained yet.
   *
   * @throws org.sswim.series.InvalidDataException if the series is too short for the split
   */
  public ForecastComparison(TimeSeries series, ComparisonOptions options) {
    this(series, options, false, Workers.available());
  }

  /**
   * Prepares a comparison.
   *
   * @param energy whether to count, too, what the forecasts at the last rows of the series take
   * @param workers share the work
   * @throws org.sswim.series.InvalidDataException if the series is too short for the split
   */
  public ForecastComparison(
      TimeSeries series, ComparisonOptions options, boolean energy, Workers workers) {
    this.series = series;
    this.options = options;
    this.energy = energy;
    protocol = Protocol.of(series, options, options.channels(), workers);
    task =
        FitTask.of(
            protocol.fit(options.training()),
            series,
            protocol.scalerRows(),
            protocol.trainScale(),
            options.gradient(),
            options.season(),
            options.stride());
  }

  /** How the series is split and scaled. */
  public Protocol protocol() {
    return protocol;
  }

  /** The season of the seasonal forecasts, once one has been fitted; 0 before. */
  public int season() {
    return season;
  }

  /** All that a score depends on but its model and seed, see {@link Comparison.Memory}. */
  public String about() {
    return Stream.of(
            Version.current(),
            series.fingerprint(),
            options.window(),
            options.horizons(),
            options.splitRule(),
            options.scale(),
            options.channels(),
            options.training().withNetwork(network -> network.withSeed(0)),
            options.stride(),
            options.season(),
            options.gradient(),
            options.metrics(),
            energy)
        .map(part -> String.valueOf(OptionsJson.plain(part)))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Trains and scores every model.
   *
   * @param progress told before each piece of work, and how far long ones are
   * @return scores by horizon, then model, then seed
   */
  public List<Score> run(FitProgress progress) {
    return run(progress, Observer.NONE);
  }

  /**
   * As {@link #run(FitProgress)}.
   *
   * @param watcher told of every forecaster that is scored
   */
  public List<Score> run(FitProgress progress, Observer watcher) {
    return run(progress, watcher, Comparison.Memory.none());
  }

  /**
   * As {@link #run(FitProgress, Observer)}.
   *
   * @param memory what is known already and so is neither fitted nor watched, and where the rest is
   *     kept
   */
  public List<Score> run(FitProgress progress, Observer watcher, Comparison.Memory<Found> memory) {
    observer = watcher;
    List<Score> scores = new ArrayList<>();
    new Comparison<>(options.models(), options.seeds(), options.training().network().seed())
        .run(this::found, memory, progress)
        .forEach(
            found -> {
              scores.addAll(found.scores);
              season = Math.max(season, found.season);
            });
    // By horizon; models and seeds are in order already.
    scores.sort(Comparator.comparingInt(score -> options.horizons().indexOf(score.horizon())));
    return Collections.unmodifiableList(scores);
  }

  /** The task of a seed: plans of its networks are chosen once. */
  private FitTask task(@Nullable Long seed) {
    if (seed == null) {
      return task;
    }
    FitTask own = seeded;
    if (own == null || own.training().network().seed() != seed) {
      own = task.withSeed(seed);
      seeded = own;
    }
    return own;
  }

  private Found found(
      Candidate<FitTask, Fitted> candidate, @Nullable Long seed, FitProgress progress) {
    String model = candidate.label();
    Fitted fitted = candidate.fit().apply(task(seed).withWatch(progress));
    observer.fitted(model, fitted);
    List<Metrics> metrics = protocol.test(fitted.rows());
    List<Score> scores = new ArrayList<>();
    for (int h = 0; h < protocol.size(); h++) {
      Fitted.Row row = fitted.rows().get(h);
      observer.scored(new Scored(model, seed, h, row.windows(), row.forecaster()));
      scores.add(Score.of(model, protocol.horizon(h), seed, metrics.get(h), row, energy(row)));
    }
    return new Found(task.takenSeason(), scores);
  }

  private @Nullable Energy energy(Fitted.Row row) {
    if (!energy || row.model() == null) {
      return energy ? Energy.plain(row.macs()) : null;
    }
    int counted = Math.min(COUNTED, series.rows() - options.window() + 1);
    return Energy.of(EnergyMeter.measure(row.model().get(), series, counted));
  }

  /**
   * What was found of a model and a seed.
   *
   * @param season that seasonal forecasts have taken by then; 0 before
   * @param scores by horizon
   */
  public record Found(int season, List<Score> scores) {}

  /**
   * A forecaster that was scored on the test windows.
   *
   * @param model what it is
   * @param seed the seed; null for models without random numbers
   * @param h number of the horizon in the protocol
   * @param windows the windows as the model sees them
   * @param forecaster the forecaster
   */
  public record Scored(
      String model,
      @Nullable Long seed,
      int h,
      WindowedSeries windows,
      BlockForecaster forecaster) {}

  /** Sees the models of a comparison on their way. */
  public interface Observer {
    /** Sees nothing. */
    Observer NONE = new Observer() {};

    /** Lets two see, the first one first. */
    static Observer both(Observer one, Observer two) {
      return new Observer() {
        @Override
        public void scored(Scored scored) {
          one.scored(scored);
          two.scored(scored);
        }

        @Override
        public void fitted(String model, Fitted fitted) {
          one.fitted(model, fitted);
          two.fitted(model, fitted);
        }
      };
    }

    /** Called for every model, seed and horizon once it is scored. */
    default void scored(Scored scored) {}

    /** Called for every model and seed before it is scored. */
    default void fitted(String model, Fitted fitted) {}
  }
}
