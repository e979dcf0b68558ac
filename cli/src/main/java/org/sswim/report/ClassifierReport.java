package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingLayer;
import org.sswim.sequences.Grid;

/** A classifier as text and as JSON. */
public final class ClassifierReport {
  private ClassifierReport() {}

  /** What a classifier is, a line each. */
  public static String described(ClassifierModel model) {
    HiddenNetwork hidden = model.network().hidden();
    TextTable table = new TextTable(2, "", "");
    table.row("classes", classes(model));
    table.row("input", input(model));
    table.row(
        "hidden layers",
        hidden.layers().stream()
            .map(layer -> String.valueOf(layer.neurons()))
            .collect(Collectors.joining(" + ")));
    table.row("delays of each input", String.valueOf(hidden.input().taps()));
    table.row("sections read", String.valueOf(model.sections()));
    if (model.skipSections() > 0) {
      table.row(
          "skip synapses",
          "from the mean of each input in each of " + model.skipSections() + " sections");
    }
    table.row("parameters", String.valueOf(model.parameters()));
    return table.toString().stripLeading();
  }

  /** How many classes there are, and the first. */
  static String classes(ClassModel model) {
    return model.classes().size() + ": " + String.join(", ", some(model.classes()));
  }

  /** What a vector or an image is. */
  static String shape(ClassModel model) {
    Grid grid = model.grid();
    return grid == null
        ? "vectors of " + Figures.count(model.signals(), "value")
        : "images of " + grid.height() + " x " + grid.width() + " pixels";
  }

  private static List<String> some(List<String> names) {
    int most = 12;
    if (names.size() <= most) {
      return names;
    }
    List<String> shown = new ArrayList<>(names.subList(0, most));
    shown.add("...");
    return shown;
  }

  private static String input(ClassifierModel model) {
    InputCoding coding = model.coding();
    if (!coding.vectors()) {
      return Figures.count(coding.signals(), "signal")
          + " step by step, seen as "
          + coding.views().stream().map(ClassifierReport::name).collect(Collectors.joining(", "));
    }
    return shape(model)
        + (coding.scaled() ? ", each at mean 0 and deviation 1" : "")
        + ", shown for "
        + Figures.count(coding.shown(), "step")
        + " as "
        + coding.coding().name().toLowerCase(Locale.ROOT);
  }

  private static String name(View view) {
    return view.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What a fit found.
   *
   * @param all whether to show what small networks said on the way
   */
  public static String fitted(ClassifierFit fit, boolean all) {
    String tried =
        all && !fit.trials().isEmpty()
            ? "\nSmall networks, on samples left out:\n  "
                + fit.trials().stream()
                    .map(trial -> String.join("; ", PlanSection.cells(trial)))
                    .collect(Collectors.joining("\n  "))
                + "\n"
            : "";
    return described(fit.model()) + tried;
  }

  /** How good it is and where it is. */
  public static String saved(ClassifierFit fit, int sequences, String file, double seconds) {
    return String.format(
        Locale.ROOT,
        "%nFitted to %,d sequences in %.1f s: of samples left out it names %.1f %% rightly (log loss"
            + " %.3f). Saved: %s%n",
        sequences,
        seconds,
        100 * fit.leftOutAccuracy(),
        fit.leftOutLogLoss(),
        file);
  }

  /** Where a model came from. */
  public static String origin(ClassModel model, long bytes, boolean all) {
    Provenance origin = model.provenance();
    StringBuilder text = new StringBuilder();
    String accuracy = origin.results().get("left-out-accuracy");
    text.append(
        String.format(
            Locale.ROOT,
            "%nTrained with version %s and seed %d on %s%s; %,d bytes.%n",
            origin.version(),
            origin.seed(),
            origin.data(),
            accuracy == null
                ? ""
                : String.format(
                    Locale.ROOT,
                    "; of samples left out it named %.1f %% rightly",
                    100 * Double.parseDouble(accuracy)),
            bytes));
    if (all) {
      origin.results().forEach((name, value) -> text.append(name + ": " + value + "\n"));
      origin.options().forEach((name, value) -> text.append(name + ": " + value + "\n"));
    }
    return text.toString();
  }

  /** What a fit found. */
  public static JsonText json(ClassifierFit fit) {
    return json(fit.model())
        .with("field", fit.plan().fields().toString())
        .with("whitening", fit.plan().whitening())
        .with("leftOutAccuracy", fit.leftOutAccuracy())
        .with("leftOutLogLoss", fit.leftOutLogLoss())
        .objects(
            "trials",
            fit.trials().stream()
                .map(
                    trial ->
                        new JsonText()
                            .with("plan", (Object) PlanSection.words(trial.plan()))
                            .with("neurons", trial.neurons())
                            .with("logLoss", trial.logLoss())
                            .with("accuracy", trial.accuracy()))
                .toList());
  }

  /** What a model is. */
  public static JsonText json(ClassifierModel model) {
    HiddenNetwork hidden = model.network().hidden();
    return new JsonText()
        .with("classes", model.classes())
        .with("neurons", hidden.neurons())
        .with("layers", hidden.layers().stream().map(SpikingLayer::neurons).toList())
        .with("parameters", model.parameters())
        .with("taps", hidden.input().taps())
        .with("sections", model.sections())
        .with("skipSections", model.skipSections())
        .with("coding", model.coding().coding().name().toLowerCase(Locale.ROOT))
        .with("views", model.coding().views().stream().map(ClassifierReport::name).toList())
        .with("shown", model.coding().shown())
        .with("seed", model.provenance().seed())
        .with("results", model.provenance().results())
        .with("options", model.provenance().options());
  }
}
