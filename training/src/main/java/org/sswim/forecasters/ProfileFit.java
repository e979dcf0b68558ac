package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Lapack;
import org.sswim.series.CalendarProfile;
import org.sswim.series.DayBasis;
import org.sswim.series.MissingCells;

/**
 * Fits {@linkplain CalendarProfile calendar profiles} to the observed cells of some rows: for each
 * kind of day ridge regression of the standardised values z on the terms b of the {@link DayBasis},
 * first of all channels together, then of each,
 *
 * <pre>
 *   a_0 = argmin  mean_c sum_t (z_c(t) - a' b(t))^2 + n k a' D a
 *   a_c = argmin         sum_t (z_c(t) - a' b(t))^2 + n k (a - a_0)' D (a - a_0)
 * </pre>
 *
 * so that a channel follows all of them as far as its own days do not say otherwise. n is the rows
 * of a day: values of neighbouring rows are alike, and days are what there are few of. D holds the
 * mean square of each term: 1, and 1/2 for waves.
 */
final class ProfileFit {
  /** k: days that all channels, or a profile of 0, count for; from 1 to 10 all is much the same. */
  private static final double PRIOR_DAYS = 3;

  private static final double DAY = 86_400;

  /** Values beyond so many standard deviations count as these: they are no part of a habit. */
  private static final float MOST = 6;

  private final DayBasis basis;
  private final RowMoments moments;
  private final float[] values;
  private final int channels;
  private final @Nullable MissingCells missing;
  private final int terms;

  /** A fit to the rows of a series. */
  ProfileFit(TrainingData data, RowMoments moments) {
    this.moments = moments;
    basis = moments.basis();
    values = data.standardised();
    channels = data.series().channels();
    missing = data.series().missing();
    terms = basis.terms();
  }

  /**
   * The profile of the first rows but some.
   *
   * @param rows number of leading rows
   * @param from first row that is left out
   * @param to one past the last such row
   */
  CalendarProfile fit(int rows, int from, int to) {
    double[] sum = new double[Math.multiplyExact(moments.known().length, channels)];
    int[] count = new int[sum.length];
    for (int r = 0; r < rows; r++) {
      if (r >= from && r < to) {
        continue;
      }
      for (int c = 0; c < channels; c++) {
        if (missing == null || !missing.at(r, c)) {
          int at = moments.row()[r] * channels + c;
          sum[at] += Math.max(-MOST, Math.min(MOST, values[r * channels + c]));
          count[at]++;
        }
      }
    }
    float[] coefficients = new float[channels * basis.kinds() * terms];
    for (int kind = 0; kind < basis.kinds(); kind++) {
      fit(kind, sum, count, coefficients);
    }
    return new CalendarProfile(basis, channels, coefficients);
  }

  private void fit(int kind, double[] sum, int[] count, float[] coefficients) {
    double[][] gram = new double[channels][terms * terms];
    double[][] products = new double[channels][terms];
    accumulate(kind, sum, count, gram, products);
    double[] pooledGram = new double[terms * terms];
    double[] pooled = new double[terms];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < pooledGram.length; i++) {
        pooledGram[i] += gram[c][i] / channels;
      }
      for (int i = 0; i < terms; i++) {
        pooled[i] += products[c][i] / channels;
      }
    }
    solve(pooledGram, pooled);
    for (int c = 0; c < channels; c++) {
      double[] own = products[c];
      for (int i = 0; i < terms; i++) {
        for (int j = 0; j < terms; j++) {
          own[i] -= gram[c][Math.min(i, j) * terms + Math.max(i, j)] * pooled[j];
        }
      }
      solve(gram[c], own);
      for (int i = 0; i < terms; i++) {
        coefficients[(c * basis.kinds() + kind) * terms + i] = (float) (pooled[i] + own[i]);
      }
    }
  }

  /** Upper triangles of the sums of b b', and the sums of z b. */
  private void accumulate(
      int kind, double[] sum, int[] count, double[][] gram, double[][] products) {
    double[] b = new double[terms];
    for (int m = 0; m < moments.known().length; m++) {
      if (basis.kindOf(moments.known()[m]) != kind) {
        continue;
      }
      basis.write(moments.known()[m], b);
      for (int c = 0; c < channels; c++) {
        int n = count[m * channels + c];
        for (int i = 0; n > 0 && i < terms; i++) {
          products[c][i] += sum[m * channels + c] * b[i];
          for (int j = i; j < terms; j++) {
            gram[c][i * terms + j] += n * b[i] * b[j];
          }
        }
      }
    }
  }

  private void solve(double[] gram, double[] right) {
    double weight = PRIOR_DAYS * DAY / basis.interval().seconds();
    for (int i = 0; i < terms; i++) {
      gram[i * terms + i] += i == 0 ? weight : weight / 2;
    }
    if (!Lapack.cholesky(terms, gram)) {
      throw new ArithmeticException("the sums of a calendar profile are not finite");
    }
    Lapack.choleskySolve(terms, 1, gram, right);
  }
}
