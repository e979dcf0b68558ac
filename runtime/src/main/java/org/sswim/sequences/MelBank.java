package org.sswim.sequences;

import java.util.Arrays;

/**
 * Triangles that are equally wide on the mel scale of HTK, mel(f) = 2595 log10(1 + f / 700), f in
 * Hz, over the bins of a spectrum.
 *
 * <p>Source: S. Young et al., The HTK Book (version 3.4), section 5.4.
 */
final class MelBank {
  private final int[] first;
  private final double[][] weights;

  /**
   * A bank.
   *
   * @param corners in Hz, rising: band b rises from corner b to corner b + 1 and falls to corner b
   *     + 2: {@code [bands + 2]}
   * @param spacing of the bins in Hz, the first of which lies at 0
   * @param bins number of bins
   */
  MelBank(double[] corners, double spacing, int bins) {
    int bands = corners.length - 2;
    first = new int[bands];
    weights = new double[bands][];
    for (int b = 0; b < bands; b++) {
      first[b] = (int) Math.ceil(corners[b] / spacing);
      int end = Math.min(bins, (int) Math.floor(corners[b + 2] / spacing) + 1);
      weights[b] = new double[end - first[b]];
      for (int i = 0; i < weights[b].length; i++) {
        weights[b][i] = weight(corners, b, (first[b] + i) * spacing);
      }
    }
  }

  /** The place of a frequency in Hz on the scale. */
  static double mel(double hertz) {
    return 2595 * StrictMath.log10(1 + hertz / 700);
  }

  /** The frequency in Hz of a place on the scale. */
  static double hertz(double mel) {
    return 700 * (StrictMath.pow(10, mel / 2595) - 1);
  }

  /** Frequencies in Hz at equal distances on the scale: {@code [bands + 2]}. */
  static double[] corners(int bands, double lowest, double highest) {
    double from = mel(lowest);
    double width = (mel(highest) - from) / (bands + 1);
    double[] corners = new double[bands + 2];
    Arrays.setAll(corners, b -> hertz(from + b * width));
    return corners;
  }

  /** The weighted sum of the power in a band. */
  double energy(double[] power, int band) {
    double sum = 0;
    for (int i = 0; i < weights[band].length; i++) {
      sum += weights[band][i] * power[first[band] + i];
    }
    return sum;
  }

  /** 1 at the middle corner of a band, 0 at both others and outside. */
  private static double weight(double[] corners, int band, double hertz) {
    double rising = (hertz - corners[band]) / (corners[band + 1] - corners[band]);
    double falling = (corners[band + 2] - hertz) / (corners[band + 2] - corners[band + 1]);
    return Math.max(0, Math.min(rising, falling));
  }
}
