package org.sswim.series;

/**
 * What each channel does at a time of day on a kind of day: a smooth curve of its own, in standard
 * deviations of the channel,
 *
 * <pre>
 *   p_c(t) = a_c,kind,0 + sum_h a_c,kind,2h-1 sin(2 pi h t / 1440) + a_c,kind,2h cos(2 pi h t / 1440)
 * </pre>
 *
 * at minute t of a day of some kind, with the terms of a {@link DayBasis}. Channels that share a
 * network are centred on it: the network sees what they do besides. Immutable.
 *
 * @param basis the terms
 * @param channels number of channels, at least 1
 * @param coefficients a, each at most {@value #LARGEST} in absolute value, row-major {@code
 *     [channels][kinds][terms]}; not copied
 */
public record CalendarProfile(DayBasis basis, int channels, float[] coefficients) {
  /** The largest coefficient: beyond that, sums of them lose what a channel does besides. */
  public static final float LARGEST = 1e6f;

  /** Checks that there is a coefficient of moderate size for every term. */
  public CalendarProfile {
    long expected = (long) channels * basis.kinds() * basis.terms();
    if (channels < 1 || coefficients.length != expected) {
      throw new IllegalArgumentException(
          "a calendar profile of "
              + channels
              + " channels, "
              + basis.kinds()
              + " kinds of days and "
              + basis.terms()
              + " terms needs "
              + expected
              + " coefficients; got "
              + coefficients.length);
    }
    for (float a : coefficients) {
      if (!(Math.abs(a) <= LARGEST)) {
        throw new IllegalArgumentException(
            "coefficients of a calendar profile must be at most " + LARGEST + " in size; got " + a);
      }
    }
  }

  /**
   * The curve of a channel.
   *
   * @param moment from {@link DayBasis#moment}
   * @param terms those of the moment, from {@link DayBasis#write}
   */
  public float value(int channel, int moment, double[] terms) {
    int count = basis.terms();
    int at = (channel * basis.kinds() + basis.kindOf(moment)) * count;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += coefficients[at + k] * terms[k];
    }
    return (float) sum;
  }

  /** The curve of a channel at a moment. */
  public float value(int channel, int moment) {
    double[] terms = new double[basis.terms()];
    basis.write(moment, terms);
    return value(channel, moment, terms);
  }
}
