package org.sswim.gradient;

/** The smooth steps whose derivatives surrogates are, in double. */
final class SmoothStep {
  private SmoothStep() {}

  /** S(x). */
  static double step(Surrogates of, double x) {
    double rest = Math.max(0, 1 - Math.abs(x));
    return switch (of) {
      case ARCTANGENT -> 0.5 + Math.atan(0.5 * Math.PI * x) / Math.PI;
      case FAST_SIGMOID -> 0.5 * (1 + x / (1 + Math.abs(x)));
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case TRIANGULAR -> x < 0 ? 0.5 * rest * rest : 1 - 0.5 * rest * rest;
    };
  }

  /** S'(x). */
  static double slope(Surrogates of, double x) {
    double y = 1 + Math.abs(x);
    double s = step(Surrogates.SIGMOID, x);
    return switch (of) {
      case ARCTANGENT -> 0.5 / (1 + 0.25 * Math.PI * Math.PI * x * x);
      case FAST_SIGMOID -> 0.5 / (y * y);
      case SIGMOID -> s * (1 - s);
      case TRIANGULAR -> Math.max(0, 1 - Math.abs(x));
    };
  }
}
