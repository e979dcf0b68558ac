package org.sswim.cli;

import java.util.List;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.series.CalendarInputs;
import org.sswim.series.Covariates;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.simulation.Semantics;
import org.sswim.stages.MomentMode;
import org.sswim.training.SSwimOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How networks are trained; what says {@code auto} is chosen on the validation block. */
@InGroup(HelpGroup.NETWORK)
@SuppressWarnings("NullAway.Init")
final class TrainingMixin {
  @InGroup(HelpGroup.TASK)
  @Option(
      names = "--window",
      paramLabel = "auto|H",
      defaultValue = Auto.WORD,
      converter = Converters.AutoCount.class,
      description = "Rows that a forecast sees (${DEFAULT-VALUE}); auto takes some seasons.")
  private Auto<Integer> window;

  @Option(
      names = "--channels",
      paramLabel = "MODE",
      defaultValue = "shared",
      converter = ChannelsConverter.class,
      description = {
        "shared: one network for every channel by itself;",
        "joint: one network that sees all channels (${DEFAULT-VALUE})."
      })
  private ChannelMode channels;

  @Basic
  @Option(
      names = "--neurons",
      paramLabel = "auto|N",
      defaultValue = "400",
      converter = Converters.AutoNeurons.class,
      description = {
        "Neurons per hidden layer (${DEFAULT-VALUE}); auto doubles them from 50 while that",
        "lowers the validation error."
      })
  private Auto<Integer> neurons;

  @Option(
      names = "--layers",
      paramLabel = "L",
      defaultValue = "1",
      converter = Converters.Layers.class,
      description = "Hidden layers (${DEFAULT-VALUE}).")
  private int layers;

  @Option(
      names = "--taps",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.AutoCount.class,
      description = "Rows that a neuron sees at once (${DEFAULT-VALUE}).")
  private Auto<Integer> taps;

  @Option(
      names = "--cost",
      paramLabel = "auto|X",
      defaultValue = "auto",
      converter = Converters.Cost.class,
      description = "Largest spike cost, in deviations of the voltage (${DEFAULT-VALUE}).")
  private Auto<Double> cost;

  @Option(
      names = "--relative-input",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      converter = Converters.AutoSwitch.class,
      description = "Windows relative to their last row (${DEFAULT-VALUE}).")
  private Auto<Boolean> relativeInput;

  @Option(
      names = "--relative-target",
      paramLabel = "on|off",
      defaultValue = "on",
      converter = Converters.OnOff.class,
      description =
          "Outputs are changes from the last observed row, or the values (${DEFAULT-VALUE}).")
  private Converters.Switch relativeTarget;

  @Option(
      names = "--calendar",
      paramLabel = "on|off",
      defaultValue = "off",
      converter = Converters.OnOff.class,
      description =
          "Time of day and day of week as inputs, beside the moment stage (${DEFAULT-VALUE}).")
  private Converters.Switch calendar;

  @Option(
      names = "--skip",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      converter = Converters.AutoSwitch.class,
      description = {
        "Outputs see the raw window and columns beside the channels, too, through skip",
        "synapses, besides the spikes; auto: as left-out windows choose (${DEFAULT-VALUE})."
      })
  private Auto<Boolean> skip;

  @Option(
      names = "--moment",
      paramLabel = "MODE",
      defaultValue = "auto",
      converter = MomentConverter.class,
      description = {
        "What the moment of a row says (clock, weekday, season, dates, --known columns) is learnt",
        "from its values, from anomalies against the weeks around, or none, which leaves the past",
        "alone; auto: as left-out windows choose (${DEFAULT-VALUE})."
      })
  private Auto<MomentMode> moment;

  @Option(
      names = "--semantics",
      paramLabel = "MODE",
      defaultValue = "windowed",
      converter = SemanticsConverter.class,
      description = {
        "windowed: every window starts at rest; streaming: the network runs on",
        "over the series, every row simulated once (${DEFAULT-VALUE})."
      })
  private Semantics semantics;

  @Option(
      names = "--stride",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.AutoCount.class,
      description = "Rows between training windows (${DEFAULT-VALUE}).")
  private Auto<Integer> stride;

  @Option(
      names = "--members",
      paramLabel = "auto|M",
      defaultValue = Auto.WORD,
      converter = Converters.Members.class,
      description = {
        "Networks of seeds of their own whose mean is one model, as many times as wide and as",
        "long to fit, 1 to 20; auto: 3 where windows are few (${DEFAULT-VALUE})."
      })
  private Auto<Integer> members;

