package org.sswim.gradient;

/**
 * A smooth stand-in for the derivative of the spike, which is 0 or infinite, in the backward pass.
 * It is the derivative of a smooth step from 0 to 1 around the threshold.
 *
 * <p>With scale alpha, in one over a unit of voltage, the step is {@code S(alpha v)}; every
 * derivative integrates to 1.
 *
 * @see Surrogates the four that ship
 */
public interface Surrogate {

  /** The name in options. */
  String label();

  /**
   * The smooth step {@code S}.
   *
   * @param x alpha v
   * @return in [0, 1]
   */
  double step(double x);

  /**
   * The derivative {@code S'}.
   *
   * @param x alpha v
   */
  double slope(double x);

  /**
   * Turns gradients by spikes into gradients by voltages: {@code g = g alpha S'(alpha v)}.
   *
   * @param n number of values
   * @param scale alpha, above 0
   * @param voltage v
   * @param gradient g, read and changed
   */
  void backward(int n, float scale, float[] voltage, float[] gradient);
}
