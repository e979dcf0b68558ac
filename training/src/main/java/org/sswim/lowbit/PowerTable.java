package org.sswim.lowbit;

import org.sswim.checks.Checks;

/**
 * Tables of powers of two, by which a product becomes a shift: 0 and {@code +-2^k} for {@code 0 <=
 * k < 2^(bits - 1) - 1}. So 2 bits are {-1, 0, 1} and 3 bits {-4, -2, -1, 0, 1, 2, 4}. 1 bit has no
 * room for a 0 and is {-1, 1}.
 *
 * @param bits of an entry, 1 .. {@value #MOST_BITS}
 */
public record PowerTable(int bits) {
  /** Bits of an entry at most: of more, the powers are farther apart than floats are exact. */
  public static final int MOST_BITS = 5;

  private static final int ROUNDS = 5;

  /** Checks the range. */
  public PowerTable {
    Checks.within("bits", bits, 1, MOST_BITS);
  }

  /** The largest entry. */
  public int largest() {
    return bits == 1 ? 1 : 1 << ((1 << (bits - 1)) - 2);
  }

  /** The entry next to a value. */
  public float nearest(float value) {
    if (bits == 1) {
      return value < 0 ? -1 : 1;
    }
    float size = Math.abs(value);
    if (!(size >= 0.5f)) {
      return 0;
    }
    if (size >= largest()) {
      return Math.copySign(largest(), value);
    }
    // Between 2^k and 2^(k+1) the middle divides; below 1 there is 0.
    float low = size < 1 ? 1 : Float.intBitsToFloat(Float.floatToIntBits(size) & 0x7f800000);
    float entry = size < 1.5f * low ? low : 2 * low;
    return Math.copySign(Math.min(entry, largest()), value);
  }

  /** The groups of weights that share a scale. */
  public enum Tie {
    /** The weights of an output neuron. */
    NODE,
    /** All weights of a layer. */
    LAYER,
    /** The weights of a part of the outputs, such as a gate; see {@link Weights#groups}. */
    GROUP
  }

  /**
   * Weights of a layer.
   *
   * @param values row-major {@code [inputs][outputs]}
   * @param outputs number of columns
   * @param groups parts of equal size, side by side, that outputs fall into
   */
  public record Weights(float[] values, int outputs, int groups) {
    /** Checks the shape. */
    public Weights {
      Checks.that(outputs >= 1 && values.length % outputs == 0)
          .or("weights must be whole rows of %s; got %s", outputs, values.length);
      Checks.within("groups", groups, 1, outputs);
    }

    /** Number of scales. */
    public int scales(Tie tie) {
      return tie == Tie.NODE ? outputs : tie == Tie.LAYER ? 1 : groups;
    }

    /** Which scale each output has. */
    private int[] scaleOf(Tie tie) {
      int[] scaleOf = new int[outputs];
      int scales = scales(tie);
      for (int j = 0; j < outputs; j++) {
        scaleOf[j] = (int) ((long) j * scales / outputs);
      }
      return scaleOf;
    }
  }

  /**
   * Projects values onto {@code a Q}, Q of the table, with the same a for all values that are tied.
   * In turns, {@code Q = } nearest entries of {@code V/a} and {@code a = V.Q/Q.Q}; each step lowers
   * {@code |V - a Q|}. The turns begin at {@code a = mean |V|}, as in the papers, and at halves and
   * multiples of it, as wide tables would leave their ends unused. The scale with the least error
   * is taken.
   *
   * @param v row-major, of the shape of the weights
   * @param out written: {@code a Q}; may be the same as v
   */
  public void project(Weights shape, Tie tie, float[] v, float[] out) {
    int[] scaleOf = shape.scaleOf(tie);
    double[] best = scales(shape, tie, v);
    for (int i = 0; i < v.length; i++) {
      double a = best[scaleOf[i % scaleOf.length]];
      out[i] = a > 0 ? (float) (a * nearest((float) (v[i] / a))) : 0;
    }
  }

  /** The scales a of {@link #project}: one for each that is tied, 0 where all values are 0. */
  double[] scales(Weights shape, Tie tie, float[] v) {
    int outputs = shape.outputs;
    int[] scaleOf = shape.scaleOf(tie);
    int scales = shape.scales(tie);
    double[] mean = new double[scales];
    int[] count = new int[scales];
    for (int i = 0; i < v.length; i++) {
      int s = scaleOf[i % outputs];
      mean[s] += Math.abs(v[i]);
      count[s]++;
    }
    double[] best = new double[scales];
    double[] fits = new double[scales];
    for (int start = 0; start < Math.max(1, bits - 1); start++) {
      double[] a = new double[scales];
      for (int s = 0; s < scales; s++) {
        a[s] = mean[s] / count[s] / (1 << start);
      }
      double[] fit = new double[scales];
      for (int round = 0; round < ROUNDS; round++) {
        fit = refine(scaleOf, v, a);
      }
      for (int s = 0; s < scales; s++) {
        if (fit[s] > fits[s]) {
          fits[s] = fit[s];
          best[s] = a[s];
        }
      }
    }
    return best;
  }

  /**
   * Renews scales; returns {@code (V.Q)^2/Q.Q}, which {@code |V - a Q|^2} is short of {@code
   * |V|^2}.
   */
  private double[] refine(int[] scaleOf, float[] v, double[] a) {
    double[] vq = new double[a.length];
    double[] qq = new double[a.length];
    for (int i = 0; i < v.length; i++) {
      int s = scaleOf[i % scaleOf.length];
      float q = a[s] > 0 ? nearest((float) (v[i] / a[s])) : 0;
      vq[s] += q * v[i];
      qq[s] += q * q;
    }
    double[] fit = new double[a.length];
    for (int s = 0; s < a.length; s++) {
      a[s] = qq[s] > 0 ? vq[s] / qq[s] : 0;
      fit[s] = qq[s] > 0 ? vq[s] * vq[s] / qq[s] : 0;
    }
    return fit;
  }
}
