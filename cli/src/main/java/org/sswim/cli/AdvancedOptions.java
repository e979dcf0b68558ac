package org.sswim.cli;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.options.Auto;
import org.sswim.sampling.Distance;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.PairOptions;
import org.sswim.sampling.TemporalOptions;
import org.sswim.sampling.WeightOptions;
import org.sswim.training.SSwimOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How hidden layers are sampled; what is not given keeps the library's default. */
@InGroup(HelpGroup.SAMPLING)
@SuppressWarnings("NullAway.Init")
final class AdvancedOptions {
  private static final int LONGEST_STEPS = 100_000;

  @Option(
      names = "--weights",
      paramLabel = "RULE",
      converter = RuleConverter.class,
      description = {
        "Directions from pairs of windows at one moment (point), at several (several-points), over",
        "all of the window (function-space), or at random (random)."
      })
  private WeightOptions.@Nullable Rule weights;

  @Option(
      names = "--whitening",
      paramLabel = "A",
      converter = Converters.UnitInterval.class,
      description = "Exponent of the inverse covariance on directions, 0 to 1.")
  private @Nullable Double whitening;

  @Option(
      names = "--predictive",
      paramLabel = "P",
      converter = Converters.UnitInterval.class,
      description = "Largest share of the least-squares direction in weights, 0 to 1.")
  private @Nullable Double predictive;

  @Option(
      names = "--focus",
      paramLabel = "on|off",
      converter = Converters.OnOff.class,
      description = "A neuron of a joint network listens to one signal only.")
  private Converters.@Nullable Switch focus;

  @Option(
      names = "--bias",
      paramLabel = "RULE",
      converter = BiasConverter.class,
      description = "prescribed: half way between a pair; or quantile: of the voltage.")
  private WeightOptions.@Nullable Bias bias;

  @Option(
      names = "--oversampling",
      paramLabel = "auto|N",
      converter = Converters.AutoCount.class,
      description =
          "Neurons sampled for each that is kept, those that forecasts would miss most; 1 keeps all.")
  private @Nullable Auto<Integer> oversampling;

  @Option(
      names = "--banks",
      paramLabel = "S[,S...]",
      split = ",",
      converter = SupportConverter.class,
      description = {
        "Supports of the read-out banks, in square roots of the steps of a window;",
        "else the left-out windows choose."
      })
  private @Nullable List<Double> banks;

  @Option(
      names = "--input-distance",
      paramLabel = "D",
      converter = DistanceConverter.class,
      description = "l1, l2, linf, correlation, or auto by the entropy of the density.")
  private @Nullable Auto<Distance> inputDistance;

  @Option(
      names = "--target-distance",
      paramLabel = "D",
      converter = DistanceConverter.class,
      description = "The same for the targets of a pair.")
  private @Nullable Auto<Distance> targetDistance;

  @Option(
      names = "--temporal",
      paramLabel = "RULE",
      converter = TemporalConverter.class,
      description = "Delays and supports: fixed, log-uniform, or correlation with targets.")
  private TemporalOptions.@Nullable Rule temporal;

  @Option(
      names = "--kernel",
      paramLabel = "NAME",
      converter = KernelConverter.class,
      description = "Of post-synaptic potentials, such as exponential or raised-cosine.")
  private @Nullable Kernel kernel;

  /** Refuses read-out banks that no model file may hold. */
  void requireSupports(SubCommand command, int window) {
    for (double bank : banks == null ? List.<Double>of() : banks) {
      double steps = bank * Math.sqrt(window);
      if (steps > LONGEST_STEPS) {
        throw command.mistake(
            "--banks "
                + bank
                + " is "
                + (long) steps
                + " steps over a window of "
                + window
                + " rows; at most "
                + LONGEST_STEPS
                + " are possible");
      }
    }
  }

  /** The options with what was given. */
  SSwimOptions apply(SSwimOptions options) {
    LayerOptions layer = options.layer();
    return options
        .withLayer(
            layer
                .withWeights(apply(layer.weights()))
                .withPairs(apply(layer.pairs()))
                .withTemporal(set(layer.temporal(), temporal, TemporalOptions::withRule))
                .withPspKernel(kernel == null ? layer.pspKernel() : kernel))
        .withOversampling(oversampling == null ? options.oversampling() : oversampling)
        .withBanks(banks == null ? options.banks() : Auto.of(banks));
  }

  private WeightOptions apply(WeightOptions options) {
    WeightOptions changed = set(options, weights, WeightOptions::withRule);
    changed = set(changed, whitening, WeightOptions::withWhitening);
    changed = set(changed, predictive, WeightOptions::withPredictive);
    changed = set(changed, bias, WeightOptions::withBias);
    return focus == null ? changed : changed.withFocus(focus == Converters.Switch.ON);
  }

  private PairOptions apply(PairOptions options) {
    PairOptions changed = set(options, inputDistance, PairOptions::withInputDistance);
    return set(changed, targetDistance, PairOptions::withTargetDistance);
  }

  private static <R, T> R set(R options, @Nullable T value, BiFunction<R, T, R> with) {
    return value == null ? options : with.apply(options, value);
  }

  /** Reads {@code --weights}. */
  static final class RuleConverter implements ITypeConverter<WeightOptions.Rule> {
    @Override
    public WeightOptions.Rule convert(String text) {
      return Converters.constant(text, WeightOptions.Rule.class);
    }
  }

  /** Reads {@code --bias}. */
  static final class BiasConverter implements ITypeConverter<WeightOptions.Bias> {
    @Override
    public WeightOptions.Bias convert(String text) {
      return Converters.constant(text, WeightOptions.Bias.class);
    }
  }

  /** Reads a distance. */
  static final class DistanceConverter extends Converters.OrAuto<Distance> {
    @Override
    Distance value(String text) {
      return Converters.constant(text, Distance.class, Auto.WORD);
    }
  }

  /** Reads {@code --temporal}. */
  static final class TemporalConverter implements ITypeConverter<TemporalOptions.Rule> {
    @Override
    public TemporalOptions.Rule convert(String text) {
      return Converters.constant(text, TemporalOptions.Rule.class);
    }
  }

  /** Reads one of {@code --banks}. */
  static final class SupportConverter implements ITypeConverter<Double> {
    private static final double SHORTEST = 1e-3;
    private static final double LONGEST = 1000;

    @Override
    public Double convert(String text) {
      double value = Converters.number(text);
      if (!(value >= SHORTEST && value <= LONGEST)) {
        throw Converters.refused("must be numbers in .001..1000, such as .1,.5,2.5", text);
      }
      return value;
    }
  }

  /** Reads {@code --kernel}. */
  static final class KernelConverter implements ITypeConverter<Kernel> {
    @Override
    public Kernel convert(String text) {
      try {
        return Kernels.named(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
