package org.sswim.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.Start;
import org.sswim.training.WeightSource;

/** The models that a comparison can hold, in the order of its table. */
public enum ModelKind {
  /** The last observed value. */
  PERSISTENCE("persistence"),
  /** The value one or more whole seasons before. */
  SEASONAL_NAIVE("seasonal-naive"),
  /** Ridge regression on the raw window. */
  RIDGE("ridge"),
  /** A spiking network with random hidden weights. */
  RANDOM("random", WeightSource.RANDOM, false),
  /** A spiking network with hidden weights from uniformly drawn pairs. */
  UNIFORM_PAIRS("uniform-pairs", WeightSource.UNIFORM_PAIRS, false),
  /** A spiking network with hidden weights from data-driven pairs. */
  S_SWIM("s-swim", WeightSource.S_SWIM, false),
  /** {@link #RANDOM} with skip synapses. */
  RANDOM_SKIP("random+skip", WeightSource.RANDOM, true),
  /** {@link #UNIFORM_PAIRS} with skip synapses. */
  UNIFORM_PAIRS_SKIP("uniform-pairs+skip", WeightSource.UNIFORM_PAIRS, true),
  /** {@link #S_SWIM} with skip synapses. */
  S_SWIM_SKIP("s-swim+skip", WeightSource.S_SWIM, true),
  /** A spiking network trained by gradients from the usual default start. */
  GRADIENT_DEFAULT("gradient-default", Start.DEFAULT, false),
  /** A spiking network trained by gradients from random hidden weights as in {@link #RANDOM}. */
  GRADIENT_RANDOM("gradient-random", Start.RANDOM, false),
  /** {@link #RANDOM}, its solved read-out included, trained further by gradients. */
  RANDOM_GRADIENT("random+gradient", Start.RANDOM_SOLVED, false),
  /** {@link #S_SWIM} trained further by gradients. */
  S_SWIM_GRADIENT("s-swim+gradient", Start.S_SWIM, false),
  /** {@link #GRADIENT_DEFAULT} with skip synapses. */
  GRADIENT_DEFAULT_SKIP("gradient-default+skip", Start.DEFAULT, true),
  /** {@link #GRADIENT_RANDOM} with skip synapses. */
  GRADIENT_RANDOM_SKIP("gradient-random+skip", Start.RANDOM, true),
  /** {@link #RANDOM_GRADIENT} with skip synapses. */
  RANDOM_SKIP_GRADIENT("random+skip+gradient", Start.RANDOM_SOLVED, true),
  /** {@link #S_SWIM_GRADIENT} with skip synapses. */
  S_SWIM_SKIP_GRADIENT("s-swim+skip+gradient", Start.S_SWIM, true);

  private final String label;
  private final @Nullable WeightSource source;
  private final boolean skip;
  private final @Nullable Start start;

  ModelKind(String label) {
    this(label, null, null, false);
  }

  ModelKind(String label, WeightSource source, boolean skip) {
    this(label, source, null, skip);
  }

  ModelKind(String label, Start start, boolean skip) {
    this(label, null, start, skip);
  }

  ModelKind(String label, @Nullable WeightSource source, @Nullable Start start, boolean skip) {
    this.label = label;
    this.source = source;
    this.start = start;
    this.skip = skip;
  }

  /** The name in tables and files. */
  public String label() {
    return label;
  }

  /**
   * Where the hidden weights of a spiking model come from; null for other models and for those that
   * are trained by gradients.
   */
  public @Nullable WeightSource source() {
    return source;
  }

  /** Whether the outputs of a spiking model see the raw window, too, through skip synapses. */
  public boolean skip() {
    return skip;
  }

  /** Where training by gradients starts; null for models that are not trained so. */
  public @Nullable Start start() {
    return start;
  }

  /** Whether this is a spiking network. */
  public boolean spiking() {
    return source != null || start != null;
  }

  /** The models of an unqualified comparison: those without skip synapses and gradients. */
  public static List<ModelKind> withoutSkips() {
    return Arrays.stream(values()).filter(kind -> !kind.skip && kind.start == null).toList();
  }

  /** This model with skip synapses; itself if it has them or is not spiking. */
  public ModelKind withSkip() {
    return Arrays.stream(values())
        .filter(kind -> spiking() && kind.skip && kind.source == source && kind.start == start)
        .findFirst()
        .orElse(this);
  }

  /**
   * The model of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static ModelKind named(String label) {
    for (ModelKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "unknown model '"
            + label
            + "'; known: "
            + Arrays.stream(values()).map(ModelKind::label).collect(Collectors.joining(", ")));
  }
}
