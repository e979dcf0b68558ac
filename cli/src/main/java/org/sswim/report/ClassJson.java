package org.sswim.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassEnergy;
import org.sswim.classifiers.ClassScore;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Version;

/**
 * A comparison of classifiers as JSON: {@code verdict}; {@code results}, one object per model and
 * seed; {@code summary}, medians over the seeds under the same names; {@code classes}, {@code data}
 * and {@code options}, from which the run can be repeated.
 */
public final class ClassJson {
  private ClassJson() {}

  /** The object of a comparison. */
  public static JsonText of(
      ClassComparison comparison,
      List<ClassScore> scores,
      ClassTable table,
      Path train,
      @Nullable Path test) {
    LabelledSequences data = comparison.train();
    LabelledSequences other = comparison.test();
    return new JsonText()
        .with("version", Version.current())
        .with("verdict", table.sentence())
        .object(
            "data",
            new JsonText()
                .with("train", train.toString())
                .with("test", (Object) (test == null ? null : test.toString()))
                .with("folds", (Object) (test == null ? comparison.folds() : null))
                .with("trainSequences", data.count())
                .with("testSequences", other == null ? data.count() : other.count())
                .with("longest", data.longest())
                .with("signals", data.signals())
                .with("classes", data.classes()))
        .with("options", OptionsJson.tree(comparison.options()))
        .with("models", comparison.models().stream().map(ClassCandidate::label).toList())
        .with("seeds", comparison.seeds())
        .objects("results", scores.stream().map(score -> result(score, data)).toList())
        .objects("summary", ClassSummary.of(scores).stream().map(ClassJson::summary).toList());
  }

  private static JsonText result(ClassScore score, LabelledSequences data) {
    int classes = data.classes().size();
    List<List<Integer>> confusion = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      List<Integer> row = new ArrayList<>();
      for (int k = 0; k < classes; k++) {
        row.add(score.confusion()[c * classes + k]);
      }
      confusion.add(row);
    }
    return new JsonText()
        .with("model", score.model())
        .with("seed", (Object) score.seed())
        .with("accuracy", score.accuracy())
        .with("macroF1", score.macroF1())
        .with("logLoss", score.logLoss())
        .with("fitSeconds", score.fitSeconds())
        .with("neurons", score.neurons())
        .with("parameters", score.parameters())
        .with("spikesPerSample", score.spikesPerSample())
        .with("stepsPerSample", score.stepsPerSample())
        .object("energy", energy(score.energy()))
        .with("confusion", confusion)
        .objects("epochs", GradientClasses.json(score.epochs()));
  }

  private static @Nullable JsonText energy(@Nullable ClassEnergy energy) {
    return energy == null
        ? null
        : new JsonText()
            .with("macs", energy.macs())
            .with("acs", energy.acs())
            .with("neuronUpdates", energy.neurons().macs())
            .with("neuronAccumulates", energy.neurons().acs())
            .with("joules", energy.joules(EnergyReport.CONSTANTS));
  }

  private static JsonText summary(ClassSummary summary) {
    JsonText json =
        new JsonText().with("model", summary.model()).with("seeds", summary.scores().size());
    spread(json, "accuracy", summary, ClassScore::accuracy);
    spread(json, "macroF1", summary, ClassScore::macroF1);
    spread(json, "logLoss", summary, ClassScore::logLoss);
    spread(json, "fitSeconds", summary, ClassScore::fitSeconds);
    ClassScore first = summary.scores().get(0);
    json.with("neurons", first.neurons()).with("parameters", first.parameters());
    spread(json, "spikesPerSample", summary, ClassScore::spikesPerSample);
    spread(json, "stepsPerSample", summary, ClassScore::stepsPerSample);
    if (first.energy() != null) {
      spread(json, "synapticOperations", summary, ClassSummary::synapticOperations);
      spread(json, "nanojoules", summary, ClassSummary::nanojoules);
    }
    return json;
  }

  private static void spread(
      JsonText json, String name, ClassSummary summary, ToDoubleFunction<ClassScore> figure) {
    json.with(name, summary.median(figure))
        .with(name + "Min", summary.least(figure))
        .with(name + "Max", summary.most(figure));
  }
}
