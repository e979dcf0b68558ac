package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import java.util.List;
import org.sswim.gradient.StepLoops;

/**
 * The three-factor rule: before, after, and how it went. Of eligibilities e of a sample and a
 * learning signal l that all parameters share, the direction of ascent of the mean signal is
 *
 * <pre>
 *   mean (l - b) e,   b = E[e^2 l] / E[e^2]
 * </pre>
 *
 * <p>with a baseline b of each parameter that leaves the mean as it is and makes its variance
 * least. Both expectations are running averages of batches before this one.
 */
final class ThreeFactorRule {
  private static final float TINY = 1e-12f;

  private final float keep;
  private final List<float[]> eligibilities;
  private final List<float[]> ascent;

  /** E[e^2 l] and E[e^2], up to a common factor. */
  private final List<float[]> weighted;

  private final List<float[]> squares;
  private final List<float[]> weightedNow;
  private final List<float[]> squaresNow;
  private boolean known;

  /**
   * A rule that has seen nothing.
   *
   * @param keep share of a running average that is left after a batch, 0 &le; keep &lt; 1
   */
  ThreeFactorRule(GlmNetwork network, double keep) {
    this.keep = (float) keep;
    eligibilities = network.zeros();
    ascent = network.zeros();
    weighted = network.zeros();
    squares = network.zeros();
    weightedNow = network.zeros();
    squaresNow = network.zeros();
  }

  /**
   * The direction of ascent.
   *
   * @param rows samples of a run
   * @param signal of each, at {@code from} and behind it
   * @return an array for each of the parameters; changed by the next call
   */
  List<float[]> ascent(GlmRun run, int rows, float[] signal, int from) {
    ascent.forEach(a -> Arrays.fill(a, 0));
    weightedNow.forEach(a -> Arrays.fill(a, 0));
    squaresNow.forEach(a -> Arrays.fill(a, 0));
    float mean = 0;
    for (int r = 0; r < rows; r++) {
      mean += signal[from + r] / rows;
    }
    for (int r = 0; r < rows; r++) {
      run.eligibilities(r, eligibilities);
      float l = signal[from + r];
      for (int a = 0; a < ascent.size(); a++) {
        add(l, known ? Float.NaN : mean, rows, a);
      }
    }
    float fresh = known ? 1 - keep : 1;
    for (int a = 0; a < ascent.size(); a++) {
      int n = squares.get(a).length;
      StepLoops.average(n, fresh, weightedNow.get(a), weighted.get(a));
      StepLoops.average(n, fresh, squaresNow.get(a), squares.get(a));
    }
    known = true;
    return ascent;
  }

  private void add(float l, float otherwise, int rows, int a) {
    float[] e = eligibilities.get(a);
    float[] sum = ascent.get(a);
    float[] el = weighted.get(a);
    float[] ee = squares.get(a);
    float[] elNow = weightedNow.get(a);
    float[] eeNow = squaresNow.get(a);
    boolean first = !Float.isNaN(otherwise);
    for (int i = 0; i < e.length; i++) {
      float baseline = first ? otherwise : el[i] / (ee[i] + TINY);
      float square = e[i] * e[i] / rows;
      sum[i] += (l - baseline) * e[i] / rows;
      elNow[i] += square * l;
      eeNow[i] += square;
    }
  }
}
