package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;

/**
 * The pages of classifiers: of a comparison, and of a fit. Equal data and seeds give equal bytes,
 * but for the seconds of a comparison's fits.
 */
public final class ClassPage {
  static final String ABOUT = "classes named by spiking networks";
  private static final int FIELDS = 16;

  private ClassPage() {}

  /**
   * A model that a page looks into, with what it says of sequences that it has not seen.
   *
   * @param train sequences that it was fitted to, with their classes
   * @param shown others, with their classes as places among those of the training
   * @param answers what the model says of them
   */
  public record Showpiece(
      LabelledSequences train,
      LabelledSequences shown,
      ClassifierFit fit,
      BatchClassifier.Answers answers) {}

  /**
   * The page of a comparison as HTML.
   *
   * @param file name of the training file
   * @param testFile name of the test file; null for folds
   * @param scores by model, then seed
   * @param piece S-SWIM of the first seed; null where there is none, or no test
   */
  public static String evaluated(
      String file,
      @Nullable String testFile,
      ClassComparison comparison,
      List<ClassScore> scores,
      @Nullable Showpiece piece) {
    ReportData page =
        new ReportData("S-SWIM classes", file, ABOUT)
            .verdict(new ClassTable(comparison, scores, file, testFile).sentence());
    LabelledSequences train = comparison.train();
    dataCard(page, file, train);
    LabelledSequences test = comparison.test();
    page.card(
        "Test",
        test == null ? comparison.folds() + " stratified folds" : String.valueOf(testFile),
        test == null
            ? "each named by what was fitted to the others"
            : String.format(Locale.ROOT, "%,d %s", test.count(), ClassTable.shape(test)));
    scoreCards(page, scores);
    page.section("classes", classes(train));
    page.section("scores", new ScoreSection(scores).json());
    page.section("confusion", new ConfusionSection(train.classes(), scores).json());
    Map<String, Object> compared = new LinkedHashMap<>();
    compared.put("models", comparison.models().stream().map(ClassCandidate::label).toList());
    compared.put("seeds", comparison.seeds());
    if (test == null) {
      compared.put("folds", comparison.folds());
    }
    page.facts("Comparison", compared).facts("Options", OptionsJson.tree(comparison.options()));
    if (piece != null) {
      SampleViews views = new SampleViews(piece.train());
      TrainingPool pool = new TrainingPool(piece.train(), views);
      NeuronViews neurons = new NeuronViews(piece.fit(), piece.train(), views, pool);
      page.section("hardest", new HardestSection(piece, views, neurons).json());
      page.section("stepwise", new StepwiseSection(piece.fit().model(), piece.shown()).json());
      inside(page, piece.fit(), neurons, views, pool);
    }
    return page.html();
  }

  /**
   * The page of a fit as HTML.
   *
   * @param file name of the training file
   * @param train what the model was fitted to
   */
  public static String fitted(String file, LabelledSequences train, ClassifierFit fit) {
    ReportData page =
        new ReportData("S-SWIM classifier", file, ABOUT)
            .verdict(
                "The model names "
                    + ClassTable.percent(fit.leftOutAccuracy())
                    + " of samples rightly that its read-out was not fitted to, where "
                    + Figures.percent(commonest(train))
                    + " are of the commonest class");
    dataCard(page, file, train);
    ClassifierModel model = fit.model();
    networkCard(page, model);
    page.card(
        "Left-out accuracy",
        ScoreSection.percent(fit.leftOutAccuracy()),
        "of training samples while they were left out");
    page.card(
        "Left-out log loss",
        Figures.rate(fit.leftOutLogLoss()),
        "mean of −ln p of the true class; "
            + Figures.rate(Math.log(model.classes().size()))
            + " by guessing");
    page.section("classes", classes(train));
    SampleViews views = new SampleViews(train);
    TrainingPool pool = new TrainingPool(train, views);
    inside(page, fit, new NeuronViews(fit, train, views, pool), views, pool);
    return page.html();
  }

  private static double commonest(LabelledSequences train) {
    int[] count = new int[train.classes().size()];
    int most = 0;
    for (int c : Objects.requireNonNull(train.label())) {
      most = Math.max(most, ++count[c]);
    }
    return (double) most / train.count();
  }

  private static JsonText classes(LabelledSequences train) {
    return new JsonText().with("names", train.classes()).with("noun", noun(train));
  }

  /** What one of them is called. */
  static String noun(LabelledSequences data) {
    return data.grid() != null ? "image" : data.longest() > 1 ? "sequence" : "sample";
  }

