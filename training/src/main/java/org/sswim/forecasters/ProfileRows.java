package org.sswim.forecasters;

import java.util.Arrays;
import java.util.List;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarProfile;

/**
 * The calendar profiles on which the windows of a series are centred. Which one depends on where a
 * window starts, so that one that is left out can be centred on a profile that has not seen it.
 */
final class ProfileRows {
  private final int channels;

  /** The moment of each row. */
  private final int[] moment;

  /** Which profile windows that start at a row are centred on. */
  private final byte[] piece;

  /** Values of each profile: {@code [moments][channels]}. */
  private final float[][] tables;

  /**
   * Profiles by where a window starts.
   *
   * @param profiles at most 127
   * @param pieces the windows of each, in rising order; the first profile is that of all windows
   *     before them, too
   */
  ProfileRows(RowMoments moments, List<CalendarProfile> profiles, List<SampleRange> pieces) {
    channels = profiles.get(0).channels();
    moment = moments.row();
    piece = new byte[moment.length];
    tables = new float[profiles.size()][];
    for (int p = 0; p < tables.length; p++) {
      tables[p] = table(profiles.get(p), moments.known());
      int from = p == 0 ? 0 : Math.min(pieces.get(p).start(), piece.length);
      Arrays.fill(piece, from, piece.length, (byte) p);
    }
  }

  /** One profile for all windows. */
  ProfileRows(RowMoments moments, CalendarProfile profile) {
    this(moments, List.of(profile), List.of());
  }

  private static float[] table(CalendarProfile profile, int[] moments) {
    float[] table = new float[Math.multiplyExact(moments.length, profile.channels())];
    double[] terms = new double[profile.basis().terms()];
    for (int m = 0; m < moments.length; m++) {
      profile.basis().write(moments[m], terms);
      for (int c = 0; c < profile.channels(); c++) {
        table[m * profile.channels() + c] = profile.value(c, moments[m], terms);
      }
    }
    return table;
  }

  /**
   * The profile of a channel at a row, standardised.
   *
   * @param start row at which the window starts
   */
  float value(int start, int row, int channel) {
    return tables[piece[start]][moment[row] * channels + channel];
  }
}
