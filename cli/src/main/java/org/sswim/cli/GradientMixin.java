package org.sswim.cli;

import java.util.List;
import org.sswim.descent.Schedule;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.Surrogates;
import org.sswim.options.Auto;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How networks are trained by gradients; the number of epochs is an option of each command. */
@InGroup(HelpGroup.GRADIENTS)
@SuppressWarnings("NullAway.Init")
final class GradientMixin {
  private static final GradientOptions DEFAULTS = GradientOptions.defaults();

  @Option(
      names = "--batch",
      paramLabel = "B",
      converter = Epochs.class,
      description = "Windows per step (128).")
  private int batch = DEFAULTS.batch();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      converter = OptimizerConverter.class,
      description = "adam, or sgd with momentum (adam).")
  private GradientOptions.Optimizer optimizer = DEFAULTS.optimizer();

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      converter = LossConverter.class,
      description = "mse or mae: what is minimised, and watched on validation windows (mse).")
  private GradientOptions.Loss loss = DEFAULTS.loss();

  @Option(
      names = "--learning-rate",
      paramLabel = "auto|X",
      converter = AutoAbove.class,
      description = {
        "Relative to the size of a neuron's weights at the start; auto is .1 where the read-out",
        "was solved, else .03 (auto)."
      })
  private Auto<Double> learningRate = DEFAULTS.learningRate();

  @Option(
      names = "--readout-rate",
      paramLabel = "auto|X",
      converter = AutoAtLeast.class,
      description = {
        "Factor of the learning rate for the read-out; 0 keeps it; auto is .1 where it was",
        "solved, else 1 (auto)."
      })
  private Auto<Double> readoutRate = DEFAULTS.readoutRate();

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      converter = ScheduleConverter.class,
      description = "constant, cosine or step: the learning rate over the epochs (cosine).")
  private Schedule schedule = DEFAULTS.schedule();

  @Option(
      names = "--warm-up",
      paramLabel = "EPOCHS",
      converter = AtLeast.class,
      description = "Epochs over which the learning rate rises from 0 (.25).")
  private double warmUp = DEFAULTS.warmUp();

  @Option(
      names = "--clip",
      paramLabel = "NORM",
      converter = AtLeast.class,
      description = "Largest norm of a gradient; 0 for no bound (0).")
  private double clip = DEFAULTS.clip();

  @Option(
      names = "--weight-decay",
      paramLabel = "auto|X",
      converter = AutoAtLeast.class,
      description = {
        "Share of a weight taken away per unit of learning rate; auto is .1 from a solved",
        "read-out with few training windows for each input of a neuron, else 0 (auto)."
      })
  private Auto<Double> weightDecay = DEFAULTS.weightDecay();

  @Option(
      names = "--rate-penalty",
      paramLabel = "X",
      converter = AtLeast.class,
      description = "Factor of the mean firing rate in the loss (0).")
  private double ratePenalty = DEFAULTS.ratePenalty();

  @Option(
      names = "--average",
      paramLabel = "EPOCHS",
      converter = AtLeast.class,
      description = "Epochs over which the kept parameters are averaged; 0 for the last step (.5).")
  private double average = DEFAULTS.average();

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      converter = Epochs.class,
      description = "Epochs without a better validation loss before it stops (5).")
  private int patience = DEFAULTS.patience();

  @Option(
      names = "--surrogate",
      paramLabel = "NAME",
      converter = SurrogateConverter.class,
      description = {
        "Stands for the derivative of a spike: arctangent, fast-sigmoid, sigmoid,",
        "triangular (arctangent)."
      })
  private Surrogates surrogate = DEFAULTS.surrogate();

  @Option(
      names = "--surrogate-scale",
      paramLabel = "X",
      converter = Above.class,
      description = "Its steepness, in one over a deviation of the voltage (2).")
  private double surrogateScale = DEFAULTS.surrogateScale();

  @Option(
      names = "--also-train",
      split = ",",
      paramLabel = "WHAT",
      converter = PartConverter.class,
      description = "Besides weights and biases: delays, supports, costs (none).")
  private List<Part> parts = List.of();

  /** The options with a number of epochs; the seed is that of the network. */
  GradientOptions options(int epochs) {
    return new GradientOptions(
        epochs,
        batch,
        optimizer,
        loss,
        learningRate,
        readoutRate,
        schedule,
        warmUp,
        clip,
        weightDecay,
        ratePenalty,
        average,
        patience,
        surrogate,
        surrogateScale,
        parts.contains(Part.DELAYS),
        parts.contains(Part.SUPPORTS),
        parts.contains(Part.COSTS),
        DEFAULTS.seed());
  }

  /** What may train besides weights and biases. */
  enum Part {
    DELAYS,
    SUPPORTS,
    COSTS
  }

  /** A count of at most 100000. */
  static final class Epochs implements ITypeConverter<Integer> {
    private static final int MOST = 100_000;

    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 1, MOST);
    }
  }

  /** A number of at least 0, or {@code auto}. */
  static final class AutoAtLeast extends Converters.OrAuto<Double> {
    @Override
    Double value(String text) {
      return number(text, true, true);
    }
  }

  /** A number above 0, or {@code auto}. */
  static final class AutoAbove extends Converters.OrAuto<Double> {
    @Override
    Double value(String text) {
      return number(text, true, false);
    }
  }

  /** A number above 0. */
  static final class Above implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, false, false);
    }
  }

  /** A number of at least 0. */
  static final class AtLeast implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, false, true);
    }
  }

  private static double number(String text, boolean auto, boolean zero) {
    double value = Converters.number(text);
    if (!(Double.isFinite(value) && (zero ? value >= 0 : value > 0))) {
      throw Converters.refused(
          "must be "
              + (auto ? "auto or " : "")
              + "a number "
              + (zero ? "of at least 0" : "above 0"),
          text);
    }
    return value;
  }

  /** Reads {@code --optimizer}. */
  static final class OptimizerConverter implements ITypeConverter<GradientOptions.Optimizer> {
    @Override
    public GradientOptions.Optimizer convert(String text) {
      return Converters.constant(text, GradientOptions.Optimizer.class);
    }
  }

  /** Reads {@code --loss}. */
  static final class LossConverter implements ITypeConverter<GradientOptions.Loss> {
    /** Those of values: series have no classes. */
    private static final List<GradientOptions.Loss> LOSSES =
        List.of(GradientOptions.Loss.MSE, GradientOptions.Loss.MAE);

    @Override
    public GradientOptions.Loss convert(String text) {
      for (GradientOptions.Loss loss : LOSSES) {
        if (loss.name().equalsIgnoreCase(text.strip())) {
          return loss;
        }
      }
      throw Converters.refused("must be one of mse, mae", text);
    }
  }

  /** Reads {@code --schedule}. */
  static final class ScheduleConverter implements ITypeConverter<Schedule> {
    @Override
    public Schedule convert(String text) {
      return Converters.constant(text, Schedule.class);
    }
  }

  /** Reads one of {@code --also-train}. */
  static final class PartConverter implements ITypeConverter<Part> {
    @Override
    public Part convert(String text) {
      return Converters.constant(text, Part.class);
    }
  }

  /** Reads {@code --surrogate}. */
  static final class SurrogateConverter implements ITypeConverter<Surrogates> {
    @Override
    public Surrogates convert(String text) {
      try {
        return Surrogates.named(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
