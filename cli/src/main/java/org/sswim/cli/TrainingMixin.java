package org.sswim.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.forecasters.AutoWindow;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.ChannelMode;
import org.sswim.gradient.GradientOptions;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.report.Figures;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;
import org.sswim.stages.MomentMode;
import org.sswim.training.SSwimOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How networks are trained; what says {@code auto} is chosen on the validation block. */
final class TrainingMixin extends SharedOptions {
  private static final int LONGEST_STEPS = 100_000;
  private static final int WIDTH = SSwimOptions.defaults().neurons();

  private final List<Record> usual;

  @Mixin private Flags.Window window;

  @Option(names = "--channels", paramLabel = "MODE", defaultValue = "shared")
  ChannelMode channels;

  @Mixin private Flags.Neurons neurons = new Flags.Neurons(Auto.of(WIDTH));
  @Mixin private SettingsMixin settings;
  @Mixin private Flags.Seed seed;
  @Mixin Flags.Threads threads;

  /**
   * Which windows train.
   *
   * @param stride rows between them
   */
  record Windows(Auto<Integer> stride) {
    /** Checks the range. */
    Windows {
      Checks.that(stride.or(1) >= 1).or("must be auto or at least 1; got %s", stride);
    }
  }

  /**
   * Which windows choose where no split says so.
   *
   * @param validation share of the windows, the last
   */
  record LeftOut(double validation) {
    /** Unless it is set. */
    static final LeftOut USUAL = new LeftOut(FinalTask.USUAL_SHARE);

    /** Checks the range. */
    LeftOut {
      requireShare(validation);
    }
  }

  /**
   * Options of a command.
   *
   * @param others what else can be set: {@link LeftOut#USUAL}, or how gradients train
   */
  TrainingMixin(Record... others) {
    usual =
        Stream.concat(
                Stream.of(ForecastOptions.defaults(), new Windows(Auto.auto())), Stream.of(others))
            .toList();
    settings = new SettingsMixin(usual.toArray(Record[]::new));
  }

  /** Refuses what is no share of windows. */
  static void requireShare(double share) {
    Checks.that(share > 0 && share < 1)
        .or("must be a number above 0 and below 1, such as 0.2; got %s", share);
  }

  /** All that can be set, as it is. */
  private Settings set() {
    return settings.on(
        Stream.concat(
                usual.stream().skip(1),
                Stream.of(
                    ForecastOptions.defaults()
                        .withNetwork(
                            n -> n.withNeurons(neurons.count.or(WIDTH)).withSeed(seed.first))))
            .toArray(Record[]::new));
  }

  /** The options of the network. */
  ForecastOptions options() {
    return set().get(ForecastOptions.class);
  }

  /** The options of training by gradients, where there are any. */
  GradientOptions gradient() {
    return set().get(GradientOptions.class);
  }

  /** How a whole series is fitted, without intervals. */
  SSwimForecaster forecaster(int horizon) {
    return new SSwimForecaster(
        window(), horizon, channels, List.of(), validation(), stride(), options());
  }

  /** Share of the windows, the last, that choose. */
  double validation() {
    return set().get(LeftOut.class).validation();
  }

  /** Rows between training windows. */
  Auto<Integer> stride() {
    return set().get(Windows.class).stride();
  }

  /**
   * Chooses the window where it is left to the data, and says which. Warns of dates in UTC: hours
   * and weekdays of another zone may be what the series follows.
   *
   * @param horizons what is to be forecast
   */
  void chooseWindow(TimeSeries series, List<Integer> horizons) {
    Timeline timeline = series.timeline();
    if (timeline != null && timeline.utc()) {
      command()
          .warn(
              "the dates are in UTC, so hours and weekdays of UTC are learnt; --zone sets another"
                  + " zone, such as --zone Europe/Berlin");
    }
    if (window.rows.isAuto()) {
      AutoWindow chosen = AutoWindow.of(series, horizons);
      window.rows = Auto.of(chosen.rows());
      command().tell(told(chosen, timeline));
    }
  }

  /** Says which window was chosen, and why. */
  static String told(AutoWindow chosen, @Nullable Timeline timeline) {
    List<Integer> seasons = chosen.seasons();
    String listed = seasons.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    return "window of %s%s%s; --window sets another"
        .formatted(
            Figures.count(chosen.rows(), "row"),
            timeline != null && timeline.hasInterval()
                ? ", " + timeline.interval().describe() + " apart"
                : "",
            seasons.isEmpty() ? ", no season found" : ", for seasons of " + listed + " rows");
  }

  /**
   * Rows that a forecast sees.
   *
   * @throws IllegalStateException if they are left to the data and were not chosen yet
   */
  int window() {
    return window.rows.value();
  }

  /**
   * Refuses what the options ask for and a series cannot give.
   *
   * @param horizon rows to forecast
   */
  void requireFit(TimeSeries series, int horizon) {
    double windows = series.rows() - window() - horizon + 1;
    requireFit(series, (int) Math.ceil(windows * validation()), options());
  }

  /**
   * Refuses what options ask for and a series cannot give.
   *
   * @param validation number of windows that choose
   */
  void requireFit(TimeSeries series, int validation, ForecastOptions options) {
    Auto<Integer> taps = options.network().taps();
    not(taps.or(1) > window())
        .or("taps must be at most the window of " + window() + "; got " + taps);
    requireSupports(options.network().banks().or(List.of()));
    not(stride().or(1) > Math.max(1, validation))
        .or("stride must be at most the " + validation + " validation windows; got " + stride());
    MomentMode moment = options.moment().or(MomentMode.NONE);
    not(moment != MomentMode.NONE && series.timeline() == null && series.known() == null)
        .or(
            "moment=%s needs dates or --known columns; no dates were found: name their column with"
                + " --date-column",
            moment.label());
  }

  /** Refuses read-out banks that no model file may hold. */
  private void requireSupports(List<Double> banks) {
    for (double bank : banks) {
      double steps = bank * Math.sqrt(window());
      not(steps > LONGEST_STEPS)
          .or(
              "banks=%s is %s steps over a window of %s rows; at most %s are possible",
              bank, (long) steps, window(), LONGEST_STEPS);
    }
  }

  /** Refuses networks that gradients cannot train here. */
  void requireTrainable(Settings set) {
    ForecastOptions options = set.get(ForecastOptions.class);
    not(options.semantics() == Semantics.STREAMING)
        .or("training by gradients is for semantics=windowed; got streaming");
    // Left to the data, gradients take values as they are.
    not(options.values().transform().or(ValueTransform.NONE) != ValueTransform.NONE)
        .or(
            "training by gradients is for transform=none; got "
                + options.values().transform().or(ValueTransform.NONE).label());
    not(options.members().or(1) > 1)
        .or("training by gradients is for one network, members=1; got " + options.members());
    not(set.get(GradientOptions.class).loss() == GradientOptions.Loss.CROSS_ENTROPY)
        .or("loss must be mse or mae where values are forecast; got cross-entropy");
  }
}