  private static void dataCard(ReportData page, String file, LabelledSequences train) {
    page.card(
        "Data",
        file,
        String.format(
            Locale.ROOT,
            "%,d %s, %d classes",
            train.count(),
            ClassTable.shape(train),
            train.classes().size()));
  }

  private static void networkCard(ReportData page, ClassifierModel model) {
    int layers = model.network().hidden().layers().size();
    page.card(
        "Network",
        String.format(Locale.ROOT, "%,d neurons", model.network().hidden().neurons()),
        String.format(Locale.ROOT, "%,d parameters", model.network().parameters())
            + (layers > 1 ? ", " + layers + " hidden layers" : ""));
  }

  private static void scoreCards(ReportData page, List<ClassScore> scores) {
    List<ClassSummary> models = ClassSummary.of(scores);
    double most =
        models.stream().mapToDouble(m -> m.median(ClassScore::accuracy)).max().orElseThrow();
    List<ClassSummary> best =
        models.stream().filter(m -> m.median(ClassScore::accuracy) == most).toList();
    int seeds = best.get(0).scores().size();
    page.card(
        "Best: " + String.join(", ", best.stream().map(ClassSummary::model).toList()),
        ScoreSection.percent(most),
        "named rightly" + (seeds > 1 ? ", median over " + seeds + " seeds" : ""));
    for (ClassSummary model : models) {
      if (model.model().equals(ClassTable.S_SWIM)) {
        ClassScore first = model.scores().get(0);
        page.card(
            "S-SWIM",
            String.format(Locale.ROOT, "%,d neurons", first.neurons()),
            String.format(
                Locale.ROOT,
                "%,d parameters, %,.0f spikes a sample",
                first.parameters(),
                model.median(ClassScore::spikesPerSample)));
        if (model.counted()) {
          energyCard(page, model, models);
        }
      }
    }
  }

  /** What a sample takes, beside what it takes of the other models. */
  private static void energyCard(ReportData page, ClassSummary own, List<ClassSummary> models) {
    String others =
        models.stream()
            .filter(m -> m.counted() && !m.model().equals(own.model()))
            .map(m -> ", " + m.model() + " " + nanojoules(m) + " nJ")
            .collect(Collectors.joining());
    page.card(
        "Energy of a sample",
        nanojoules(own) + " nJ",
        EnergyReport.whole(own.median(ClassSummary::synapticOperations))
            + " synaptic operations; an estimate of the arithmetic alone"
            + others);
  }

  private static String nanojoules(ClassSummary model) {
    return Figures.plain(model.median(ClassSummary::nanojoules));
  }

  /** What was chosen, what neurons see, and what tells where the model came from. */
  private static void inside(
      ReportData page,
      ClassifierFit fit,
      NeuronViews neurons,
      SampleViews views,
      TrainingPool pool) {
    page.section("choice", new PlanSection(fit).json());
    int all = fit.model().network().hidden().layers().get(0).neurons();
    int shown = Math.min(FIELDS, all);
    List<JsonText> fields = new ArrayList<>();
    IntStream.range(0, shown)
        .map(i -> (int) ((long) i * all / shown))
        .forEach(n -> fields.add(neurons.weights(n).object("pair", neurons.pair(n))));
    page.section(
        "fields",
        new JsonText()
            .with("of", all)
            .with("weights", (Object) fit.model().provenance().options().get("weights"))
            .objects("neurons", fields));
    page.section("pictures", views.json().objects("train", pool.json()));
    facts(page, fit.model());
  }

  private static void facts(ReportData page, ClassifierModel model) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("classes", model.classes());
    shape.put("neurons", model.network().hidden().neurons());
    shape.put("hidden layers", model.network().hidden().layers().size());
    shape.put("delays of a signal", model.network().hidden().input().taps());
    shape.put("sections", model.network().hidden().banks().banks());
    shape.put("coding", OptionsJson.label(model.coding().coding()));
    shape.put("views", model.coding().views().stream().map(OptionsJson::label).toList());
    shape.put("steps of a vector", model.coding().shown());
    page.facts("Model", shape)
        .facts("What training found", model.provenance().results())
        .facts("Options of the model", RecordedOptions.tree(model.provenance()))
        .facts(
            "Provenance",
            new TreeMap<>(
                Map.of(
                    "version",
                    model.provenance().version(),
                    "seed",
                    model.provenance().seed(),
                    "data",
                    model.provenance().data())));
  }
}
