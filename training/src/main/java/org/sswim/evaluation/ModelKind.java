package org.sswim.evaluation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.training.WeightSource;

/** The models that a comparison can hold, in the order of its table. */
public enum ModelKind {
  /** The last observed value. */
  PERSISTENCE("persistence", null),
  /** The value one or more whole seasons before. */
  SEASONAL_NAIVE("seasonal-naive", null),
  /** Ridge regression on the raw window. */
  RIDGE("ridge", null),
  /** A spiking network with random hidden weights. */
  RANDOM("random", WeightSource.RANDOM),
  /** A spiking network with hidden weights from uniformly drawn pairs. */
  UNIFORM_PAIRS("uniform-pairs", WeightSource.UNIFORM_PAIRS),
  /** A spiking network with hidden weights from data-driven pairs. */
  S_SWIM("s-swim", WeightSource.S_SWIM);

  private final String label;
  private final @Nullable WeightSource source;

  ModelKind(String label, @Nullable WeightSource source) {
    this.label = label;
    this.source = source;
  }

  /** The name in tables and files. */
  public String label() {
    return label;
  }

  /** Where the hidden weights of a spiking model come from; null for other models. */
  public @Nullable WeightSource source() {
    return source;
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
