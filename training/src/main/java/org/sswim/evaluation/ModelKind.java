package org.sswim.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.training.WeightSource;

/** The models that a comparison can hold, in the order of its table. */
public enum ModelKind {
  /** The last observed value. */
  PERSISTENCE("persistence", null, false),
  /** The value one or more whole seasons before. */
  SEASONAL_NAIVE("seasonal-naive", null, false),
  /** Ridge regression on the raw window. */
  RIDGE("ridge", null, false),
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
  S_SWIM_SKIP("s-swim+skip", WeightSource.S_SWIM, true);

  private final String label;
  private final @Nullable WeightSource source;
  private final boolean skip;

  ModelKind(String label, @Nullable WeightSource source, boolean skip) {
    this.label = label;
    this.source = source;
    this.skip = skip;
  }

  /** The name in tables and files. */
  public String label() {
    return label;
  }

  /** Where the hidden weights of a spiking model come from; null for other models. */
  public @Nullable WeightSource source() {
    return source;
  }

  /** Whether the outputs of a spiking model see the raw window, too, through skip synapses. */
  public boolean skip() {
    return skip;
  }

  /** The models of an unqualified comparison: those without skip synapses. */
  public static List<ModelKind> withoutSkips() {
    return Arrays.stream(values()).filter(kind -> !kind.skip).toList();
  }

  /** This model with skip synapses; itself if it has them or is not spiking. */
  public ModelKind withSkip() {
    return Arrays.stream(values())
        .filter(kind -> source != null && kind.skip && kind.source == source)
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
