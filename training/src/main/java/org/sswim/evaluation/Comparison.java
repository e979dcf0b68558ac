package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.training.FittedReadout;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;
import org.sswim.training.WindowedSeries;

/**
 * Compares models on one series over horizons and seeds, under one protocol.
 *
 * <p>Spiking models of one seed share everything but the source of their hidden weights: plan,
 * temporal parameters, width, training windows, the fit of the read-out; skip synapses only come on
 * top. One hidden network, sampled with the targets of the longest horizon, serves all horizons;
 * read-outs are fitted on exactly the training windows of their horizon.
 */
public final class Comparison {
  /** Forecasts on which operations are counted. */
  private static final int COUNTED = 16;

  private final TimeSeries series;
  private final ComparisonOptions options;
  private final Protocol protocol;
  private final boolean energy;
  private final List<WidthScore> widths = new ArrayList<>();
  private final List<EnergyScore> energies = new ArrayList<>();
  private Observer observer = Observer.NONE;
  private int season;

  /** Prepares a comparison that uses all processors and counts no operations. */
  public Comparison(TimeSeries series, ComparisonOptions options) {
    this(series, options, false, Workers.available());
  }

  /**
   * Prepares a comparison: splits, scalers, plan. Nothing is trained yet.
   *
   * @param energy whether to count, too, what the forecasts at the last rows of the series take
   * @throws org.sswim.series.InvalidSeriesException if the series is too short for the split
   */
  public Comparison(TimeSeries series, ComparisonOptions options, boolean energy, Workers workers) {
    this.series = series;
    this.options = options;
    this.energy = energy;
    protocol = new Protocol(series, options, options.channels(), workers);
  }

  /** How the series is split and scaled. */
  public Protocol protocol() {
    return protocol;
  }

  /** Names of the channels that are constant over the training rows. */
  public List<String> constantChannels() {
    return protocol.constantChannels();
  }

  /** Rows between the training windows that networks use. */
  public int stride() {
    return protocol.plan().stride();
  }

  /** The season of the seasonal naive forecast, once it has been scored; 0 before. */
  public int season() {
    return season;
  }

  /** Every width that was tried, where widths are searched for, once models have been scored. */
  public List<WidthScore> widths() {
    return Collections.unmodifiableList(widths);
  }

  /** What forecasts take, by horizon, then model, then seed, if that is counted; else none. */
  public List<EnergyScore> energies() {
    return Collections.unmodifiableList(energies);
  }

  /**
   * Trains and scores every model.
   *
   * @param progress told before each piece of work
   * @return scores by horizon, then model, then seed
   */
  public List<Score> run(Progress progress) {
    return run(progress, Observer.NONE);
  }

  /**
   * As {@link #run(Progress)}.
   *
   * @param watcher told of every forecaster that is scored
   */
  public List<Score> run(Progress progress, Observer watcher) {
    observer = watcher;
    List<ModelKind> spiking = options.models().stream().filter(ModelKind::spiking).toList();
    int plain = options.models().size() - spiking.size();
    int total = plain + options.seeds() * (spiking.isEmpty() ? 0 : spiking.size() + 1);
    int done = 0;
    List<Score> scores = new ArrayList<>();
    for (ModelKind model : options.models()) {
      if (!model.spiking()) {
        progress.at(done++, total, model.label());
        scores.addAll(plain(model));
      }
    }
    for (int s = 0; s < options.seeds() && !spiking.isEmpty(); s++) {
      SSwimOptions training = options.training().withSeed(options.training().seed() + s);
      SSwim trainer = new SSwim(training, protocol.workers());
      progress.at(done++, total, "choosing inputs, seed " + training.seed());
      long began = System.nanoTime();
      NetworkPlan network = trainer.plan(protocol.data(), protocol.plan());
      double planSeconds = (System.nanoTime() - began) * 1e-9;
      for (ModelKind model : spiking) {
        String piece = model.label() + ", seed " + training.seed();
        progress.at(done, total, piece);
        if (model.start() != null) {
          int before = done;
          scores.addAll(
              new GradientComparison(protocol, options, observer)
                  .scores(
                      model,
                      training,
                      network,
                      planSeconds,
                      note -> progress.note(before, total, piece + ", " + note)));
          done++;
          continue;
        }
        done++;
        WeightSource source = Objects.requireNonNull(model.source());
        SSwim skipping = new SSwim(training.withSkip(model.skip()), protocol.workers());
        scores.addAll(spiking(model, skipping, network, source, planSeconds));
      }
    }
    progress.at(total, total, "done");
    scores.sort(
        Comparator.comparingInt((Score s) -> options.horizons().indexOf(s.horizon()))
            .thenComparing(Score::model));
    energies.sort(
        Comparator.comparingInt((EnergyScore e) -> options.horizons().indexOf(e.horizon()))
            .thenComparing(EnergyScore::model));
    return Collections.unmodifiableList(scores);
  }

