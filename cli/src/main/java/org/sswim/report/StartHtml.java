package org.sswim.report;

import java.util.List;
import java.util.Locale;
import org.sswim.forecasters.Start;

/**
 * The figure of a comparison of starts as a page of its own: drawings that every browser shows
 * without a network, and the table below.
 */
public final class StartHtml {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 15;
  private static final int TOP = 35;
  private static final int BOTTOM = 50;
  private static final int TICKS = 5;

  private StartHtml() {}

  /** The page. */
  public static String of(StartResult result) {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
        .append(escaped("Starts of gradient training: " + result.file()))
        .append("</title>\n<style>body{font-family:sans-serif;margin:1.5em}")
        .append("svg{font:12px sans-serif}pre{font-size:12px;overflow-x:auto}</style>\n")
        .append("</head><body>\n<h1>Starts of gradient training</h1>\n");
    for (StartPanel panel : StartPanel.of(result)) {
      new Drawing(panel).appendTo(out);
    }
    out.append("<pre>").append(escaped(result.text())).append("</pre>\n</body></html>\n");
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** One panel as SVG. */
  private static final class Drawing {
    private final StartPanel panel;
    private final double left;
    private final double right;
    private final double low;
    private final double high;

    Drawing(StartPanel panel) {
      this.panel = panel;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double bottom = Double.POSITIVE_INFINITY;
      double top = 0;
      for (StartPanel.Curve curve : panel.curves()) {
        for (int i = 0; i < curve.x().length; i++) {
          least = Math.min(least, curve.x()[i]);
          most = Math.max(most, curve.x()[i]);
          bottom = Math.min(bottom, curve.y()[i]);
          top = Math.max(top, curve.y()[i]);
        }
      }
      boolean empty = panel.curves().isEmpty();
      left = empty ? 1 : least;
      right = empty || most <= least ? left + 1 : most;
      double margin = 0.05 * Math.max(top - bottom, 1e-9);
      low = empty ? 0 : bottom - margin;
      high = empty ? 1 : top + margin;
    }

    private double x(double value) {
      double share =
          panel.logarithmic()
              ? Math.log(value / left) / Math.log(right / left)
              : (value - left) / (right - left);
      return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
      return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    void appendTo(StringBuilder out) {
      out.append(
          format(
              "<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n",
              WIDTH, HEIGHT, escaped(panel.title()).replace("\"", "&quot;")));
      text(out, WIDTH / 2.0, 20, "middle", panel.title());
      text(out, WIDTH / 2.0, HEIGHT - 10, "middle", panel.xLabel());
      for (int k = 0; k <= TICKS; k++) {
        double share = (double) k / TICKS;
        double at =
            panel.logarithmic()
                ? left * Math.pow(right / left, share)
                : left + share * (right - left);
        double loss = low + share * (high - low);
        grid(out, x(at), TOP, x(at), HEIGHT - BOTTOM);
        grid(out, LEFT, y(loss), WIDTH - RIGHT, y(loss));
        text(out, x(at), HEIGHT - BOTTOM + 18, "middle", Figures.plain(round(at)));
        text(out, LEFT - 6, y(loss) + 4, "end", Figures.error(loss));
      }
      curves(out);
      legend(out, panel.curves().stream().map(StartPanel.Curve::start).distinct().toList());
      out.append("</svg>\n");
    }

    private static double round(double value) {
      return value >= 10 ? Math.rint(value) : Math.rint(value * 10) / 10;
    }

    private void curves(StringBuilder out) {
      for (StartPanel.Curve curve : panel.curves()) {
        StringBuilder points = new StringBuilder();
        String colour = StartPanel.colour(curve.start());
        for (int i = 0; i < curve.x().length; i++) {
          double px = x(curve.x()[i]);
          double py = y(curve.y()[i]);
          points.append(format("%.1f,%.1f ", px, py));
          out.append(
              format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"#%s\"/>\n", px, py, colour));
        }
        out.append(
            format(
                "<polyline fill=\"none\" stroke=\"#%s\" stroke-width=\"1.5\" points=\"%s\"/>\n",
                colour, points.toString().strip()));
      }
    }

    private static void legend(StringBuilder out, List<Start> starts) {
      double at = TOP + 16;
      for (Start start : starts) {
        out.append(
            format(
                "<rect x=\"%d\" y=\"%.1f\" width=\"14\" height=\"4\" fill=\"#%s\"/>\n",
                WIDTH - 140, at - 5, StartPanel.colour(start)));
        text(out, WIDTH - 120, at, "start", start.label());
        at += 18;
      }
    }

    private static void grid(StringBuilder out, double x1, double y1, double x2, double y2) {
      out.append(
          format(
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
              x1, y1, x2, y2));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
      out.append(
          format(
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
              x, y, anchor, escaped(text)));
    }

    private static String format(String format, Object... values) {
      return String.format(Locale.ROOT, format, values);
    }
  }
}
