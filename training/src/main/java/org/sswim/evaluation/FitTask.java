package org.sswim.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Task;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastLimits;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ChannelMode;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.stored.Withers;
import org.sswim.training.FitProgress;

/**
 * The task of candidates and what they share: the plan of a seed's networks and the season.
 *
 * @param data what is known while candidates are fitted
 * @param shown the windows that forecasts are made from; no forecast may look past the end of its
 *     window
 * @param rows leading rows on which forecasters without validation windows estimate
 * @param plan which windows train and which choose
 * @param scale on which a season is chosen
 * @param training options of the networks, their seed included
 * @param gradient options of training by gradients, but for the seed
 * @param settings change these options, whatever else they are
 * @param givenSeason m, in rows
 * @param givenStride rows between training windows, as asked for
 * @param workers share the work
 * @param watch hears of the fit
 * @param shared what those that are fitted to the same share
 */
@Withers
public record FitTask(
    TrainingData data,
    TrainingData shown,
    int rows,
    FitPlan plan,
    MetricScale scale,
    ForecastOptions training,
    GradientOptions gradient,
    List<String> settings,
    Auto<Integer> givenSeason,
    Auto<Integer> givenStride,
    Workers workers,
    FitProgress watch,
    Shared shared)
    implements Task<FitTask>, FitTaskBuilder.With {

  /** Sets the options. */
  public FitTask {
    Settings set = Settings.of(training, gradient).withAll(settings);
    training = set.get(ForecastOptions.class);
    gradient = set.get(GradientOptions.class);
  }

  /** What those that are fitted to the same share, once it is known. */
  static final class Shared {
    private final Map<Part, Planned> networks;
    private int season;
    private @Nullable FitTask joint;

    Shared(Map<Part, Planned> networks) {
      this.networks = networks;
    }
  }

  /**
   * Networks of one horizon.
   *
   * @param h number of the horizon
   */
  private record Part(ForecastOptions options, int h) {}

  /**
   * The plan of a network.
   *
   * @param data what is known while candidates are fitted, on the scale on which the network models
   *     it
   * @param shown what forecasts are made of, on that scale
   * @param seconds wall-clock seconds that choosing it took
   */
  record Planned(NetworkPlan plan, TrainingData data, TrainingData shown, double seconds) {}

  /**
   * A task.
   *
   * @param fit what networks begin with: the data are all that is known while candidates are fitted
   * @param series what forecasts are made of: that series, or a longer one that begins with it
   * @param rows leading rows on which forecasters without validation windows estimate
   * @param scale on which a season is chosen
   * @param gradient options of training by gradients; but for the seed
   * @param season m, in rows
   * @param stride rows between training windows, as asked for
   */
  static FitTask of(
      Fit fit,
      TimeSeries series,
      int rows,
      MetricScale scale,
      GradientOptions gradient,
      Auto<Integer> season,
      Auto<Integer> stride) {
    TrainingData data = fit.data();
    TrainingData own = data.sharing(fit.plan());
    return new FitTask(
        own,
        series == data.given()
            ? own
            : TrainingData.of(
                series, data.standardizer(), data.limits(), data.window(), data.channels()),
        rows,
        fit.plan(),
        scale,
        fit.options(),
        gradient,
        List.of(),
        season,
        stride,
        fit.workers(),
        (done, now) -> {},
        new Shared(new HashMap<>()));
  }

  /** What networks begin with. */
  public Fit fit() {
    return new Fit(training, data, plan, workers);
  }

  /** The windows from which forecasts are made. */
  public WindowedSeries windows() {
    return shown.windows();
  }

  /**
   * The season of seasonal forecasters, in rows. It is the given one; else the one whose {@link
   * SeasonalNaive} forecast does best on the validation windows of the longest horizon.
   */
  public int season() {
    if (shared.season == 0 && !givenSeason.isAuto()) {
      shared.season = givenSeason.value();
    } else if (shared.season == 0) {
      int longest = plan.longestPart();
      shared.season =
          SeasonalNaive.choose(
                  data.series(),
                  plan.part(longest).train().count(),
                  data.windows(),
                  new Scoring(plan.part(longest).validation(), plan.longest(), 1, scale, workers))
              .season();
    }
    return shared.season;
  }

  /** The season if some forecaster has taken it; else 0. */
  int takenSeason() {
    return shared.season;
  }

  /** Whether the plans of networks of these options are chosen. */
  boolean chosen(ForecastOptions options) {
    return IntStream.range(0, plan.parts().size())
        .allMatch(h -> shared.networks.containsKey(new Part(options, h)));
  }

  /**
   * The plans of networks of the same options, one per horizon. Scale and moment stage are those
   * that the longest horizon chooses. So is the rest, where {@linkplain Fit#few windows are many},
   * unless another choice is clearly better. Chosen when they are first asked for.
   *
   * @param progress told how far the choice is
   */
  List<Planned> networks(ForecastOptions options, FitProgress progress) {
    int parts = plan.parts().size();
    return IntStream.range(0, parts)
        .mapToObj(h -> network(options, h, progress.part(h, parts)))
        .toList();
  }

  /**
   * The plan of the networks of one horizon.
   *
   * @param h number of the horizon
   */
  Planned network(ForecastOptions options, int h, FitProgress progress) {
    Part part = new Part(options, h);
    Planned known = shared.networks.get(part);
    if (known != null) {
      return known;
    }
    int longest = plan.longestPart();
    Planned other = h == longest ? null : network(options, longest, progress.part(0, 2));
    long began = System.nanoTime();
    Fit own = new Fit(options, data, plan.only(List.of(h)), workers);
    Fit fit = other == null ? own.prepared() : own.withData(other.data());
    TrainingData seen =
        other != null
            ? other.shown()
            : fit.data() == data ? shown : shownBy(fit.data().standardizer(), data.channels());
    ForecastTrainer trainer = new ForecastTrainer(progress);
    NetworkPlan network =
        other == null ? trainer.plan(fit) : trainer.plan(fit, other.plan(), !fit().few());
    Planned planned = new Planned(network, fit.data(), seen, (System.nanoTime() - began) * 1e-9);
    shared.networks.put(part, planned);
    return planned;
  }

  private TrainingData shownBy(Standardizer standardizer, ChannelMode channels) {
    return TrainingData.of(shown.given(), standardizer, data.limits(), data.window(), channels);
  }

  /** A forecaster within the limits of every row; itself if there are none. */
  public BlockForecaster limited(BlockForecaster forecaster) {
    Bounds limits =
        ForecastLimits.of(data.series(), plan.knownRows(data.window()), training.values());
    return Limited.of(forecaster, OutputScale.limited(data.standardizer(), limits));
  }

  /** The same for networks of another seed. */
  FitTask withSeed(long seed) {
    return withTraining(training.withNetwork(training.network().withSeed(seed)))
        .withShared(new Shared(new HashMap<>()));
  }

  /** The same, plans included, for networks of other options. */
  FitTask with(ForecastOptions options) {
    return withTraining(options).withShared(new Shared(shared.networks));
  }

  /** The same, plans included, for networks whose options are set so, whatever else they are. */
  @Override
  public FitTask with(List<String> texts) {
    return withSettings(texts).withShared(new Shared(shared.networks));
  }

  /** The same for networks that see all channels; what is shared is the same at each call. */
  FitTask joint() {
    if (data.channels() == ChannelMode.JOINT) {
      return this;
    }
    if (shared.joint == null) {
      int windows = plan.parts().stream().mapToInt(p -> p.train().count()).max().orElseThrow();
      FitPlan own = plan.withStride(givenStride.or(FitPlan.autoStride(windows, 1)));
      TrainingData seen =
          TrainingData.of(
                  data.given(),
                  data.standardizer(),
                  data.limits(),
                  data.window(),
                  ChannelMode.JOINT)
              .forPlan(own)
              .sharing(own);
      TrainingData all = shown == data ? seen : shownBy(data.standardizer(), ChannelMode.JOINT);
      shared.joint =
          withData(seen).withShown(all).withPlan(own).withShared(new Shared(new HashMap<>()));
    }
    return shared.joint.withWatch(watch);
  }

  /** The same, plans included, for networks whose outputs see spikes only. */
  FitTask withSpikesOnly() {
    return with(training.withSkip(Auto.of(false)));
  }

  /**
   * Another forecaster within limits.
   *
   * @param forecaster the other one
   * @param scale holds the limits
   */
  private record Limited(BlockForecaster forecaster, OutputScale scale) implements BlockForecaster {

    /** The forecaster within limits. */
    static BlockForecaster of(BlockForecaster forecaster, OutputScale scale) {
      if (scale.plain()) {
        return forecaster;
      }
      return forecaster instanceof LinearForecaster linear
          ? linear.withScale(scale)
          : new Limited(forecaster, scale);
    }

    @Override
    public BlockForecaster forWorker() {
      return new Limited(forecaster.forWorker(), scale);
    }

    @Override
    public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
      forecaster.forecast(series, block, horizon, out);
      scale.score(series, block, series.outputs(horizon), out);
    }
  }
}