  private List<Score> plain(ModelKind model) {
    WindowedSeries windows = protocol.data().windows(CalendarInputs.none());
    long began = System.nanoTime();
    List<Score> scores = new ArrayList<>();
    switch (model) {
      case PERSISTENCE -> {
        for (int h = 0; h < protocol.size(); h++) {
          scores.add(score(model, h, windows, SeasonalNaive.persistence()));
        }
      }
      case SEASONAL_NAIVE -> {
        season = options.season() > 0 ? options.season() : chooseSeason(windows);
        for (int h = 0; h < protocol.size(); h++) {
          scores.add(score(model, h, windows, new SeasonalNaive(season)));
        }
      }
      case RIDGE -> {
        RidgeBaseline ridge =
            RidgeBaseline.fit(
                protocol.data(),
                protocol.plan(),
                options.training().ridge(),
                options.training().relativeTarget(),
                protocol.workers());
        double seconds = (System.nanoTime() - began) * 1e-9;
        for (int h = 0; h < protocol.size(); h++) {
          FittedReadout readout = ridge.readouts().get(h);
          BlockForecaster forecaster = new LinearForecaster(ridge.features(), readout);
          Metrics metrics = protocol.test(h, windows, forecaster);
          observer.scored(new Scored(model, null, h, windows, forecaster, metrics));
          long parameters = readout.weights().length + (long) readout.intercept().length;
          scores.add(row(model, h, null, metrics, seconds, 0, parameters, 0));
          double map = (double) windows.lanes() * readout.weights().length;
          if (energy) {
            energies.add(new EnergyScore(model, readout.horizon(), null, map, 0, map, 0));
          }
        }
      }
      default -> throw new IllegalArgumentException(model + " is a spiking model");
    }
    return scores;
  }

  private int chooseSeason(WindowedSeries windows) {
    int longest = protocol.plan().longest();
    Split split = protocol.split(options.horizons().indexOf(longest));
    return SeasonalNaive.choose(
            series,
            split.train().count(),
            windows,
            split.validation(),
            longest,
            protocol.trainScale(),
            protocol.workers())
        .season();
  }

  private List<Score> spiking(
      ModelKind model,
      SSwim trainer,
      NetworkPlan network,
      WeightSource source,
      double planSeconds) {
    WindowedSeries windows = protocol.data().windows(network.calendar());
    List<Tested> tested = new ArrayList<>();
    Trained trained =
        trainer.train(
            protocol.data(), protocol.plan(), network, source, seen -> test(seen, windows, tested));
    long seed = trainer.options().seed();
    if (trained.widths() != null) {
      tested.forEach(t -> widths.add(t.score(model, seed, trained.layerNeurons())));
    }
    double seconds =
        planSeconds + trained.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    List<Tested> taken = tested.stream().filter(t -> t.neurons == trained.layerNeurons()).toList();
    observer.trained(model, trainer, trained);
    List<Score> scores = new ArrayList<>();
    for (int h = 0; h < protocol.size(); h++) {
      BlockForecaster forecaster =
          new LinearForecaster(trained.features(), trained.readouts().get(h));
      observer.scored(new Scored(model, seed, h, windows, forecaster, taken.get(h).metrics));
      scores.add(
          row(
              model,
              h,
              seed,
              taken.get(h).metrics,
              seconds,
              trained.network().neurons(),
              trained.network(readout(trained, h)).parameters(),
              trained.spikeRate()));
      if (energy) {
        countOperations(model, seed, trainer.model(protocol.data(), trained, readout(trained, h)));
      }
    }
    return scores;
  }

