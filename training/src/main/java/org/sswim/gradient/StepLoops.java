package org.sswim.gradient;

/** The loops of the rules that make steps of gradients, small enough to vectorise. */
public final class StepLoops {
  private StepLoops() {}

  /** {@code sum += x}. */
  public static void add(int n, float[] x, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[i];
    }
  }

  /** {@code sum += factor x}. */
  public static void addProduct(int n, float factor, float[] x, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += factor * x[i];
    }
  }

  /** {@code momentum += c (g - momentum)}. */
  public static void average(int n, float c, float[] g, float[] momentum) {
    for (int i = 0; i < n; i++) {
      momentum[i] += c * (g[i] - momentum[i]);
    }
  }

  /** {@code square += c (g g - square)}. */
  public static void averageSquare(int n, float c, float[] g, float[] square) {
    for (int i = 0; i < n; i++) {
      square[i] += c * (g[i] * g[i] - square[i]);
    }
  }

  /** {@code value = keep value - step momentum / (sqrt(square) + tiny)} of some places. */
  public static void adam(
      int from,
      int to,
      float keep,
      float step,
      float tiny,
      float[] momentum,
      float[] square,
      float[] value) {
    for (int i = from; i < to; i++) {
      value[i] = keep * value[i] - step * momentum[i] / ((float) Math.sqrt(square[i]) + tiny);
    }
  }

  /** {@code momentum = left momentum + g; value = keep value - step momentum} of some places. */
  public static void momentum(
      int from,
      int to,
      float keep,
      float step,
      float left,
      float[] g,
      float[] momentum,
      float[] value) {
    for (int i = from; i < to; i++) {
      momentum[i] = left * momentum[i] + g[i];
      value[i] = keep * value[i] - step * momentum[i];
    }
  }
}
