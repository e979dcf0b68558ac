package org.sswim.boosting;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelView;

/**
 * The inputs of trees for a window of a panel and a lead. Values are as {@link PanelView} has them:
 * relative to the level of the last season, in mean seasonal differences.
 */
final class PanelWindow {
  private static final int NEAR = 12;
  private static final int FEW = 3;
  private static final int SEASONS = 4;

  private final Panel panel;
  private final PanelView view;
  private final int season;
  private final List<? extends SortedSet<String>> categories;
  private final int[] places;
  private final boolean dated;
  private final int past;
  private final int known;

  /** Values without gaps: {@code [series][rows]}. */
  private final float[][] values;

  /**
   * Windows of a panel.
   *
   * @param seen the same panel without outliers
   * @param categories of each static column
   */
  PanelWindow(
      Panel panel, Panel seen, PanelView view, List<? extends SortedSet<String>> categories) {
    this.panel = panel;
    this.view = view;
    this.categories = categories;
    season = panel.frequency().season();
    places = places(view.window(), season);
    dated = panel.times().interval() != null;
    past = panel.beside().names().past().size();
    known = panel.beside().names().known().size();
    values = new float[panel.size()][];
    for (int i = 0; i < values.length; i++) {
      double[] own = PanelHistory.filled(seen.values(i), season);
      values[i] = new float[own.length];
      for (int t = 0; t < own.length; t++) {
        values[i][t] = (float) own[t];
      }
    }
  }

  /** Places of a window whose values are seen: the last rows, and ends of seasons. */
  private static int[] places(int window, int season) {
    return IntStream.concat(
            IntStream.range(0, NEAR),
            IntStream.rangeClosed(1, 2 * SEASONS).map(s -> s * season - 1))
        .filter(back -> back >= 0 && back < window)
        .map(back -> window - 1 - back)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Number of inputs. */
  int width() {
    return places.length
        + 8
        + (dated ? TreeSamples.CLOCK : 0)
        + categories.size()
        + past
        + 2 * known;
  }

  /** A window. */
  Seen seen(int series, int end) {
    return new Seen(series, end);
  }

  /** Rows of a series. */
  int rows(int series) {
    return values[series].length;
  }

  /** A window of a series. */
  final class Seen implements TreeSamples.Seen {
    private final int series;
    private final int end;
    private final float[] z;
    private final float level;
    private final float scale;

    private Seen(int series, int end) {
      this.series = series;
      this.end = end;
      z = values[series];
      level = view.level(z, end);
      scale = view.scale(z, end);
    }

    private float relative(double value) {
      return Math.max(-PanelView.FAR, Math.min(PanelView.FAR, (float) ((value - level) / scale)));
    }

    /** The value of a lead's forecast, which trees say from its reference on. */
    double forecast(int lead, double y) {
      double far = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, y));
      return z[view.referenceRow(end, lead)] + scale * far;
    }

    /** What is wanted at a lead. */
    @Override
    public float target(int lead) {
      float value = (z[end + lead - 1] - z[view.referenceRow(end, lead)]) / scale;
      return Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, value));
    }

    /** Whether the values of all leads were observed. */
    boolean complete(int horizon) {
      double[] given = panel.values(series);
      for (int t = end; t < end + horizon; t++) {
        if (Double.isNaN(given[t])) {
          return false;
        }
      }
      return true;
    }

    /**
     * Writes the inputs of a lead.
     *
     * @param to where in out they begin
     */
    @Override
    public void write(int lead, float[] out, int to) {
      int at = to;
      for (int place : places) {
        out[at++] = view.seen(z, end, place, level, scale);
      }
      out[at++] = lead;
      out[at++] = relative(mean(view.window()));
      out[at++] = relative(mean(FEW));
      out[at++] = level / scale;
      out[at++] = view.unseen(end);
      int like = end - season + (lead - 1) % season;
      out[at++] = like < 0 ? Float.NaN : relative(z[like]);
      double sum = 0;
      int count = 0;
      for (int row = like; row >= Math.max(0, end - view.window()) && count < SEASONS; ) {
        sum += z[row];
        count++;
        row -= season;
      }
      out[at++] = count == 0 ? Float.NaN : relative(sum / count);
      int cycle = panel.frequency().cycle();
      int before = end - cycle + (lead - 1) % cycle;
      out[at++] = before < Math.max(0, end - view.window()) ? Float.NaN : relative(z[before]);
      if (dated) {
        TreeSamples.clock(panel.times().at(series, end + lead - 1), out, at);
        at += TreeSamples.CLOCK;
      }
      beside(lead, out, at);
    }

    private float mean(int rows) {
      int from = Math.max(0, end - rows);
      double sum = 0;
      for (int t = from; t < end; t++) {
        sum += z[t];
      }
      return (float) (sum / (end - from));
    }

    private void beside(int lead, float[] out, int to) {
      int at = to;
      PanelBeside beside = panel.beside();
      for (int c = 0; c < categories.size(); c++) {
        out[at++] = categories.get(c).headSet(beside.statics()[series][c]).size();
      }
      for (int c = 0; c < past + known; c++) {
        double[] column = beside.columns()[series][c];
        out[at++] = number(column, end - 1);
        if (c >= past) {
          out[at++] = number(column, end + lead - 1);
        }
      }
    }
  }

  private static float number(double[] column, int row) {
    return row < column.length ? (float) column[row] : Float.NaN;
  }
}