  @Basic
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      converter = Converters.Seed.class,
      description = "Covers every random draw (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.Threads.class,
      description = "Threads; the result is the same for any number (${DEFAULT-VALUE}).")
  private Auto<Integer> threads;

  @Mixin private RobustMixin robust;
  @Mixin private ValueMixin values = new ValueMixin();

  @Mixin private AdvancedOptions advanced = new AdvancedOptions();

  /** The options of the network. */
  ForecastOptions options() {
    SSwimOptions network =
        SSwimOptions.defaults()
            .withNeurons(neurons)
            .withLayers(layers)
            .withTaps(taps)
            .withMaxCost(cost)
            .withSeed(seed);
    return new ForecastOptions(
        advanced.apply(network),
        relativeInput,
        relativeTarget == Converters.Switch.ON,
        calendar == Converters.Switch.ON,
        skip,
        semantics,
        robust.outliers(),
        robust.objective(),
        members,
        values.options(),
        moment);
  }

  /** What a fit to a whole series starts from. */
  FinalTask task(TimeSeries series, int horizon, double validationShare) {
    return FinalTask.of(
        series, window(), horizon, channels, validationShare, stride, robust.outliers());
  }

  /** How many threads were asked for. */
  Auto<Integer> threads() {
    return threads;
  }

  /**
   * Chooses the window where it is left to the data, and says which.
   *
   * @param horizons what is to be forecast
   */
  void chooseWindow(SubCommand command, TimeSeries series, List<Integer> horizons) {
    tellOfUtc(command, series);
    if (window.isAuto()) {
      AutoWindow chosen = AutoWindow.of(series, horizons);
      window = Auto.of(chosen.rows());
      command.console().tell(chosen.told(series));
    }
  }

  /**
   * Rows that a forecast sees.
   *
   * @throws IllegalStateException if they are left to the data and were not chosen yet
   */
  int window() {
    return window.value();
  }

  ChannelMode channels() {
    return channels;
  }

  /** Rows between training windows. */
  Auto<Integer> stride() {
    return stride;
  }

  /** Hours and weekdays of another zone may be what a series follows. */
  private static void tellOfUtc(SubCommand command, TimeSeries series) {
    Timeline timeline = series.timeline();
    if (timeline != null && timeline.utc()) {
      command
          .console()
          .warn(
              "the dates are in UTC, and so are hours, weekdays and dates that are learnt; --zone"
                  + " says another, such as --zone Europe/Berlin");
    }
  }

  /**
   * Refuses what the options ask for and a series cannot give.
   *
   * @param validation number of windows that choose
   */
  void requireFit(SubCommand command, TimeSeries series, int validation) {
    if (taps.or(1) > window()) {
      throw command.mistake("--taps must be at most the window of " + window() + "; got " + taps);
    }
    advanced.requireSupports(command, window());
    if (stride.or(1) > Math.max(1, validation)) {
      throw command.mistake(
          "--stride must be at most the " + validation + " validation windows; got " + stride);
    }
    if (calendar == Converters.Switch.ON
        && CalendarInputs.resolvable(series.timeline()).width() == 0) {
      throw command.mistake(
          series.timeline() == null
              ? "--calendar on needs dates; the file has none that were found, try --date-column"
              : "--calendar on needs rows at most a day apart");
    }
    requireMoment(command, series);
  }

  private void requireMoment(SubCommand command, TimeSeries series) {
    Covariates beside = series.covariates();
    boolean known = beside != null && beside.known() != null;
    if (moment.or(MomentMode.NONE) != MomentMode.NONE && series.timeline() == null && !known) {
      throw command.mistake(
          "--moment "
              + moment.value().label()
              + " needs dates or --known columns; the file has no dates that were found, try"
              + " --date-column");
    }
  }

  /** Reads {@code --channels}. */
  static final class ChannelsConverter implements ITypeConverter<ChannelMode> {
    @Override
    public ChannelMode convert(String text) throws TypeConversionException {
      return Converters.constant(text, ChannelMode.class);
    }
  }

  /** Reads {@code --semantics}. */
  static final class SemanticsConverter implements ITypeConverter<Semantics> {
    @Override
    public Semantics convert(String text) throws TypeConversionException {
      return Converters.constant(text, Semantics.class);
    }
  }

  /** Reads what the moment stage is fitted to, or auto. */
  static final class MomentConverter implements ITypeConverter<Auto<MomentMode>> {
    @Override
    public Auto<MomentMode> convert(String text) throws TypeConversionException {
      return text.equals(Auto.WORD)
          ? Auto.auto()
          : Auto.of(Converters.constant(text, MomentMode.class, Auto.WORD));
    }
  }
}
