package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sswim.comparison.Seeds;
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
    static <P> Curve of(
        String label, List<P> points, ToDoubleFunction<P> x, ToDoubleFunction<P> y, double taken) {
      return new Curve(
          label,
          points.stream().mapToDouble(x).toArray(),
          points.stream().mapToDouble(y).toArray(),
          taken);
    }

    /** What was taken is rounded as what was tried. */
    private JsonText json() {
      return JsonText.of(this).with("taken", Rounding.rounded(taken));
    }

    /** The same, taken where the error is least. */
    private Curve least() {
      int best = 0;
      for (int i = 1; i < y.length; i++) {
        best = y[i] <= y[best] ? i : best;
      }
      return new Curve(label, x, y, x[best]);
    }
  }

  /** What a model's provenance tells. */
  static SearchSection of(Provenance provenance, int neurons) {
    return new SearchSection(
        Choice.of(provenance),
        curves(provenance, "penalty-curve", Double.NaN).stream().map(Curve::least).toList(),
        curves(provenance, "width-curve", neurons));
  }

  private static List<Curve> curves(Provenance provenance, String name, double taken) {
    List<double[]> points = points(provenance, name);
    return points.isEmpty()
        ? List.of()
        : List.of(Curve.of("validation error", points, p -> p[0], p -> p[1], taken));
  }

  /** Points of a curve; a file may hold any text, and what is no point is left out. */
  static List<double[]> points(Provenance provenance, String name) {
    List<double[]> points = new ArrayList<>();
    Matcher point = POINT.matcher(provenance.results().getOrDefault(name, ""));
    while (point.find()) {
      points.add(
          new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))});
    }
    return points;
  }

  /**
   * The search behind a comparison: penalties of one model, widths of all, of the first seed.
   *
   * @param readouts by horizon
   */
  static SearchSection of(
      Map<Integer, FittedReadout> readouts, List<WidthScore> widths, int horizon) {
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
                        ReadoutPenalties.Tried::error,
                        Double.NaN)
                    .least());
          }
        });
    List<WidthScore> own = widths.stream().filter(w -> w.horizon() == horizon).toList();
    return new SearchSection(
        List.of(),
        penalties,
        Seeds.by(WidthScore::model, own).stream().map(SearchSection::widths).toList());
  }

  JsonText json() {
    return JsonText.of(this)
        .with("penalties", penalties.stream().map(Curve::json).toList())
        .with("widths", widths.stream().map(Curve::json).toList())
        .with("choices", json(choices));
  }

  /** The choices of a model that has no curves. */
  static SearchSection of(Provenance provenance) {
    return new SearchSection(Choice.of(provenance), List.of(), List.of());
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
                candidates.add(JsonText.of("label", label).with("error", Rounding.rounded(error))));
    return JsonText.of("name", choice.name())
        .with("chosen", choice.chosen())
        .with("candidates", candidates);
  }

  /** The first seed of a model. */
  private static Curve widths(Seeds<WidthScore> own) {
    long seed = own.scores().stream().mapToLong(WidthScore::seed).min().orElseThrow();
    List<WidthScore> first =
        own.scores().stream()
            .filter(w -> w.seed() == seed)
            .sorted(Comparator.comparingInt(WidthScore::neurons))
            .toList();
    double taken =
        first.stream()
            .filter(WidthScore::taken)
            .mapToDouble(WidthScore::neurons)
            .findFirst()
            .orElse(Double.NaN);
    return Curve.of(
        own.first().model(), first, WidthScore::neurons, WidthScore::validationError, taken);
  }
}
