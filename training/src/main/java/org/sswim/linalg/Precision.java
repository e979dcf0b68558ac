package org.sswim.linalg;

/** In what precision products of features are summed within a block of samples. */
public enum Precision {
  /**
   * Single, about an origin near the mean, then added to double sums: twice as fast. Covariances
   * come out with an error of about 1e-7 of the variances; right for features that are bounded and
   * not nearly collinear, such as filtered spikes.
   */
  SINGLE,
  /** Double throughout. */
  DOUBLE
}
