package org.sswim.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.InputCoding;
import org.sswim.classification.Portrait;
import org.sswim.classification.Scan;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.GradientClassifierFit;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Choice;

/** A classifier. */
public final class ClassifierReport {
  private static final int MOST_NAMES = 12;
  private static final int FIELDS = 16;

  private ClassifierReport() {}

  /** What a classifier is, a line each. */
  public static String described(ClassModel model) {
    TextTable table = new TextTable(2, "", "");
    List<String> names = model.classes();
    table.row("classes", names.size() + ": " + Figures.some(names, MOST_NAMES, ", "));
    Portrait portrait = model.portrait();
    if (portrait != null) {
      table.row("input", shape(model) + ", " + portrait.input());
      table.row("layers", portrait.layers());
      table.row("read-out", portrait.readOut());
    } else {
      network(table, (ClassifierModel) model);
    }
    table.row("parameters", String.valueOf(model.parameters()));
    return table.toString().stripLeading();
  }

  private static void network(TextTable table, ClassifierModel model) {
    HiddenNetwork hidden = model.network().hidden();
    table.row("input", input(model));
    table.row(
        "hidden layers",
        hidden.layers().stream()
            .map(layer -> String.valueOf(layer.neurons()))
            .collect(Collectors.joining(" + ")));
    table.row("delays of each input", String.valueOf(hidden.input().taps()));
    table.row("sections read", String.valueOf(model.sections()));
    if (model.skipSections() > 0) {
      String where = "from the mean of each input in each of %d sections";
      table.row("skip connections", Figures.text(where, model.skipSections()));
    }
  }

  /** What a vector or an image is. */
  private static String shape(ClassModel model) {
    Grid grid = model.grid();
    return grid == null
        ? "vectors of " + Figures.count(model.signals(), "value")
        : "images of " + grid.height() + " x " + grid.width() + " pixels";
  }

  private static String input(ClassifierModel model) {
    InputCoding coding = model.coding();
    Scan scan = coding.scan();
    if (scan != null) {
      return Figures.text(
          "%s, scanned by patches of %2$d x %2$d, one per step", shape(model), scan.side());
    }
    return coding.vectors()
        ? Figures.text(
            "%s%s, shown for %s as %s",
            shape(model),
            coding.scaled() ? ", each at mean 0 and deviation 1" : "",
            Figures.count(coding.shown(), "step"),
            coding.coding().name().toLowerCase(Locale.ROOT))
        : Figures.count(coding.signals(), "signal")
            + " step by step, seen as "
            + coding.views().stream().map(OptionsJson::label).collect(Collectors.joining(", "));
  }

  /** Where a model came from. */
  public static String origin(ClassModel model, long bytes, boolean all) {
    Provenance origin = model.provenance();
    String accuracy = origin.results().get("left-out-accuracy");
    String named = "; it classified %.1f %% of left-out samples correctly";
    StringBuilder text = new StringBuilder();
    text.append(
        Figures.text(
            "\nTrained with version %s and seed %d on %s%s; %,d bytes.\n",
            origin.version(),
            origin.seed(),
            origin.data(),
            accuracy == null ? "" : Figures.text(named, 100 * Double.parseDouble(accuracy)),
            bytes));
    if (all) {
      origin.options().forEach((name, value) -> text.append(name + ": " + value + "\n"));
    }
    return text.toString();
  }

  /**
   * What a model of a related algorithm is.
   *
   * @param file name of the training file
   */
  public static Report of(String file, ClassModel model) {
    return new Report("S-SWIM classifier", file, ClassReport.ABOUT)
        .with(() -> json(model))
        .say(described(model));
  }

  /** The same as JSON. */
  public static JsonText json(ClassModel model) {
    return ModelDescription.json(
            (Record) model, model.provenance(), model.neurons(), model.parameters())
        .with("shown", model.shown());
  }

  /**
   * All of a fit.
   *
   * @param file name of the training file
   * @param train what the model was fitted to
   * @param all whether to tell what was chosen
   * @param gradients how the fit was trained, or null
   */
  public static Report report(
      String file,
      LabelledSequences train,
      ClassifierFit fit,
      boolean all,
      @Nullable GradientClassifierFit gradients) {
    ClassifierModel model = fit.model();
    int layers = model.network().hidden().layers().size();
    Report report =
        ClassReport.page("S-SWIM classifier", file, train)
            .with(() -> json(fit.model()))
            .with("field", fit.plan().fields().toString())
            .with("whitening", fit.plan().whitening())
            .with("leftOutAccuracy", fit.leftOutAccuracy())
            .with("leftOutLogLoss", fit.leftOutLogLoss())
            .with("choices", Choice.of(fit.model().provenance()))
            .say(described(model))
            .say(all ? "\n" + ModelDescription.found(model.provenance()) : "")
            .headline(
                Figures.text(
                    "The model is correct on %.1f %% of the samples that its read-out was not"
                        + " fitted to; %s of all are of the most frequent class",
                    100 * fit.leftOutAccuracy(), Figures.percent(commonest(train))))
            .card(
                "Network",
                Figures.text("%,d neurons", model.network().hidden().neurons()),
                Figures.text("%,d parameters", model.network().parameters())
                    + (layers > 1 ? ", " + layers + " hidden layers" : ""))
            .card(
                "Left-out accuracy",
                ClassReport.percent(fit.leftOutAccuracy()),
                "of training samples while they were left out")
            .card(
                "Left-out log loss",
                Figures.rate(fit.leftOutLogLoss()),
                Figures.text(
                    "mean of −ln p of the true class; %.4f by guessing",
                    Math.log(model.classes().size())));
    if (gradients != null) {
      report
          .with("gradients", GradientReport.json(gradients))
          .say(GradientReport.sentence(gradients));
    }
    return inside(report, fit, new NeuronViews(fit, train));
  }

  private static double commonest(LabelledSequences train) {
    int[] count = new int[train.classes().size()];
    for (int c : Objects.requireNonNull(train.label())) {
      count[c]++;
    }
    return (double) Arrays.stream(count).max().orElse(0) / train.count();
  }

  /** What was chosen, what neurons see, and what tells where the model came from. */
  static Report inside(Report page, ClassifierFit fit, NeuronViews neurons) {
    Provenance origin = fit.model().provenance();
    return page.search(origin)
        .section("fields", () -> fields(fit.model(), neurons))
        .section("pictures", neurons::pictures)
        .model(ModelDescription.lines(fit.model()), origin.results(), origin);
  }

  private static JsonText fields(ClassifierModel model, NeuronViews neurons) {
    int of = model.network().hidden().layers().get(0).neurons();
    return JsonText.of("of", of)
        .with("weights", model.provenance().options().get("weights"))
        .with(
            "neurons",
            Picks.spread(of, FIELDS)
                .mapToObj(n -> neurons.weights(n).with("pair", neurons.pair(n))));
  }
}
