package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sswim.catalogue.Findings;

/**
 * Charts side by side as one SVG drawing, black on white and with all text as text, so that it can
 * go into a paper. Series of the same place have the same colour and mark in all charts.
 */
public final class SvgChart {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 220;
  private static final int LEFT = 64;
  private static final int RIGHT = 14;
  private static final int TOP = 30;
  private static final int BOTTOM = 48;
  private static final int LINE = 16;
  private static final int FEW = 3;

  /** Eight colours that the colour-blind tell apart (Okabe and Ito 2008). */
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999999");

  private final StringBuilder svg = new StringBuilder();

  private SvgChart() {}

  /**
   * One chart.
   *
   * @param chart at least one curve; points that are not finite are left out
   * @param logAcross whether the horizontal axis is logarithmic, too; points at 0 or below are left
   *     out
   * @param lines whether the points of a curve are joined
   */
  public record Panel(Findings.Chart chart, boolean logAcross, boolean lines) {

    /** Curves over numbers. */
    static Panel of(Findings.Chart chart) {
      return new Panel(chart, false, true);
    }

    /** A point for each row, its horizontal axis logarithmic. */
    static <R> Panel points(
        String across,
        ToDoubleFunction<R> x,
        String up,
        ToDoubleFunction<R> y,
        List<R> rows,
        Function<R, String> name) {
      List<Findings.Curve> curves = new ArrayList<>();
      for (R row : rows) {
        double[] at = {x.applyAsDouble(row)};
        curves.add(new Findings.Curve(name.apply(row), at, new double[] {y.applyAsDouble(row)}));
      }
      return new Panel(new Findings.Chart("", across, up, false, curves), true, false);
    }

    private boolean shown(double x, double y) {
      return Double.isFinite(x)
          && Double.isFinite(y)
          && (x > 0 || !logAcross)
          && (y > 0 || !chart.logarithmic());
    }
  }

  /** An axis: where a value lies, and what is written. */
  private record Axis(double low, double high, boolean log, List<Double> ticks) {
    static Axis of(DoubleStream values, boolean log) {
      double[] all = values.map(v -> log ? Math.log10(v) : v).toArray();
      double least = DoubleStream.of(all).min().orElse(0);
      double most = DoubleStream.of(all).max().orElse(1);
      double room = most > least ? 0.06 * (most - least) : log ? 0.5 : 0.05 * Math.abs(most) + 1e-9;
      double low = least - room;
      double high = most + room;
      double raw = (high - low) / 5;
      double ten = Math.pow(10, Math.floor(Math.log10(raw)));
      double step = log ? Math.max(1, Math.floor(raw)) : ten * nice(raw / ten);
      List<Double> ticks = ticks(low, high, step);
      if (log && ticks.size() < FEW) {
        ticks = new ArrayList<>();
        for (double power = Math.floor(low); power <= high; power++) {
          for (double first : new double[] {1, 2, 5}) {
            double tick = power + Math.log10(first);
            if (tick >= low && tick <= high) {
              ticks.add(tick);
            }
          }
        }
      }
      return new Axis(low, high, log, ticks);
    }

    private static double nice(double share) {
      return share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
    }

    private static List<Double> ticks(double low, double high, double step) {
      List<Double> ticks = new ArrayList<>();
      for (double k = Math.ceil(low / step); k * step <= high; k++) {
        ticks.add(k * step);
      }
      return ticks;
    }

    double share(double value) {
      return ((log ? Math.log10(value) : value) - low) / (high - low);
    }

    double value(double tick) {
      return log ? Math.pow(10, tick) : tick;
    }
  }

