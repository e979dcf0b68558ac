package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sswim.classifiers.ClassifierFit;
import org.sswim.classifiers.ClassifierPlan;

/** What small networks said of samples left out, by which the plan of a classifier was chosen. */
final class PlanSection {
  private static final Pattern TRIAL =
      Pattern.compile(
          "(?<plan>(?<fields>\\w+)\\[(?<inside>[^\\]]*)] whitening (?<whitening>\\S+) views"
              + " \\[(?<views>[^\\]]*)]): left out, log loss (?<loss>\\S+), accuracy"
              + " (?<accuracy>\\S+)");
  private static final Map<String, String> VIEWS =
      Map.of(
          "VALUES", "values",
          "CHANGES", "changes",
          "SHAPE", "shape",
          "SHAPE_CHANGES", "changes of the shape");

  private final ClassifierFit fit;

  PlanSection(ClassifierFit fit) {
    this.fit = fit;
  }

  JsonText json() {
    ClassifierPlan plan = fit.plan();
    String taken = String.valueOf(plan.fields()) + " whitening ";
    List<JsonText> rows = new ArrayList<>();
    for (String line : fit.trials()) {
      Matcher trial = TRIAL.matcher(line);
      if (!trial.matches()) {
        rows.add(
            new JsonText().with("cells", List.of(line, "", "", "", "")).with("best", List.of()));
        continue;
      }
      boolean own =
          line.startsWith(taken)
              && Math.abs(number(trial.group("whitening")) - plan.whitening()) < 0.006
              && trial.group("views").equals(list(plan));
      rows.add(
          new JsonText()
              .with(
                  "cells",
                  List.of(
                      fields(trial.group("fields"), trial.group("inside")),
                      number(trial.group("whitening")) == 0
                          ? "none"
                          : String.valueOf(number(trial.group("whitening"))),
                      views(trial.group("views")),
                      trial.group("loss").replace(',', '.'),
                      ScoreSection.percent(number(trial.group("accuracy")))))
              .with("best", own ? List.of(0, 1, 2, 3, 4) : List.of()));
    }
    return new JsonText()
        .with("headings", List.of("a neuron sees", "whitening", "of", "log loss", "accuracy"))
        .objects("rows", rows)
        .with("taken", words(plan))
        .with("leftOut", ScoreSection.percent(fit.leftOutAccuracy()));
  }

  private static String list(ClassifierPlan plan) {
    return String.join(", ", plan.coding().views().stream().map(Enum::name).toList());
  }

  /** Numbers are written as the locale of the training wants. */
  private static double number(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }

  /** A plan in words. */
  static String words(ClassifierPlan plan) {
    Matcher text = Pattern.compile("(\\w+)\\[([^\\]]*)]").matcher(String.valueOf(plan.fields()));
    String fields = text.matches() ? fields(text.group(1), text.group(2)) : "its inputs";
    return "a neuron sees "
        + fields
        + (plan.coding().vectors() ? "" : " of " + views(list(plan)))
        + (plan.whitening() == 0
            ? ", without whitening"
            : ", whitened by the power " + plan.whitening());
  }

  private static String views(String names) {
    List<String> all = new ArrayList<>();
    for (String name : names.split(", ", -1)) {
      all.add(VIEWS.getOrDefault(name, name.toLowerCase(Locale.ROOT)));
    }
    return String.join(", ", all);
  }

  private static String fields(String kind, String inside) {
    return switch (kind) {
      case "All" -> "every input";
      case "Patches" ->
          (value(inside, "size").equals(value(inside, "height")) ? "all " : "")
              + value(inside, "size")
              + " x "
              + value(inside, "size")
              + " pixels";
      case "Delays" ->
          value(inside, "synapses")
              + " delays of up to "
              + (Integer.parseInt(value(inside, "taps")) - 1)
              + " steps";
      default -> kind + " " + inside;
    };
  }

  private static String value(String inside, String name) {
    Matcher value = Pattern.compile(name + "=(\\d+)").matcher(inside);
    return value.find() ? value.group(1) : "0";
  }
}
