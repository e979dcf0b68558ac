package org.sswim.moments;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;

/**
 * The inputs of the joint stage. Of a window it sees the values as they are and less their moments.
 * Of the row that is forecast it sees the moment and what the earlier stages forecast.
 *
 * <p>Let x be the channel, g its moments, c = x - g, t the last row of the window and k the lead.
 * Means are over the last rows of the shortest season. The inputs are
 *
 * <pre>
 *   c(t - d) - mean c              d = 0, 1, 2, 3, 6, 12, 23, 47, 71, 167 within the window
 *   c(s_m(k)) - mean c             s_m: the last row of the window at a whole number of seasons
 *   x(s_1(k)) - mean x             of m rows before t + k
 *   g(t + k)
 *   mean c (g(t + k) - mean g)     what a wave that grows with its level adds
 *   forecast of the stages before - mean x
 *   k / horizon
 *   the {@link MomentInputs} of row t + k
 * </pre>
 *
 * <p>Levels by themselves are not seen: they drift, and thresholds in them do not.
 *
 * @param moment what is seen of the row that is forecast
 * @param window rows of a window, at least 1
 * @param horizon largest lead, at least 1
 * @param seasons seasons m in rows, each 2 .. window, shortest first; may be empty
 */
public record JointInputs(MomentInputs moment, int window, int horizon, List<Integer> seasons) {
  private static final int[] DELAYS = {0, 1, 2, 3, 6, 12, 23, 47, 71, 167};

  /** Moment, level times moment, forecast, lead. */
  private static final int SINGLE = 4;

  /** Means over the last rows: of what moments leave, and of the channel. */
  static final int LEVELS = 2;

  /** Checks the ranges. */
  public JointInputs {
    seasons = List.copyOf(seasons);
    Checks.that(window >= 1 && horizon >= 1)
        .or("window and horizon must be at least 1; got %s and %s", window, horizon);
    int before = 1;
    for (int season : seasons) {
      Checks.that(season > before && season <= window)
          .or("seasons must rise and lie in 2..%s; got %s", window, seasons);
      before = season;
    }
  }

  /** Rows of the means: the shortest season, or a quarter of the window. */
  int level() {
    return seasons.isEmpty() ? Math.max(1, window / 4) : seasons.get(0);
  }

  private int delays() {
    int count = 0;
    while (count < DELAYS.length && DELAYS[count] < window) {
      count++;
    }
    return count;
  }

  /** Number of inputs. */
  public int width() {
    return delays() + SINGLE + seasons.size() + (seasons.isEmpty() ? 0 : 1) + moment.seen();
  }

  /** Names of the inputs, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int d = 0; d < delays(); d++) {
      names.add("change " + DELAYS[d] + " rows back");
    }
    seasons.forEach(season -> names.add("season of " + season + " rows before, less moments"));
    if (!seasons.isEmpty()) {
      names.add("season of " + seasons.get(0) + " rows before");
    }
    names.addAll(
        List.of(
            "what the moment says", "level times moment", "forecast of the stages before", "lead"));
    names.addAll(moment.names());
    return names;
  }

  /** A window of a channel, standardised. */
  public interface Window {
    /**
     * The channel as it is.
     *
     * @param back rows before the last one, 0 .. window - 1
     */
    float value(int back);

    /** The same less what the moment says. */
    float centred(int back);
  }

  /**
   * Writes what is seen of a window, whatever the lead.
   *
   * @param out written from its begin on
   * @param levels written: {@code [LEVELS]}
   */
  void writeWindow(Window window, float[] out, float[] levels) {
    double centred = 0;
    double value = 0;
    for (int back = level() - 1; back >= 0; back--) {
      centred += window.centred(back);
      value += window.value(back);
    }
    levels[0] = (float) (centred / level());
    levels[1] = (float) (value / level());
    for (int d = 0; d < delays(); d++) {
      out[d] = window.centred(DELAYS[d]) - levels[0];
    }
  }

  /**
   * Writes the inputs of a lead after those that {@link #writeWindow} wrote.
   *
   * @param levels from there
   * @param lead k, 1 .. horizon
   * @param said what the moment of the row says
   * @param forecast of the stages before
   * @param seen {@link MomentInputs} of the row: {@code [moment.seen()]}
   */
  void writeLead(
      Window window,
      float[] levels,
      int lead,
      float said,
      float forecast,
      float[] seen,
      float[] out) {
    int at = delays();
    for (int m = 0; m < seasons.size(); m++) {
      out[at++] = window.centred(back(lead, seasons.get(m))) - levels[0];
    }
    if (!seasons.isEmpty()) {
      out[at++] = window.value(back(lead, seasons.get(0))) - levels[1];
    }
    out[at++] = said;
    float meanMoment = levels[1] - levels[0];
    out[at++] = levels[0] * (said - meanMoment);
    out[at++] = forecast - levels[1];
    out[at++] = (float) lead / horizon;
    System.arraycopy(seen, 0, out, at, seen.length);
  }

  /** Rows from the last one back to that at a whole number of seasons before a lead. */
  private static int back(int lead, int season) {
    return season * ((lead + season - 1) / season) - lead;
  }
}
