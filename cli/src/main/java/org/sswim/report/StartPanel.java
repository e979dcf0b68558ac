package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.catalogue.Findings;
import org.sswim.comparison.Seeds;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;
import org.sswim.gradient.Epoch;

/**
 * One panel of the figure of starts: validation losses of a horizon against epochs or seconds.
 * Losses far above the least are left out, so that what matters is not squeezed.
 *
 * @param title what the panel shows
 * @param x name of the horizontal axis
 * @param logarithmic whether that axis is logarithmic
 * @param curves one per training
 */
record StartPanel(String title, String x, boolean logarithmic, List<Curve> curves) {
  private static final double ABOVE_LEAST = 1.1;
  private static final double ABOVE_ALL = 1.02;

  /** In seconds: what a logarithmic axis begins with. */
  private static final double SOONEST = 0.1;

  /**
   * A curve.
   *
   * @param start name of the start
   * @param colour six hexadecimal digits
   * @param first whether it is the first of its start, which the legend names
   * @param x epochs or seconds
   * @param y validation losses
   */
  record Curve(String start, String colour, boolean first, double[] x, double[] y) {}

  /** Two panels for each horizon: against epochs, against seconds. */
  static List<StartPanel> of(StartResult result) {
    List<StartPanel> panels = new ArrayList<>();
    for (int horizon : result.options().horizons()) {
      panels.add(panel(result, horizon, false));
      panels.add(panel(result, horizon, true));
    }
    return panels;
  }

  /** The panel of a picture; trainings of a start look alike. */
  SvgChart.Panel svg() {
    return new SvgChart.Panel(
        title,
        x,
        "validation loss",
        logarithmic,
        false,
        true,
        curves.stream().map(own -> new Findings.Curve(own.start, own.x, own.y)).toList());
  }

  private static StartPanel panel(StartResult result, int horizon, boolean seconds) {
    List<Seeds<StartScore>> starts = result.starts(horizon);
    double least = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (Seeds<StartScore> own : starts) {
      boolean solved = own.first().start().solved();
      least = Math.min(least, own.spread(StartScore::bestLoss).min());
      highest = Math.max(highest, own.spread(s -> solved ? s.startLoss() : s.bestLoss()).max());
    }
    double cap = Math.max(ABOVE_LEAST * least, ABOVE_ALL * highest);
    List<Curve> curves = new ArrayList<>();
    for (Seeds<StartScore> own : starts) {
      boolean first = true;
      for (StartScore score : own.scores()) {
        List<Epoch> drawn = score.epochs().stream().filter(e -> e.validationLoss() <= cap).toList();
        if (!drawn.isEmpty()) {
          ToDoubleFunction<Epoch> at =
              e -> seconds ? Math.max(SOONEST, score.secondsTo(e.number())) : e.number();
          double[] y = drawn.stream().mapToDouble(Epoch::validationLoss).toArray();
          curves.add(
              new Curve(
                  own.first().start().label(),
                  colour(own.first().start()),
                  first,
                  drawn.stream().mapToDouble(at).toArray(),
                  y));
          first = false;
        }
      }
    }
    return new StartPanel(
        result.file() + ", horizon " + horizon,
        seconds ? "seconds, start included" : "epochs",
        seconds,
        curves);
  }

  /**
   * The colour of a start, as six hexadecimal digits: of a palette that the colour-blind tell
   * apart.
   */
  private static String colour(Start start) {
    return switch (start) {
      case S_SWIM -> "0072b2";
      case RANDOM -> "d55e00";
      case RANDOM_SOLVED -> "cc79a7";
      case DEFAULT -> "009e73";
    };
  }
}
