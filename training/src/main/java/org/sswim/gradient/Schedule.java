package org.sswim.gradient;

/** How a learning rate changes. */
public enum Schedule {
  /** Not at all. */
  CONSTANT,
  /** Falls to 0 like half a period of a cosine. */
  COSINE,
  /** A tenth after half of the training, a hundredth after three quarters. */
  STEP;

  /**
   * The factor of the learning rate.
   *
   * @param done share of the training that is done, 0 .. 1
   */
  public double factor(double done) {
    return switch (this) {
      case CONSTANT -> 1;
      case COSINE -> 0.5 * (1 + Math.cos(Math.PI * done));
      case STEP -> done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
    };
  }
}
