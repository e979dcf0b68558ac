package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierPlan;
import org.sswim.classifiers.PlanTrial;
import org.sswim.sampling.Fields;

/** What small networks said of samples left out, by which the plan of a classifier was chosen. */
final class PlanSection {
  private final ClassifierFit fit;

  PlanSection(ClassifierFit fit) {
    this.fit = fit;
  }

  JsonText json() {
    ClassifierPlan plan = fit.plan();
    List<JsonText> rows = new ArrayList<>();
    for (PlanTrial trial : fit.trials()) {
      rows.add(
          new JsonText()
              .with("cells", cells(trial))
              .with("best", trial.plan().equals(plan) ? List.of(0, 1, 2, 3, 4) : List.of()));
    }
    return new JsonText()
        .with("headings", List.of("a neuron sees", "whitening", "of", "log loss", "accuracy"))
        .objects("rows", rows)
        .with("taken", words(plan))
        .with("leftOut", ScoreSection.percent(fit.leftOutAccuracy()));
  }

  /** A trial in words. */
  static List<String> cells(PlanTrial trial) {
    ClassifierPlan plan = trial.plan();
    return List.of(
        fields(plan.fields()),
        plan.whitening() == 0 ? "none" : String.valueOf(plan.whitening()),
        views(plan)
            + cost(plan)
            + (plan.skip() > 0 ? ", skip synapses" : "")
            + (plan.layers() > 1 ? ", " + plan.layers() + " layers" : ""),
        Figures.rate(trial.logLoss()),
        ScoreSection.percent(trial.accuracy()));
  }

  /** A plan in words. */
  static String words(ClassifierPlan plan) {
    return "a neuron sees "
        + fields(plan.fields())
        + (plan.coding().vectors() && !plan.coding().scaled() ? "" : " of " + views(plan))
        + (plan.whitening() == 0
            ? ", without whitening"
            : ", whitened by the power " + plan.whitening())
        + cost(plan)
        + (plan.skip() > 0 ? ", and skip synapses see the inputs" : "");
  }

  /** What a spike costs a neuron that counts. */
  private static String cost(ClassifierPlan plan) {
    return plan.counting() && plan.coding().shown() > 0
        ? String.format(Locale.ROOT, ", spike cost %.3g", plan.maxCost())
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
      return (patches.size() == patches.height() ? "all " : "")
          + patches.size()
          + " x "
          + patches.size()
          + " pixels";
    }
    if (fields instanceof Fields.Columns columns) {
      return columns.most() + " columns";
    }
    return fields instanceof Fields.Delays delays
        ? delays.synapses() + " delays of up to " + (delays.taps() - 1) + " steps"
        : "every input";
  }
}
