package org.sswim.training;

/** Where hidden weights come from; all else is shared, down to the random numbers. */
public enum WeightSource {
  /** Pairs of samples with similar inputs and different targets. */
  S_SWIM("s-swim"),
  /** Pairs drawn uniformly. */
  UNIFORM_PAIRS("uniform-pairs"),
  /** Independent normal weights. */
  RANDOM("random");

  private final String label;

  WeightSource(String label) {
    this.label = label;
  }

  /** The name in tables and options. */
  public String label() {
    return label;
  }

  /** The options of S-SWIM with this one difference: neurons are chosen alike from as many. */
  public SSwimOptions apply(SSwimOptions options) {
    return switch (this) {
      case S_SWIM -> options;
      case UNIFORM_PAIRS -> options.withLayer(options.layer().uniformPairs());
      case RANDOM -> options.withLayer(options.layer().randomWeights());
    };
  }
}
