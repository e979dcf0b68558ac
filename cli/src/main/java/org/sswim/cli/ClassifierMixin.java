package org.sswim.cli;

import java.util.List;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.options.Auto;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How classifiers are trained. */
@InGroup(HelpGroup.NETWORK)
@SuppressWarnings("NullAway.Init")
final class ClassifierMixin {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Basic
  @Option(
      names = "--neurons",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.AutoNeurons.class,
      description = "Neurons of the hidden layer; auto is 1000.")
  private Auto<Integer> neurons = Auto.auto();

  @Basic
  @Option(
      names = "--layers",
      paramLabel = "auto|L",
      defaultValue = "1",
      converter = Layers.class,
      description = "Vectors and images: layers that share the neurons (${DEFAULT-VALUE}).")
  private Auto<Integer> layers = Auto.of(1);

  @Option(
      names = "--field",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Field.class,
      description = {
        "Images: side of the square that a neuron sees, 0 for all; tables: columns,",
        "0 for all; sequences: inputs that it sees (${DEFAULT-VALUE})."
      })
  private Auto<Integer> field = Auto.auto();

  @Option(
      names = "--whitening",
      paramLabel = "auto|A",
      defaultValue = "auto",
      converter = Whitening.class,
      description =
          "Vectors and images: how far inputs are decorrelated, 0 to 1 (${DEFAULT-VALUE}).")
  private Auto<Double> whitening = Auto.auto();

  @Option(
      names = "--coding",
      paramLabel = "CODE",
      defaultValue = "current",
      converter = Code.class,
      description = "Vectors and images: current, latency or rate (${DEFAULT-VALUE}).")
  private Coding coding = Coding.CURRENT;

  @Option(
      names = "--shown",
      paramLabel = "T",
      defaultValue = "8",
      converter = Shown.class,
      description = "Vectors and images: steps for which they are shown (${DEFAULT-VALUE}).")
  private int shown;

  @Option(
      names = "--views",
      split = ",",
      paramLabel = "VIEW",
      converter = ViewName.class,
      description = {
        "Sequences: values, changes, shape (each sequence at mean 0, deviation 1),",
        "shape-changes; the first two can be streamed (chosen on samples left out)."
      })
  private List<View> views = List.of();

  @Option(
      names = "--skip",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      converter = Converters.AutoSwitch.class,
      description = "Outputs see the means of inputs, too; auto for sequences (${DEFAULT-VALUE}).")
  private Auto<Boolean> skip = Auto.auto();

  @Option(
      names = "--oversampling",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Oversampling.class,
      description = "Neurons drawn for each that is kept, 1 for no choice (${DEFAULT-VALUE}).")
  private Auto<Integer> oversampling = Auto.auto();

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
      description = "Threads; any number gives the same result (${DEFAULT-VALUE}).")
  private Auto<Integer> threads = Auto.auto();

  ClassifierOptions options() {
    if (views.stream().distinct().count() < views.size()) {
      throw new ParameterException(
          spec.commandLine(), "--views must name each view once; leave out what is there twice");
    }
    return ClassifierOptions.defaults()
        .withNeurons(neurons)
        .withLayers(layers)
        .withSkip(skip)
        .withField(field)
        .withWhitening(whitening)
        .withCoding(coding)
        .withShown(shown)
        .withOversampling(oversampling)
        .withViews(views.isEmpty() ? Auto.auto() : Auto.of(views))
        .withSeed(seed);
  }

  /** Threads to work on; no workers, so that other commands need not load linear algebra. */
  Auto<Integer> threads() {
    return threads;
  }

  /** A field, 0 for all, or {@code auto}. */
  static final class Field extends Converters.OrAuto<Integer> {
    @Override
    Integer value(String text) {
      return (int) Converters.whole(text, 0, 100_000, Auto.WORD);
    }
  }

  /** Hidden layers, or {@code auto}. */
  static final class Layers extends Converters.OrAuto<Integer> {
    @Override
    Integer value(String text) {
      return (int) Converters.whole(text, 1, 3, Auto.WORD);
    }
  }

  /** Candidates for each neuron, or {@code auto}. */
  static final class Oversampling extends Converters.OrAuto<Integer> {
    @Override
    Integer value(String text) {
      return (int) Converters.whole(text, 1, 100, Auto.WORD);
    }
  }

  /** An exponent, or {@code auto}. */
  static final class Whitening extends Converters.OrAuto<Double> {
    @Override
    Double value(String text) {
      return new Converters.UnitInterval().convert(text);
    }
  }

  /** Steps that a vector is shown. */
  static final class Shown implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 1, InputCoding.LONGEST_SHOWN);
    }
  }

  /** How signals are seen. */
  static final class ViewName implements ITypeConverter<View> {
    @Override
    public View convert(String text) {
      return Converters.constant(text, View.class);
    }
  }

  /** How values become input. */
  static final class Code implements ITypeConverter<Coding> {
    @Override
    public Coding convert(String text) {
      return Converters.constant(text, Coding.class);
    }
  }
}
