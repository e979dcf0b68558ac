package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassScore;

/**
 * A comparison of classifiers: their table, and what accuracy takes. The seconds of the fits are
 * the only numbers of a page that differ where the same data and seed are compared again.
 */
final class ScoreSection {
  private static final List<String> HEADINGS =
      List.of(
          "model",
          "accuracy",
          "over seeds",
          "macro F1",
          "log loss",
          "neurons",
          "parameters",
          "spikes per sample");

  private final List<ClassSummary> models;

  ScoreSection(List<ClassScore> scores) {
    models = ClassSummary.of(scores);
  }

  JsonText json() {
    List<JsonText> rows = new ArrayList<>();
    for (ClassSummary model : models) {
      ClassScore first = model.scores().get(0);
      boolean spiking = first.neurons() > 0;
      List<String> cells =
          List.of(
              model.model(),
              percent(model.median(ClassScore::accuracy)),
              model.scores().size() > 1
                  ? percent(model.least(ClassScore::accuracy))
                      + " to "
                      + percent(model.most(ClassScore::accuracy))
                  : "",
              Figures.rate(model.median(ClassScore::macroF1)),
              Figures.rate(model.median(ClassScore::logLoss)),
              spiking ? String.format(Locale.ROOT, "%,d", first.neurons()) : "",
              String.format(Locale.ROOT, "%,d", first.parameters()),
              spiking
                  ? String.format(Locale.ROOT, "%,.0f", model.median(ClassScore::spikesPerSample))
                  : "");
      List<Integer> best = new ArrayList<>();
      mark(best, 1, model, s -> -s.accuracy());
      mark(best, 3, model, s -> -s.macroF1());
      mark(best, 4, model, ClassScore::logLoss);
      rows.add(new JsonText().with("cells", cells).with("best", best));
    }
    return new JsonText()
        .with("headings", HEADINGS)
        .with("seeds", models.stream().mapToInt(m -> m.scores().size()).max().orElse(1))
        .objects("rows", rows)
        .objects("costs", models.stream().map(ScoreSection::cost).toList());
  }

  /** What a model's accuracy takes, as charts show it. */
  private static JsonText cost(ClassSummary model) {
    return new JsonText()
        .with("model", model.model())
        .with("accuracy", model.median(ClassScore::accuracy))
        .with("low", model.least(ClassScore::accuracy))
        .with("high", model.most(ClassScore::accuracy))
        .with("seconds", model.median(ClassScore::fitSeconds))
        .with("spikes", (Object) ofNetworks(model, ClassScore::spikesPerSample))
        .with("steps", (Object) ofNetworks(model, ClassScore::stepsPerSample));
  }

  private static @Nullable Double ofNetworks(
      ClassSummary model, ToDoubleFunction<ClassScore> figure) {
    return model.scores().get(0).neurons() > 0 ? model.median(figure) : null;
  }

  private void mark(
      List<Integer> best, int column, ClassSummary own, ToDoubleFunction<ClassScore> figure) {
    double value = own.median(figure);
    if (models.size() > 1 && models.stream().noneMatch(m -> m.median(figure) < value)) {
      best.add(column);
    }
  }

  /** A share with two decimals of a per cent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
