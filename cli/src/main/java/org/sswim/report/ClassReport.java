package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.StepwiseScore;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Seeds;
import org.sswim.comparison.Spread;
import org.sswim.comparison.Verdict;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * A comparison of classifiers.
 *
 * @param scores by model, then seed
 * @param train name of the training file
 * @param test name of the test file; null for folds
 */
public record ClassReport(
    ClassComparison comparison, List<ClassScore> scores, String train, @Nullable String test) {
  static final String ABOUT = "classification by spiking networks";

  /** The row of which a page shows more. */
  private static final String S_SWIM = "s-swim";

  /** Sequences of which it is told what is said after a part of their steps. */
  private static final int STEPWISE = 500;

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

  private List<Seeds<ClassScore>> models() {
    return Seeds.by(ClassScore::model, scores);
  }

  private VerdictText verdict() {
    return VerdictText.of(
        Figures.text("On %,d %ss", named().count(), noun(named())),
        Verdict.of(scores, ClassScore::model, own -> 1, own -> 1 - own.accuracy()),
        error -> Figures.text(": %.1f %% correct", 100 * (1 - error)),
        "error rate");
  }

  /** The sequences that are named. */
  private LabelledSequences named() {
    LabelledSequences other = comparison.test();
    return other == null ? comparison.train() : other;
  }

  /** What sequences are, in the plural. */
  static String shape(LabelledSequences data) {
    int shortest = IntStream.range(0, data.count()).map(data::steps).min().orElse(0);
    String longest = Figures.count(data.longest(), "step");
    return data.grid() != null
        ? "images of " + data.grid().height() + " x " + data.grid().width() + " pixels"
        : data.longest() == 1
            ? "vectors of " + Figures.count(data.signals(), "value")
            : Figures.text(
                "sequences of %s%s of %s",
                shortest == data.longest() ? "" : shortest + " to ",
                longest,
                Figures.count(data.signals(), "signal"));
  }

  /** Medians over the seeds of a model; what a sample takes where that is counted. */
  private TextTable table() {
    Columns<Seeds<ClassScore>> columns =
        new Columns<Seeds<ClassScore>>()
            .words("model", own -> own.first().model())
            .most("accuracy", own -> own.median(ClassScore::accuracy), Figures::rate)
            .cell("min", own -> own.least(ClassScore::accuracy, Figures::rate))
            .cell("max", own -> own.most(ClassScore::accuracy, Figures::rate))
            .most("macro F1", own -> own.median(ClassScore::macroF1), Figures::rate)
            .least("log loss", own -> own.median(ClassScore::logLoss), Figures::rate)
            .seconds("fit [s]", own -> own.median(ClassScore::fitSeconds))
            .cell("neurons", own -> spiking(own) ? own.first().neurons() : "")
            .cell("parameters", own -> own.first().parameters())
            .cell("spikes", own -> spiking(own) ? spikes(own) : "");
    if (energy()) {
      columns
          .cell("synaptic ops", own -> counted(own, ClassReport::operations, EnergyReport::whole))
          .cell("nJ", own -> counted(own, ClassReport::nanojoules, Figures::plain));
    }
    return columns.plain().table(models());
  }

  private static boolean spiking(Seeds<ClassScore> own) {
    return own.first().neurons() > 0;
  }

  private static String spikes(Seeds<ClassScore> own) {
    return Figures.plain(own.median(ClassScore::spikesPerSample));
  }

  /** Whether it is counted what a sample takes of some model. */
  private boolean energy() {
    return scores.stream().anyMatch(score -> score.energy() != null);
  }

  /** Empty where it is not counted. */
  private static String counted(
      Seeds<ClassScore> own, ToDoubleFunction<ClassScore> figure, DoubleFunction<String> format) {
    return own.first().energy() == null ? "" : format.apply(own.median(figure));
  }

  /** Effective synaptic operations of a sample, where they are counted. */
  private static double operations(ClassScore score) {
    return Objects.requireNonNull(score.energy()).synapticOperations();
  }

  /** Nanojoules of a sample, where they are counted. */
  private static double nanojoules(ClassScore score) {
    return EnergyReport.NANO
        * Objects.requireNonNull(score.energy()).joules(EnergyReport.CONSTANTS);
  }

  /** What was compared on what, and a row for each model. */
  private String text() {
    LabelledSequences data = comparison.train();
    String how =
        test == null
            ? comparison.folds() + " stratified folds"
            : Figures.text("tested on %,d of %s", named().count(), test);
    String classes = Figures.count(data.classes().size(), "class").replace("classs", "classes");
    return Figures.text("%s: %,d %s, %s; %s\n", train, data.count(), shape(data), classes, how)
        + Figures.text(
            "%s; spikes: mean of the whole network for each %s.\n\n",
            Figures.seeds(comparison.seeds(), comparison.options().seed()),
            noun(comparison.train()))
        + table()
        + (energy()
            ? ("Per sample: synaptic ops, where neither input nor weight is 0"
                    + " (NeuroBench); nJ, those and the neuron updates.\n%s\n")
                .formatted(EnergyReport.constantsLine())
            : "")
        + GradientReport.table(models());
  }

  /** The table for a page, and what accuracy takes, as charts show it. */
  private JsonText section() {
    String note =
        Figures.text(
            "The share of %ss that each model classifies correctly; the best is marked%s. Log loss"
                + " is the mean of −ln p of the true class: small if a model is right whenever it"
                + " is sure.",
            noun(comparison.train()),
            comparison.seeds() > 1 ? "; medians over " + comparison.seeds() + " seeds" : "");
    return Report.tables("Models compared", note, Report.table("", table(), List.of()))
        .with("costs", models(), ClassReport::cost);
  }

  /** What accuracy takes: seconds, spikes and, where they are counted, operations. */
  private List<SvgChart.Panel> panels() {
    List<SvgChart.Panel> panels = new ArrayList<>();
    panels.add(against("seconds of the fit", own -> own.median(ClassScore::fitSeconds)));
    panels.add(
        against(
            "spikes per sample",
            own -> spiking(own) ? own.median(ClassScore::spikesPerSample) : Double.NaN));
    if (energy()) {
      panels.add(
          against(
              "synaptic operations a sample",
              own ->
                  own.first().energy() == null ? Double.NaN : own.median(ClassReport::operations)));
    }
    return panels;
  }

  private SvgChart.Panel against(String what, ToDoubleFunction<Seeds<ClassScore>> figure) {
    return SvgChart.Panel.points(
        what,
        figure,
        "accuracy",
        own -> own.median(ClassScore::accuracy),
        models(),
        own -> own.first().model());
  }

  private static JsonText cost(Seeds<ClassScore> own) {
    Spread accuracy = own.spread(ClassScore::accuracy);
    return JsonText.of("model", own.first().model())
        .with("accuracy", accuracy.median())
        .with("low", accuracy.min())
        .with("high", accuracy.max())
        .with("seconds", own.median(ClassScore::fitSeconds))
        .with("spikes", spiking(own) ? (Double) own.median(ClassScore::spikesPerSample) : null)
        .with("steps", spiking(own) ? (Double) own.median(ClassScore::stepsPerSample) : null)
        .with(
            "nanojoules",
            own.first().energy() == null ? null : (Double) own.median(ClassReport::nanojoules));
  }

  /** Which classes models take for which: of every model its first seed. */
  private JsonText confusion() {
    List<ClassScore> first = models().stream().map(Seeds::first).toList();
    int shown = first.stream().map(ClassScore::model).toList().indexOf(S_SWIM);
    return JsonText.of("shown", Math.max(0, shown))
        .with("models", first, o -> confusion(o.model(), o.seed(), o.confusion(), classes()));
  }

  private int classes() {
    return comparison.train().classes().size();
  }

  /**
   * Class, class named, and how many, where there are some.
   *
   * @param confusion row-major {@code [classes][classes named]}
   */
  static JsonText confusion(String model, @Nullable Long seed, int[] confusion, int classes) {
    List<List<Integer>> cells =
        IntStream.range(0, confusion.length)
            .filter(k -> confusion[k] > 0)
            .mapToObj(k -> List.of(k / classes, k % classes, confusion[k]))
            .toList();
    return JsonText.of("model", model).with("seed", seed).with("cells", cells);
  }

  /**
   * All of it. The JSON has {@code results}, one object per model and seed; {@code summary},
   * medians over the seeds under the same names. With {@code classes}, {@code data} and {@code
   * options} the run can be repeated.
   *
   * @param piece S-SWIM of the first seed; null without it, or without a test
   */
  public Report report(@Nullable Showpiece piece) {
    Report report =
        page("S-SWIM classes", train, comparison.train())
            .with("data", facts())
            .say(text())
            .verdict(verdict())
            .card(
                "Test",
                test == null ? comparison.folds() + " stratified folds" : test,
                test == null
                    ? "each named by a model that was fitted to the others"
                    : Figures.text("%,d %s", named().count(), shape(named())));
    scoreCards(report);
    Map<String, Object> compared = new LinkedHashMap<>();
    compared.put("models", comparison.models().stream().map(Candidate::label).toList());
    compared.put("seeds", comparison.seeds());
    if (test == null) {
      compared.put("folds", comparison.folds());
    }
    report
        .facts("Comparison", compared)
        .compared(comparison.options(), comparison.models(), comparison.seeds())
        .results(scores, this::result)
        .section("scores", this::section)
        .section("confusion", this::confusion)
        .picture(this::panels);
    if (piece != null) {
      NeuronViews neurons = new NeuronViews(piece.fit(), piece.train());
      report
          .section("hardest", () -> new HardestSection(piece, neurons).json())
          .section("stepwise", () -> stepwise(piece.fit().model(), piece.shown()));
      ClassifierReport.inside(report, piece.fit(), neurons);
    }
    return report;
  }

  private JsonText facts() {
    LabelledSequences data = comparison.train();
    return JsonText.of("train", train)
        .with("test", test)
        .with("folds", test == null ? (Integer) comparison.folds() : null)
        .with("trainSequences", data.count())
        .with("testSequences", named().count())
        .with("longest", data.longest())
        .with("signals", data.signals())
        .with("classes", data.classes());
  }

  private JsonText result(ClassScore score) {
    int classes = classes();
    List<int[]> rows =
        IntStream.range(0, classes)
            .mapToObj(c -> Arrays.copyOfRange(score.confusion(), c * classes, (c + 1) * classes))
            .toList();
    return JsonText.of(score)
        .with("energy", EnergyReport.json(score.energy()))
        .with("confusion", rows);
  }

  /** How well a model classifies after a part of the steps of every sequence. */
  private static JsonText stepwise(ClassifierModel model, LabelledSequences shown) {
    return JsonText.of("unit", model.coding().vectors() ? "steps" : "percent")
        .with("own", model.coding().own())
        .with("samples", Math.min(STEPWISE, shown.count()))
        .with("of", shown.count())
        .with("points", StepwiseScore.measure(model, shown, STEPWISE, Workers.available()));
  }

  /** A page about some sequences. */
  static Report page(String title, String file, LabelledSequences data) {
    String what =
        Figures.text("%,d %s, %d classes", data.count(), shape(data), data.classes().size());
    return classes(new Report(title, file, ABOUT).card("Data", file, what), data, data.classes());
  }

  /** What classes there are, and what one of the samples is called. */
  static Report classes(Report page, LabelledSequences data, List<String> names) {
    return page.section("classes", () -> JsonText.of("names", names).with("noun", noun(data)));
  }

  static String noun(LabelledSequences data) {
    return data.grid() != null ? "image" : data.longest() > 1 ? "sequence" : "sample";
  }

  /** A share with two decimals of a per cent. */
  static String percent(double share) {
    return Figures.text("%.2f %%", 100 * share);
  }

  private void scoreCards(Report page) {
    List<Seeds<ClassScore>> models = models();
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
      if (own.first().model().equals(S_SWIM)) {
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
}
