package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sswim.network.Provenance;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutPenalties;
import org.sswim.training.Choice;

/**
 * Validation errors of what a training searched through.
 *
 * @param choices what was chosen among few candidates, in order
 * @param penalties against the ridge penalty
 */
record SearchSection(List<Choice> choices, List<Curve> penalties) {
  private static final String NUMBER = "([0-9]{1,20}(?:\\.[0-9]{1,20})?(?:e[+-]?[0-9]{1,3})?)";

  /** A point of a curve as provenance holds it. */
  private static final Pattern POINT =
      Pattern.compile("(?<![^ ,])" + NUMBER + " " + NUMBER + "(?![^ ,])");

  /**
   * One curve.
   *
   * @param label what it belongs to
   * @param x what was tried
   * @param y validation errors
   * @param taken the place of the least error
   */
  record Curve(String label, double[] x, double[] y, int taken) {
    static <P> Curve of(
        String label, List<P> points, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
      double[] errors = points.stream().mapToDouble(y).toArray();
      int best = 0;
      for (int i = 1; i < errors.length; i++) {
        best = errors[i] <= errors[best] ? i : best;
      }
      return new Curve(label, points.stream().mapToDouble(x).toArray(), errors, best);
    }
  }

  /** What a model's provenance tells. */
  static SearchSection of(Provenance provenance) {
    // A file may hold any text, and what is no point is left out.
    List<double[]> points = new ArrayList<>();
    Matcher point = POINT.matcher(provenance.results().getOrDefault("penalty-curve", ""));
    while (point.find()) {
      points.add(
          new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))});
    }
    return new SearchSection(
        Choice.of(provenance),
        points.isEmpty()
            ? List.of()
            : List.of(Curve.of("validation error", points, p -> p[0], p -> p[1])));
  }

  /**
   * The search behind a comparison, of the first seed.
   *
   * @param readouts by horizon
   */
  static SearchSection of(Map<Integer, FittedReadout> readouts) {
    List<Curve> penalties = new ArrayList<>();
    readouts.forEach(
        (of, readout) -> {
          List<ReadoutPenalties.Tried> points = readout.penalties().curve();
          if (!points.isEmpty()) {
            penalties.add(
                Curve.of(
                    "horizon " + of,
                    points,
                    ReadoutPenalties.Tried::spikes,
                    ReadoutPenalties.Tried::error));
          }
        });
    return new SearchSection(List.of(), penalties);
  }
}
