package org.sswim.cli;

import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Semantics;
import org.sswim.series.CalendarInputs;
import org.sswim.series.TimeSeries;
import org.sswim.training.Choice;
import org.sswim.training.SSwimOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How networks are trained; what says {@code auto} is chosen on the validation block. */
@SuppressWarnings("NullAway.Init")
final class TrainingMixin {
  @Option(
      names = "--window",
      required = true,
      paramLabel = "H",
      converter = Converters.Count.class,
      description = "Rows that a forecast sees (required).")
  private int window;

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

  @Option(
      names = "--neurons",
      paramLabel = "auto|N",
      defaultValue = "400",
      converter = Converters.AutoNeurons.class,
      description = {
        "Neurons per hidden layer (${DEFAULT-VALUE}); auto doubles them from 50 while that",
        "lowers the validation error."
      })
  private int neurons;

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
  private int taps;

  @Option(
      names = "--cost",
      paramLabel = "auto|X",
      defaultValue = "auto",
      converter = Converters.Cost.class,
      description = "Largest spike cost, in deviations of the voltage (${DEFAULT-VALUE}).")
  private double cost;

  @Option(
      names = "--relative-input",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      converter = ChoiceConverter.class,
      description = "Windows relative to their last row (${DEFAULT-VALUE}).")
  private Choice relativeInput;

  @Option(
      names = "--relative-target",
      paramLabel = "auto|on|off",
      defaultValue = "on",
      converter = ChoiceConverter.class,
      description = "Forecasts relative to the last row (${DEFAULT-VALUE}).")
  private Choice relativeTarget;

  @Option(
      names = "--calendar",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      converter = ChoiceConverter.class,
      description = "Time of day and day of week as inputs (${DEFAULT-VALUE}).")
  private Choice calendar;

  @Option(
      names = "--skip",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      converter = ChoiceConverter.class,
      description = {
        "Outputs see the raw window and columns beside the channels, too, through skip",
        "synapses; evaluate shows such models besides; auto is on where there are --known",
        "columns (${DEFAULT-VALUE})."
      })
  private Choice skip;

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
  private int stride;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Covers every random draw (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.Threads.class,
      description = "Threads; the result is the same for any number (${DEFAULT-VALUE}).")
  private int threads;

  @ArgGroup(validate = false, heading = "%nAdvanced, how hidden layers are sampled:%n")
  private AdvancedOptions advanced = new AdvancedOptions();

  /**
   * The options of the network.
   *
   * @param known whether there are columns that are known ahead
   */
  SSwimOptions options(boolean known) {
    SSwimOptions defaults = SSwimOptions.defaults();
    return advanced.apply(
        new SSwimOptions(
            neurons,
            layers,
            taps,
            cost,
            relativeInput,
            relativeTarget,
            calendar,
            skip(known),
            defaults.copies(),
            defaults.oversampling(),
            defaults.relays(),
            defaults.banks(),
            semantics,
            defaults.layer(),
            defaults.readoutKernel(),
            defaults.ridge(),
            defaults.widths(),
            seed));
  }

  /**
   * For {@link Converters#workers}. A method that gave workers would be found by reflection, and
   * with it linear algebra loaded by commands that need none.
   */
  int threads() {
    return threads;
  }

  int window() {
    return window;
  }

  ChannelMode channels() {
    return channels;
  }

  /**
   * Whether outputs have skip synapses.
   *
   * @param known whether there are columns that are known ahead
   */
  boolean skip(boolean known) {
    return skip == Choice.ON || (skip == Choice.AUTO && known);
  }

  int stride() {
    return stride;
  }

  /**
   * Refuses what the options ask for and a series cannot give.
   *
   * @param validation number of windows that choose
   */
  void requireFit(SubCommand command, TimeSeries series, int validation) {
    if (taps > window) {
      throw command.mistake("--taps must be at most the window of " + window + "; got " + taps);
    }
    if (stride > Math.max(1, validation)) {
      throw command.mistake(
          "--stride must be at most the " + validation + " validation windows; got " + stride);
    }
    if (calendar == Choice.ON && CalendarInputs.resolvable(series.timeline()).width() == 0) {
      throw command.mistake(
          series.timeline() == null
              ? "--calendar on needs dates; the file has none that were found, try --date-column"
              : "--calendar on needs rows at most a day apart");
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

  /** Reads a choice. */
  static final class ChoiceConverter implements ITypeConverter<Choice> {
    @Override
    public Choice convert(String text) throws TypeConversionException {
      return Converters.constant(text, Choice.class);
    }
  }
}