  private static FittedReadout readout(Trained trained, int h) {
    return trained.readouts().get(h);
  }

  private void countOperations(ModelKind model, long seed, ForecastModel fitted) {
    int counted = Math.min(COUNTED, series.rows() - options.window() + 1);
    EnergyProfile profile = EnergyMeter.measure(fitted, series, counted);
    energies.add(
        new EnergyScore(
            model,
            fitted.spec().horizon(),
            seed,
            profile.macs(),
            profile.acs(),
            profile.dense(),
            profile.neuronUpdates()));
  }

  private void test(Trained trained, WindowedSeries windows, List<Tested> tested) {
    for (int h = 0; h < protocol.size(); h++) {
      FittedReadout readout = trained.readouts().get(h);
      Metrics metrics =
          protocol.test(h, windows, new LinearForecaster(trained.features(), readout));
      tested.add(new Tested(trained.layerNeurons(), readout, metrics));
    }
  }

  /** The test errors of a network of some width at one horizon. */
  private record Tested(int neurons, int horizon, double validationError, Metrics metrics) {
    Tested(int neurons, FittedReadout readout, Metrics metrics) {
      this(neurons, readout.horizon(), readout.validationError(), metrics);
    }

    WidthScore score(ModelKind model, long seed, int taken) {
      return new WidthScore(
          model,
          horizon,
          seed,
          neurons,
          validationError,
          metrics.rse(),
          metrics.mse(),
          metrics.mae(),
          neurons == taken);
    }
  }

  private Score score(ModelKind model, int h, WindowedSeries windows, BlockForecaster forecaster) {
    Metrics metrics = protocol.test(h, windows, forecaster);
    observer.scored(new Scored(model, null, h, windows, forecaster, metrics));
    return row(model, h, null, metrics, 0, 0, 0, 0);
  }

  private Score row(
      ModelKind model,
      int h,
      @Nullable Long seed,
      Metrics metrics,
      double seconds,
      int neurons,
      long parameters,
      double spikeRate) {
    return new Score(
        model,
        options.horizons().get(h),
        seed,
        metrics.rse(),
        metrics.r2(),
        metrics.mse(),
        metrics.mae(),
        seconds,
        neurons,
        parameters,
        spikeRate);
  }

  /**
   * A forecaster and its errors on the test windows.
   *
   * @param model what it is
   * @param seed the seed; null for models without random numbers
   * @param h number of the horizon in the protocol
   * @param windows the windows as the model sees them
   * @param forecaster the forecaster
   * @param metrics its errors; a column is a lead of a channel, ordered by lead
   */
  public record Scored(
      ModelKind model,
      @Nullable Long seed,
      int h,
      WindowedSeries windows,
      BlockForecaster forecaster,
      Metrics metrics) {}

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
        public void trained(ModelKind model, SSwim trainer, Trained trained) {
          one.trained(model, trainer, trained);
          two.trained(model, trainer, trained);
        }
      };
    }

    /** Called for every model, seed and horizon once it is scored. */
    default void scored(Scored scored) {}

    /** Called for every spiking model and seed before it is scored. */
    default void trained(ModelKind model, SSwim trainer, Trained trained) {}
  }

  /** Hears how far a comparison is. */
  public interface Progress {
    /**
     * Called before each piece of work, and once at the end with {@code done == total}.
     *
     * @param done pieces finished
     * @param total pieces in all
     * @param next what comes now
     */
    void at(int done, int total, String next);

    /**
     * Called while a long piece of work goes on.
     *
     * @param now how far it is
     */
    default void note(int done, int total, String now) {}
  }
}