  /** The drawing. */
  public static String of(List<Panel> panels) {
    SvgChart chart = new SvgChart();
    List<String> names =
        panels.stream()
            .flatMap(panel -> panel.chart.curves().stream().map(Findings.Curve::name))
            .distinct()
            .toList();
    int wide = panels.size() * (LEFT + WIDTH + RIGHT);
    int legend = TOP + HEIGHT + BOTTOM;
    int high = legend + LINE * names.size() + LINE / 2;
    chart.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        wide, high, wide, high);
    chart.add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", wide, high);
    for (int p = 0; p < panels.size(); p++) {
      chart.add("<g transform=\"translate(%d %d)\">", p * (LEFT + WIDTH + RIGHT) + LEFT, TOP);
      chart.panel(panels.get(p), names);
      chart.add("</g>");
    }
    for (int s = 0; s < names.size(); s++) {
      int y = legend + LINE * s + LINE / 2;
      chart.mark(LEFT, y - 4, s);
      chart.text(LEFT + LINE, y, "start", names.get(s));
    }
    return chart.add("</svg>").svg.toString();
  }

  private void panel(Panel panel, List<String> names) {
    Axis x = Axis.of(points(panel, true), panel.logAcross);
    Axis y = Axis.of(points(panel, false), panel.chart.logarithmic());
    DoubleUnaryOperator at = value -> WIDTH * x.share(value);
    DoubleUnaryOperator up = value -> HEIGHT * (1 - y.share(value));
    for (double tick : x.ticks) {
      double place = at.applyAsDouble(x.value(tick));
      add("<path d=\"M%.1f 0V%d\" stroke=\"#ddd\"/>", place, HEIGHT);
      text(place, HEIGHT + LINE, "middle", number(x.value(tick)));
    }
    for (double tick : y.ticks) {
      double place = up.applyAsDouble(y.value(tick));
      add("<path d=\"M0 %.1fH%d\" stroke=\"#ddd\"/>", place, WIDTH);
      text(-6, place + 4, "end", number(y.value(tick)));
    }
    add("<path d=\"M0 0V%dH%d\" fill=\"none\" stroke=\"black\"/>", HEIGHT, WIDTH);
    text(WIDTH / 2.0, -12, "middle", panel.chart.title());
    text(WIDTH / 2.0, HEIGHT + 2.2 * LINE, "middle", panel.chart.across());
    add("<g transform=\"translate(%d %d) rotate(-90)\">", 14 - LEFT, HEIGHT / 2);
    text(0, 0, "middle", panel.chart.up());
    add("</g>");
    for (Findings.Curve curve : panel.chart.curves()) {
      int place = names.indexOf(curve.name());
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < curve.x().length; i++) {
        if (panel.shown(curve.x()[i], curve.y()[i])) {
          double px = at.applyAsDouble(curve.x()[i]);
          double py = up.applyAsDouble(curve.y()[i]);
          path.append(
              String.format(Locale.ROOT, "%s%.1f %.1f", path.length() == 0 ? "M" : "L", px, py));
          if (!panel.lines) {
            mark(px, py, place);
          }
        }
      }
      if (panel.lines) {
        add(
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
            path, colour(place));
      }
    }
  }

  private static DoubleStream points(Panel panel, boolean across) {
    return panel.chart.curves().stream()
        .flatMapToDouble(
            curve ->
                IntStream.range(0, curve.x().length)
                    .filter(i -> panel.shown(curve.x()[i], curve.y()[i]))
                    .mapToDouble(i -> across ? curve.x()[i] : curve.y()[i]));
  }

  private static String colour(int place) {
    return COLOURS.get(place % COLOURS.size());
  }

  /** A disc, then, once all colours are used, a square, a triangle and a diamond. */
  private void mark(double x, double y, int place) {
    String shape =
        switch (place / COLOURS.size() % 4) {
          case 0 -> "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0";
          case 1 -> "M-4 -4h8v8h-8z";
          case 2 -> "M0 -5L5 4H-5z";
          default -> "M0 -5L5 0L0 5L-5 0z";
        };
    add(
        "<path d=\"%s\" transform=\"translate(%.1f %.1f)\" fill=\"%s\"/>",
        shape, x, y, colour(place));
  }

  private void text(double x, double y, String anchor, String words) {
    String safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, safe);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    // A tick below 0 may come out as -0.
    if (size == 0) {
      return "0";
    }
    if (size < 1e-3) {
      return String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e");
    }
    if (size >= 1e6) {
      return number(value / 1e6) + "M";
    }
    if (size >= 1e4) {
      return number(value / 1e3) + "k";
    }
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  private SvgChart add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }
}
