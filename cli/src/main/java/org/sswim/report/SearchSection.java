package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.WidthScore;
import org.sswim.network.Provenance;
import org.sswim.readout.Choice;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutPenalties;

/**
 * Validation errors of what a training searched through.
 *
 * @param choices what was chosen among few candidates, in order
 * @param penalties against the ridge penalty
 * @param widths against the number of neurons; none if the width was given
 */
record SearchSection(List<Choice> choices, List<Curve> penalties, List<Curve> widths) {
  private static final int DIGITS = 5;

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
   * @param taken what was taken
   */
  record Curve(String label, double[] x, double[] y, double taken) {
    JsonText json() {
      return new JsonText()
          .with("label", label)
          .with("x", (Object) Rounding.significant(DIGITS, x))
          .with("y", (Object) Rounding.significant(DIGITS, y))
          .with("taken", (Object) Rounding.significant(DIGITS, taken).get(0));
    }
  }

  /**
   * What a model's provenance tells; a file may hold any text, and what is no point is left out.
   */
  static SearchSection of(Provenance provenance, int neurons) {
    Curve penalties = curve("validation error", provenance, "penalty-curve", Double.NaN);
    Curve widths = curve("validation error", provenance, "width-curve", neurons);
    return new SearchSection(
        Choice.of(provenance),
        penalties.x.length == 0 ? List.of() : List.of(least(penalties)),
        widths.x.length == 0 ? List.of() : List.of(widths));
  }

  /**
   * The search behind a comparison: penalties of one model, widths of all, of the first seed.
   *
   * @param readouts by horizon
   */
  static SearchSection of(
      Map<Integer, FittedReadout> readouts, List<WidthScore> widths, int horizon) {
    List<Curve> penalties = new ArrayList<>();
    for (Map.Entry<Integer, FittedReadout> entry : readouts.entrySet()) {
      List<ReadoutPenalties.Tried> points = entry.getValue().penalties().curve();
      if (points.isEmpty()) {
        continue;
      }
      penalties.add(
          least(
              new Curve(
                  "horizon " + entry.getKey(),
                  points.stream().mapToDouble(ReadoutPenalties.Tried::spikes).toArray(),
                  points.stream().mapToDouble(ReadoutPenalties.Tried::error).toArray(),
                  Double.NaN)));
    }
    List<Curve> byModel = new ArrayList<>();
    for (Candidate model : widths.stream().map(WidthScore::model).distinct().toList()) {
      byModel.add(
          widths(
              widths.stream()
                  .filter(w -> w.model().equals(model) && w.horizon() == horizon)
                  .toList()));
    }
    return new SearchSection(List.of(), penalties, byModel);
  }

  JsonText json() {
    return new JsonText()
        .objects("choices", json(choices))
        .objects("penalties", penalties.stream().map(Curve::json).toList())
        .objects("widths", widths.stream().map(Curve::json).toList());
  }

  /** The choices that a model's provenance tells. */
  static List<JsonText> choices(Provenance provenance) {
    return json(Choice.of(provenance));
  }

  private static List<JsonText> json(List<Choice> choices) {
    return choices.stream().map(SearchSection::json).toList();
  }

  private static JsonText json(Choice choice) {
    List<JsonText> candidates = new ArrayList<>();
    choice
        .errors()
        .forEach(
            (label, error) ->
                candidates.add(
                    new JsonText()
                        .with("label", label)
                        .with("error", (Object) Rounding.significant(DIGITS, error).get(0))));
    return new JsonText()
        .with("name", choice.name())
        .with("chosen", choice.chosen())
        .objects("candidates", candidates);
  }

  /** The first seed of a model. */
  private static Curve widths(List<WidthScore> own) {
    long seed = own.stream().mapToLong(WidthScore::seed).min().orElseThrow();
    List<WidthScore> first =
        own.stream()
            .filter(w -> w.seed() == seed)
            .sorted(Comparator.comparingInt(WidthScore::neurons))
            .toList();
    return new Curve(
        first.get(0).model().label(),
        first.stream().mapToDouble(WidthScore::neurons).toArray(),
        first.stream().mapToDouble(WidthScore::validationError).toArray(),
        first.stream()
            .filter(WidthScore::taken)
            .mapToDouble(WidthScore::neurons)
            .findFirst()
            .orElse(Double.NaN));
  }

  private static Curve least(Curve curve) {
    int best = 0;
    for (int i = 1; i < curve.y.length; i++) {
      best = curve.y[i] <= curve.y[best] ? i : best;
    }
    return new Curve(curve.label, curve.x, curve.y, curve.x[best]);
  }

  private static Curve curve(String label, Provenance provenance, String name, double taken) {
    List<double[]> points = new ArrayList<>();
    Matcher point = POINT.matcher(provenance.results().getOrDefault(name, ""));
    while (point.find()) {
      points.add(
          new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))});
    }
    return new Curve(
        label,
        points.stream().mapToDouble(p -> p[0]).toArray(),
        points.stream().mapToDouble(p -> p[1]).toArray(),
        taken);
  }
}
