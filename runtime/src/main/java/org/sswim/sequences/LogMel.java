package org.sswim.sequences;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.stored.Withers;

/**
 * Logarithms of the power in bands that are equally wide on the mel scale.
 *
 * <p>Step t covers the samples of the window that begins at sample t h, where w and h are window
 * and hop in samples, rounded. A recording of n samples has 1 + floor((n - w) / h) steps. Samples
 * after the last whole window are left out. A recording shorter than a window is extended with
 * zeros. With its power P[k] at frequency f_k (Hann window, 1 is full scale, see {@code
 * PowerSpectrum}),
 *
 * <pre>
 * E[t][b] = sum_k T_b(f_k) P[k],   x[t][b] = ln(floor + E[t][b] / R)
 * </pre>
 *
 * <p>where T_b is a triangle: 0, 1 and 0 at three neighbours of {@code bands + 2} frequencies. The
 * frequencies are equally far apart on the scale mel(f) = 2595 log10(1 + f / 700), from the lowest
 * to the highest. R is 1, or what {@link Level} says. Windows are continued with zeros to a power
 * of two so long that frequencies lie closer than the corners of any triangle.
 *
 * <p>Source: S. Young et al., The HTK Book (version 3.4), section 5.4, without its pre-emphasis and
 * cosine transform.
 *
 * @param windowMs length of a window in ms, above 0
 * @param hopMs from the beginning of a window to that of the next in ms, above 0
 * @param bands number of bands, 1 to {@value #MOST_BANDS}
 * @param lowestHz lower end of the first band, 0 or more
 * @param highestHz upper end of the last band, above the lowest; half the sample rate where that is
 *     lower
 * @param floor what is added before the logarithm, above 0: power of that much less than R is not
 *     seen
 * @param level what power is measured against
 */
@Withers
public record LogMel(
    double windowMs,
    double hopMs,
    int bands,
    double lowestHz,
    double highestHz,
    double floor,
    Level level)
    implements LogMelBuilder.With, SoundFront {
  /** The most bands. */
  public static final int MOST_BANDS = 256;

  private static final int MOST_SAMPLES = 1 << 16;

  /** The reference that power is measured against. */
  public enum Level {
    /** Full scale, R = 1: louder recordings have larger values. */
    FULL_SCALE,
    /**
     * The loudest band of any step of the recording, R = max E, 1 where all is silent. So
     * recordings that only differ in loudness have the same values; the largest is close to 0.
     */
    LOUDEST
  }

  /** Checks the ranges. */
  public LogMel {
    Ranges.requireAbove("the window", windowMs);
    Ranges.requireAbove("the hop", hopMs);
    Ranges.requireAbove("the highest frequency", highestHz);
    Ranges.requireAbove("the floor", floor);
    Checks.that(bands >= 1 && bands <= MOST_BANDS)
        .or("bands must be 1 to %s; got %s", MOST_BANDS, bands);
    Checks.that(lowestHz >= 0 && lowestHz < highestHz)
        .or(
            "the lowest frequency must be 0 or more and below the highest, %s; got %s",
            highestHz, lowestHz);
  }

  /**
   * Settings for spoken words: windows of 25 ms every 10 ms and 32 bands from 50 to 4000 Hz. Power
   * is measured against the loudest, down to 60 dB below it. On spoken digits, other values came
   * within 0.2 points of its accuracy. They were 20 to 40 bands, windows of 20 to 40 ms, hops of 10
   * to 20 ms and floors of 40 to 80 dB.
   */
  public static LogMel defaults() {
    return new LogMel(25, 10, 32, 50, 4_000, 1e-6, Level.LOUDEST);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a window does not have 2 to 65536 samples, a hop has none,
   *     or the lowest frequency is at least half the rate
   */
  @Override
  public float[] steps(float[] samples, float rate) {
    int window = samplesOf("window", windowMs, rate, 2);
    int hop = samplesOf("hop", hopMs, rate, 1);
    double[] corners = corners(rate);
    int size = size(window, rate, corners);
    PowerSpectrum spectrum = new PowerSpectrum(window, size);
    MelBank bank = new MelBank(corners, (double) rate / size, spectrum.bins());
    int steps = 1 + Math.max(0, samples.length - window) / hop;
    float[] values = new float[Math.multiplyExact(steps, bands)];
    double[] power = new double[spectrum.bins()];
    for (int t = 0; t < steps; t++) {
      spectrum.of(samples, t * hop, power);
      for (int b = 0; b < bands; b++) {
        values[t * bands + b] = (float) bank.energy(power, b);
      }
    }
    double reference = reference(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.log(floor + values[i] / reference);
    }
    return values;
  }

  private double reference(float[] energies) {
    if (level == Level.FULL_SCALE) {
      return 1;
    }
    double loudest = 0;
    for (float energy : energies) {
      loudest = Math.max(loudest, energy);
    }
    return loudest > 0 ? loudest : 1;
  }

  private double[] corners(float rate) {
    double highest = Math.min(highestHz, rate / 2.0);
    Checks.that(lowestHz < highest)
        .or("bands from %s Hz need a rate above twice of it; got %s Hz", lowestHz, rate);
    return MelBank.corners(bands, lowestHz, highest);
  }

  /** The power of two whose bins lie at most as far apart as the lowest corners, the closest. */
  private static int size(int window, float rate, double[] corners) {
    double closest = corners[1] - corners[0];
    int size = Integer.highestOneBit(2 * window - 1);
    while (rate / size > closest) {
      Checks.that(size < MOST_SAMPLES)
          .or("bands whose corners are %s Hz apart are too narrow at %s Hz", closest, rate);
      size *= 2;
    }
    return size;
  }

  private static int samplesOf(String what, double ms, float rate, int least) {
    long samples = Math.round(ms * rate / 1000);
    Checks.that(samples >= least && samples <= MOST_SAMPLES)
        .or(
            "a %s of %s ms has %d samples at %s Hz; it must have %d to %d",
            what, ms, samples, rate, least, MOST_SAMPLES);
    return (int) samples;
  }

  /**
   * Triangles that are equally wide on the mel scale of HTK, mel(f) = 2595 log10(1 + f / 700), f in
   * Hz, over the bins of a spectrum.
   *
   * <p>Source: S. Young et al., The HTK Book (version 3.4), section 5.4.
   */
  static final class MelBank {
    private final int[] first;
    private final double[][] weights;

    /**
     * A bank.
     *
     * @param corners in Hz, rising: band b rises from corner b to corner b + 1 and falls to corner
     *     b + 2: {@code [bands + 2]}
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

  /**
   * The power of a window of samples at equally spaced frequencies.
   *
   * <p>P[k] = |sum_n h[n] x[n] exp(-2 pi i k n / N)|^2 / (sum_n h[n])^2, k = 0 .. N/2. The periodic
   * Hann window is h[n] = 1/2 - 1/2 cos(2 pi n / W), over W samples x. Zeros follow up to N, a
   * power of two. Bin k lies at k rate / N. A sine of amplitude a at a bin gives a^2 / 4 there. The
   * sum is the radix-2 transform of Cooley and Tukey (1965), with decimation in time.
   */
  static final class PowerSpectrum {
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
}
