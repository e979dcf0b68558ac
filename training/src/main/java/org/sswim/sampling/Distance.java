package org.sswim.sampling;

/** Distances between two vectors of equal length. */
public enum Distance {
  /** {@code sum |a - b|}. */
  L1 {
    @Override
    public double between(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += Math.abs((double) a[i] - b[i]);
      }
      return sum;
    }
  },
  /** {@code sqrt(sum (a - b)^2)}. */
  L2 {
    @Override
    public double between(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        double d = (double) a[i] - b[i];
        sum += d * d;
      }
      return Math.sqrt(sum);
    }
  },
  /** {@code max |a - b|}. */
  LINF {
    @Override
    public double between(float[] a, float[] b) {
      double max = 0;
      for (int i = 0; i < a.length; i++) {
        max = Math.max(max, Math.abs((double) a[i] - b[i]));
      }
      return max;
    }
  },
  /** 1 - Pearson correlation, in [0, 2]; 1 where a vector is constant. */
  CORRELATION {
    @Override
    public double between(float[] a, float[] b) {
      double meanA = 0;
      double meanB = 0;
      for (int i = 0; i < a.length; i++) {
        meanA += a[i];
        meanB += b[i];
      }
      meanA /= a.length;
      meanB /= b.length;
      double ab = 0;
      double aa = 0;
      double bb = 0;
      for (int i = 0; i < a.length; i++) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
      }
      double norm = Math.sqrt(aa * bb);
      return norm > 0 ? Math.max(0, 1 - ab / norm) : 1;
    }
  };

  /** The distance between two vectors of the same length. */
  public abstract double between(float[] a, float[] b);
}
