package org.sswim.algorithms.quantum;

/**
 * Integrate-and-fire neurons with threshold 1 and hard reset, over steps:
 *
 * <pre>
 *   v(t) = v(t-1) (1 - s(t-1)) + x(t),  s(t) = 1 if v(t) >= 1, else 0
 * </pre>
 *
 * <p>Backward the step is taken for {@code atan(pi (v - 1)) / pi + 1/2}, whose slope is {@code 1 /
 * (1 + (pi (v - 1))^2)}; the reset is gone through as well.
 *
 * @param steps T
 * @param smooth whether it is that forward, too, which makes slopes exact
 * @see <a href="https://arxiv.org/abs/2007.05785">Fang et al. 2021, for this slope</a>
 */
record ThresholdFiring(int steps, boolean smooth) {

  /**
   * Fires.
   *
   * @param width neurons of all samples
   * @param x currents: {@code [steps][width]}
   * @param v written, voltages before the reset: {@code [steps][width]}
   * @param s written, spikes: {@code [steps][width]}
   */
  void forward(int width, float[] x, float[] v, float[] s) {
    for (int t = 0; t < steps; t++) {
      int at = t * width;
      for (int i = at; i < at + width; i++) {
        float before = t == 0 ? 0 : v[i - width] * (1 - s[i - width]);
        v[i] = before + x[i];
        s[i] = spike(v[i]);
      }
    }
  }

  private float spike(float v) {
    return smooth ? (float) (Math.atan(Math.PI * (v - 1)) / Math.PI + 0.5) : v >= 1 ? 1 : 0;
  }

  /**
   * Goes back.
   *
   * @param ds slopes by spikes; becomes those by currents: {@code [steps][width]}
   */
  void backward(int width, float[] v, float[] s, float[] ds) {
    for (int i = 0; i < width; i++) {
      float later = 0;
      for (int t = steps - 1; t >= 0; t--) {
        int at = t * width + i;
        float u = (float) Math.PI * (v[at] - 1);
        float bySpike = ds[at] - later * v[at];
        later = later * (1 - s[at]) + bySpike / (1 + u * u);
        ds[at] = later;
      }
    }
  }
}
