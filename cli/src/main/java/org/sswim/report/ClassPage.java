package org.sswim.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Seeds;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;

/**
 * The pages of classifiers: of a comparison, and of a fit. Equal data and seeds give equal bytes,
 * but for the seconds of a comparison's fits.
 */
public final class ClassPage {
  static final String ABOUT = "classification by spiking networks";
  private static final int FIELDS = 16;

  private ClassPage() {}

  /**
   * The page of a comparison as HTML.
   *
   * @param piece S-SWIM of the first seed; null without it, or without a test
   */
  public static String evaluated(ClassReport report, @Nullable Showpiece piece) {
    ClassComparison comparison = report.comparison();
    LabelledSequences train = comparison.train();
    LabelledSequences test = comparison.test();
    Map<String, Object> compared = new LinkedHashMap<>();
    compared.put("models", comparison.models().stream().map(Candidate::label).toList());
    compared.put("seeds", comparison.seeds());
    if (test == null) {
      compared.put("folds", comparison.folds());
    }
    ReportData page =
        page("S-SWIM classes", report.train(), train)
            .verdict(report.verdict())
            .card(
                "Test",
                test == null ? comparison.folds() + " stratified folds" : "" + report.test(),
                test == null
                    ? "each named by a model that was fitted to the others"
                    : Figures.text("%,d %s", test.count(), ClassReport.shape(test)));
    scoreCards(page, report.models());
    page.section("scores", report.section())
        .section("confusion", report.confusion())
        .facts("Comparison", compared)
        .facts("Options", OptionsJson.tree(comparison.options()));
    if (piece != null) {
      NeuronViews neurons = new NeuronViews(piece.fit(), piece.train());
      page.section("hardest", new HardestSection(piece, neurons).json())
          .section("stepwise", new StepwiseSection(piece.fit().model(), piece.shown()).json());
      inside(page, piece.fit(), neurons);
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
    ClassifierModel model = fit.model();
    int layers = model.network().hidden().layers().size();
    ReportData page =
        page("S-SWIM classifier", file, train)
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
                percent(fit.leftOutAccuracy()),
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

  /** A page about some sequences. */
  private static ReportData page(String title, String file, LabelledSequences data) {
    String what =
        Figures.text(
            "%,d %s, %d classes", data.count(), ClassReport.shape(data), data.classes().size());
    return classes(
        new ReportData(title, file, ABOUT).card("Data", file, what), data, data.classes());
  }

  /** What classes there are, and what one of the samples is called. */
  static ReportData classes(ReportData page, LabelledSequences data, List<String> names) {
    return page.section("classes", JsonText.of("names", names).with("noun", noun(data)));
  }

  static String noun(LabelledSequences data) {
    return data.grid() != null ? "image" : data.longest() > 1 ? "sequence" : "sample";
  }

  /** A share with two decimals of a per cent. */
  static String percent(double share) {
    return Figures.text("%.2f %%", 100 * share);
  }

  private static void scoreCards(ReportData page, List<Seeds<ClassScore>> models) {
    double most =
        models.stream().mapToDouble(m -> m.median(ClassScore::accuracy)).max().orElseThrow();
    List<Seeds<ClassScore>> best =
        models.stream().filter(m -> m.median(ClassScore::accuracy) == most).toList();
    int seeds = best.get(0).scores().size();
    page.card(
        "Best: " + best.stream().map(m -> m.first().model()).collect(Collectors.joining(", ")),
        percent(most),
        "correct" + (seeds > 1 ? ", median over " + seeds + " seeds" : ""));
    for (Seeds<ClassScore> own : models) {
      if (own.first().model().equals(ClassReport.S_SWIM)) {
        page.card(
            "S-SWIM",
            Figures.text("%,d neurons", own.first().neurons()),
            Figures.text(
                "%,d parameters, %,.0f spikes per sample",
                own.first().parameters(), own.median(ClassScore::spikesPerSample)));
        if (own.first().energy() != null) {
          page.card(
              "Energy of a sample",
              Figures.plain(own.median(ClassReport::nanojoules)) + " nJ",
              EnergyReport.whole(own.median(ClassReport::operations))
                  + " synaptic operations; an estimate of the arithmetic alone");
        }
      }
    }
  }

  /** What was chosen, what neurons see, and what tells where the model came from. */
  private static void inside(ReportData page, ClassifierFit fit, NeuronViews neurons) {
    HiddenNetwork hidden = fit.model().network().hidden();
    List<JsonText> fields =
        Picks.spread(hidden.layers().get(0).neurons(), FIELDS)
            .mapToObj(n -> neurons.weights(n).with("pair", neurons.pair(n)))
            .toList();
    Provenance origin = fit.model().provenance();
    page.section("choice", ClassifierReport.choice(fit))
        .section(
            "fields",
            JsonText.of("of", hidden.layers().get(0).neurons())
                .with("weights", origin.options().get("weights"))
                .with("neurons", fields))
        .section("pictures", neurons.pictures())
        .model(ModelDescription.lines(fit.model()), origin.results(), origin);
  }
}
