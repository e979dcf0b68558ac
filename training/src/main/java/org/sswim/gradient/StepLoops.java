package org.sswim.gradient;

/**
 * The loops that training spends its time in, apart from matrix products.
 *
 * <p>HotSpot (17 and 25) vectorises a loop only if it is small and all arrays are indexed alike.
 * Hence there is one array per time step, and parameters of neurons are repeated for every sample
 * of a batch.
 */
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

  /** {@code memory = decay memory + factor x}. */
  static void decayAndAddProduct(int n, float[] decay, float[] factor, float[] x, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay[i] * memory[i] + factor[i] * x[i];
    }
  }

  /** {@code out = factor x + y}. */
  static void multiplyAndAdd(int n, float[] factor, float[] x, float[] y, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = factor[i] * x[i] + y[i];
    }
  }

  /** {@code sum[to + b] += factor x[from + b]} for each sample b. */
  static void addProduct(int count, float factor, float[] x, int from, float[] sum, int to) {
    for (int b = 0; b < count; b++) {
      sum[to + b] += factor * x[from + b];
    }
  }

  /** {@code sum_b x[from + b] y[at + b]}; several sums, as each waits for itself. */
  static float product(int count, float[] x, int from, float[] y, int at) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += x[from + i] * y[at + i];
      b += x[from + i + 1] * y[at + i + 1];
      c += x[from + i + 2] * y[at + i + 2];
      d += x[from + i + 3] * y[at + i + 3];
    }
    for (; i < count; i++) {
      a += x[from + i] * y[at + i];
    }
    return a + b + (c + d);
  }

  /** {@code sum[i][b] += factor[from + b] x[i][b]} for each row i of samples b. */
  static void addColumnProduct(
      int rows, int count, float[] factor, int from, float[] x, float[] sum) {
    for (int i = 0; i < rows; i++) {
      int row = i * count;
      for (int b = 0; b < count; b++) {
        sum[row + b] += factor[from + b] * x[row + b];
      }
    }
  }

  /** {@code x[i][b] = factor[b] x[i][b]} for each row i of samples b. */
  static void multiplyColumns(int rows, int count, float[] factor, float[] x) {
    for (int i = 0; i < rows; i++) {
      int row = i * count;
      for (int b = 0; b < count; b++) {
        x[row + b] *= factor[b];
      }
    }
  }

  /** Repeats every value: {@code out[i * times + b] = values[i]}. */
  static void repeat(float[] values, int times, float[] out) {
    int at = 0;
    for (float value : values) {
      for (int b = 0; b < times; b++) {
        out[at++] = value;
      }
    }
  }

  /** Adds up every run of values: {@code sums[i] += sum_b values[i * times + b]}. */
  static void addRuns(float[] values, int times, float[] sums) {
    int at = 0;
    for (int i = 0; i < sums.length; i++) {
      float sum = 0;
      for (int b = 0; b < times; b++) {
        sum += values[at++];
      }
      sums[i] += sum;
    }
  }
}
