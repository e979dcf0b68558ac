package org.sswim.descent;

/** How a learning rate changes. */
public enum Schedule {
  /** Not at all. */
  CONSTANT {
    @Override
    public double factor(double done) {
      return 1;
    }
  },
  /** Falls to 0 like half a period of a cosine. */
  COSINE {
    @Override
    public double factor(double done) {
      return 0.5 * (1 + Math.cos(Math.PI * done));
    }
  },
  /** A tenth after half of the training, a hundredth after three quarters. */
  STEP {
    @Override
    public double factor(double done) {
      return done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
    }
  };

  /**
   * The factor of the learning rate.
   *
   * @param done share of the training that is done, 0 .. 1
   */
  public abstract double factor(double done);
}
