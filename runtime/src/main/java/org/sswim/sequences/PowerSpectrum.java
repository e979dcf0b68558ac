package org.sswim.sequences;

import java.util.Arrays;
import org.sswim.checks.Checks;

/**
 * The power of a window of samples at equally spaced frequencies.
 *
 * <p>P[k] = |sum_n h[n] x[n] exp(-2 pi i k n / N)|^2 / (sum_n h[n])^2, k = 0 .. N/2. The periodic
 * Hann window is h[n] = 1/2 - 1/2 cos(2 pi n / W), over W samples x. Zeros follow up to N, a power
 * of two. Bin k lies at k rate / N. A sine of amplitude a at a bin gives a^2 / 4 there. The sum is
 * the radix-2 transform of Cooley and Tukey (1965), with decimation in time.
 */
final class PowerSpectrum {
  private final int size;
  private final double[] hann;
  private final double[] cosine;
  private final double[] sine;
  private final double[] real;
  private final double[] imaginary;
  private final double scale;

  /** For windows of W samples, at least 2, and a power of two N that is not below W. */
  PowerSpectrum(int window, int size) {
    Checks.that(window >= 2 && size >= window && Integer.bitCount(size) == 1)
        .or(
            "a window of at least 2 samples needs a power of two not below it; got %s and %s",
            window, size);
    this.size = size;
    hann = new double[window];
    double sum = 0;
    for (int n = 0; n < window; n++) {
      hann[n] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / window);
      sum += hann[n];
    }
    scale = 1 / (sum * sum);
    cosine = new double[size / 2];
    sine = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cosine[k] = StrictMath.cos(2 * Math.PI * k / size);
      sine[k] = -StrictMath.sin(2 * Math.PI * k / size);
    }
    real = new double[size];
    imaginary = new double[size];
  }

  /** Number of frequencies, N/2 + 1. */
  int bins() {
    return size / 2 + 1;
  }

  /**
   * Writes P of the window that begins at a sample; zeros stand behind the last one.
   *
   * @param power written: {@code [bins]}
   */
  void of(float[] samples, int first, double[] power) {
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int n = 0; n < size; n++) {
      boolean inside = n < hann.length && first + n < samples.length;
      real[Integer.reverse(n) >>> shift] = inside ? hann[n] * samples[first + n] : 0;
    }
    Arrays.fill(imaginary, 0);
    transform();
    for (int k = 0; k < power.length; k++) {
      power[k] = (real[k] * real[k] + imaginary[k] * imaginary[k]) * scale;
    }
  }

  /** In place, from bit-reversed order. */
  private void transform() {
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int block = 0; block < size; block += 2 * half) {
        for (int j = 0; j < half; j++) {
          int low = block + j;
          int high = low + half;
          double c = cosine[j * stride];
          double s = sine[j * stride];
          double re = real[high] * c - imaginary[high] * s;
          double im = real[high] * s + imaginary[high] * c;
          real[high] = real[low] - re;
          imaginary[high] = imaginary[low] - im;
          real[low] += re;
          imaginary[low] += im;
        }
      }
    }
  }
}
