package org.sswim.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.InputCoding;
import org.sswim.classification.Portrait;
import org.sswim.classification.Scan;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierPlan;
import org.sswim.classifiers.PlanTrial;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.Fields;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;

/** A classifier as text and as JSON. */
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

  /**
   * What a fit found.
   *
   * @param all whether to show what small networks said on the way
   */
  public static String fitted(ClassifierFit fit, boolean all) {
    return described(fit.model())
        + (all && !fit.trials().isEmpty()
            ? "\nSmall networks, on left-out samples:\n\n" + trials(fit)
            : "");
  }

  /** How good it is and where it is. */
  public static String saved(ClassifierFit fit, int sequences, String file, double seconds) {
    return Figures.text(
        "\n"
            + "Fitted to %,d samples in %.1f s: %.1f %% of left-out samples get the correct class (log"
            + " loss %.3f). Saved: %s\n",
        sequences, seconds, 100 * fit.leftOutAccuracy(), fit.leftOutLogLoss(), file);
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
        .with("trials", fit.trials(), t -> JsonText.of(t).with("plan", words(t.plan())));
  }

  /** What a model is. */
  public static JsonText json(ClassModel model) {
    return ModelDescription.json(
            (Record) model, model.provenance(), model.neurons(), model.parameters())
        .with("shown", model.shown());
  }

  /** What small networks said of samples left out, by which a plan was chosen, for a page. */
  private static JsonText choice(ClassifierFit fit) {
    String names = ClassReport.percent(fit.leftOutAccuracy());
    if (fit.trials().isEmpty()) {
      return ReportData.tables(
          "What left-out samples chose",
          Figures.text(
              "The plan was given: %s. Its model is correct on %s of the samples that it was not fitted"
                  + " to.",
              words(fit.plan()), names));
    }
    return ReportData.tables(
        "What left-out samples chose",
        Figures.text(
            "Small networks tried %s on training samples, and their answers on left-out samples"
                + " chose: %s. The model itself is correct on %s of the samples that its read-out"
                + " was not fitted to.",
            Figures.count(fit.trials().size(), "plan"), words(fit.plan()), names),
        ReportData.table(
            "",
            trials(fit),
            List.of(
                "A plan was taken if it was better than those before by 3 % of the log loss. No test"
                    + " data took part.")));
  }

  /** A row for each plan that small networks tried. */
  private static TextTable trials(ClassifierFit fit) {
    return new Columns<PlanTrial>()
        .words("a neuron sees", trial -> fields(trial.plan().fields()))
        .words("of", trial -> seen(trial.plan()))
        .cell("whitening", t -> t.plan().whitening() == 0 ? "none" : t.plan().whitening())
        .number("log loss", PlanTrial::logLoss, Figures::rate)
        .cell("accuracy", trial -> ClassReport.percent(trial.accuracy()))
        .most("", t -> t.plan().equals(fit.plan()) ? 1 : 0, taken -> taken > 0 ? "taken" : "")
        .plain()
        .table(fit.trials());
  }

  private static String seen(ClassifierPlan plan) {
    return views(plan)
        + cost(plan)
        + (plan.skip() > 0 ? ", skip connections" : "")
        + (plan.layers() > 1 ? ", " + plan.layers() + " layers" : "");
  }

  /** A plan in words. */
  private static String words(ClassifierPlan plan) {
    return "a neuron sees %s%s%s%s%s"
        .formatted(
            fields(plan.fields()),
            plan.coding().vectors() && !plan.coding().scaled() ? "" : " of " + views(plan),
            plan.whitening() == 0
                ? ", without whitening"
                : ", whitened by the power " + plan.whitening(),
            cost(plan),
            plan.skip() > 0 ? ", and skip connections see the inputs" : "");
  }

  /** What a spike costs a neuron that counts. */
  private static String cost(ClassifierPlan plan) {
    return plan.counting() && plan.coding().shown() > 0
        ? Figures.text(", spike cost %.3g", plan.maxCost())
        : "";
  }

  private static String views(ClassifierPlan plan) {
    return (plan.coding().vectors() && plan.coding().scaled() ? "scaled " : "")
        + plan.coding().views().stream()
            .map(view -> view.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
  }

  private static String fields(Fields fields) {
    if (fields instanceof Fields.Patches patches) {
      String all = patches.size() == patches.height() ? "all " : "";
      return Figures.text("%s%2$d x %2$d pixels", all, patches.size());
    }
    if (fields instanceof Fields.Columns columns) {
      return columns.most() + " columns";
    }
    return fields instanceof Fields.Delays delays
        ? delays.synapses() + " delays of up to " + (delays.taps() - 1) + " steps"
        : "every input";
  }

  /**
   * The page of a fit as HTML.
   *
   * @param file name of the training file
   * @param train what the model was fitted to
   */
  public static String html(String file, LabelledSequences train, ClassifierFit fit) {
    ClassifierModel model = fit.model();
    int layers = model.network().hidden().layers().size();
    ReportData page =
        ClassReport.page("S-SWIM classifier", file, train)
            .verdict(
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
    inside(page, fit, new NeuronViews(fit, train));
    return page.html();
  }

  private static double commonest(LabelledSequences train) {
    int[] count = new int[train.classes().size()];
    for (int c : Objects.requireNonNull(train.label())) {
      count[c]++;
    }
    return (double) Arrays.stream(count).max().orElse(0) / train.count();
  }

  /** What was chosen, what neurons see, and what tells where the model came from. */
  static void inside(ReportData page, ClassifierFit fit, NeuronViews neurons) {
    HiddenNetwork hidden = fit.model().network().hidden();
    List<JsonText> fields =
        Picks.spread(hidden.layers().get(0).neurons(), FIELDS)
            .mapToObj(n -> neurons.weights(n).with("pair", neurons.pair(n)))
            .toList();
    Provenance origin = fit.model().provenance();
    page.section("choice", choice(fit))
        .section(
            "fields",
            JsonText.of("of", hidden.layers().get(0).neurons())
                .with("weights", origin.options().get("weights"))
                .with("neurons", fields))
        .section("pictures", neurons.pictures())
        .model(ModelDescription.lines(fit.model()), origin.results(), origin);
  }
}
