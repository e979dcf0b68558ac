package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sswim.comparison.Seeds;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.forecasting.Intervals;

/**
 * How prediction intervals did.
 *
 * @param scores of each model, horizon, seed and level
 */
record IntervalTable(List<IntervalTrial.Score> scores) {
  /** Points of per cent below the level from which on intervals are named. */
  private static final double POINTS = 5;

  private static final List<String> LEGEND =
      List.of(
          "conformal intervals, calibrated on the validation windows by lead and channel; shares of"
              + " true values within them",
          "left out: blocks of validation windows that did not calibrate; width: mean, upper minus"
              + " lower bound, on the scale of the errors",
          "pinball: mean loss of both bounds as quantiles, on the scale of the errors; - for models"
              + " that forecast square roots or logarithms",
          "adaptive: half-widths follow what the test windows show, each value once it is known");

  private List<Seeds<IntervalTrial.Score>> rows() {
    return Seeds.by(s -> List.of(s.horizon(), s.level(), s.model()), scores).stream()
        .sorted(
            Comparator.comparingInt((Seeds<IntervalTrial.Score> own) -> own.first().horizon())
                .thenComparingDouble(own -> own.first().level()))
        .toList();
  }

  /** What the columns mean. */
  List<String> legend() {
    boolean several = scores.stream().mapToInt(IntervalTrial.Score::horizon).distinct().count() > 1;
    List<String> legend = new ArrayList<>(LEGEND);
    legend.addAll(
        tooNarrow(
            rows(),
            own ->
                own.first().model()
                    + (several
                        ? ", " + Figures.count(own.first().horizon(), "row") + " ahead,"
                        : ""),
            own -> own.first().level(),
            own -> own.median(IntervalTrial.Score::coverage)));
    return legend;
  }

  /** A row per horizon, level and model, medians over the seeds. */
  TextTable table() {
    return new Columns<Seeds<IntervalTrial.Score>>()
        .words("horizon", own -> own.first().horizon())
        .words("level", own -> Intervals.label(own.first().level()) + " %")
        .words("model", own -> own.first().model())
        .number("left out", own -> own.median(IntervalTrial.Score::leftOut), Figures::held)
        .number("test", own -> own.median(IntervalTrial.Score::coverage), Figures::held)
        .number("width", own -> own.median(IntervalTrial.Score::width), Figures::error)
        .number("pinball", own -> own.median(IntervalTrial.Score::pinball), Figures::error)
        .number(
            "adaptive test",
            own -> own.median(IntervalTrial.Score::adaptiveCoverage),
            Figures::held)
        .number(
            "adaptive width", own -> own.median(IntervalTrial.Score::adaptiveWidth), Figures::error)
        .apart(own -> List.of(own.first().horizon(), own.first().level()))
        .table(rows());
  }

  /**
   * One note that names intervals that held clearly less than their level; none if all intervals
   * held about their level.
   *
   * @param name of a row
   * @param level nominal coverage in per cent
   * @param held share of the true values within, in 0 .. 1; NaN where that is not known
   */
  static <R> List<String> tooNarrow(
      List<R> rows, Function<R, String> name, ToDoubleFunction<R> level, ToDoubleFunction<R> held) {
    List<String> named = new ArrayList<>();
    for (R row : rows) {
      double wanted = level.applyAsDouble(row);
      double share = held.applyAsDouble(row);
      if (wanted - 100 * share >= POINTS) {
        String what = Figures.held(share) + " at " + Intervals.label(wanted) + " %";
        named.add(name.apply(row) + " held " + what);
      }
    }
    String note =
        "too narrow by %.0f points or more: %s; 'stream --adaptive' widens intervals that miss too"
            + " often";
    return named.isEmpty()
        ? List.of()
        : List.of(Figures.text(note, POINTS, String.join(", ", named)));
  }
}
