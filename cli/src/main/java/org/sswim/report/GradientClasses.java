package org.sswim.report;

import java.util.List;
import java.util.Locale;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.EpochScore;
import org.sswim.classifiers.GradientClassifierFit;
import org.sswim.gradient.Epoch;

/** Classifiers that gradients train, as text and as JSON. */
public final class GradientClasses {
  private GradientClasses() {}

  /** What training on brought, and what is kept. */
  public static String sentence(GradientClassifierFit fit) {
    String before =
        String.format(
            Locale.ROOT,
            "log loss %.3f, %.1f %% right",
            fit.before().logLoss(),
            100 * fit.before().accuracy());
    if (fit.best() == 0) {
      return String.format(
          Locale.ROOT,
          "%nTrained on for %s in %.1f s: of %,d sequences left out: %s before, and none"
              + " clearly better after; the fitted network is kept, fitted to all.%n",
          Figures.count(fit.epochs().size() - 1, "epoch"),
          fit.seconds(),
          fit.leftOut(),
          before);
    }
    return String.format(
        Locale.ROOT,
        "%nTrained on for %s in %.1f s; of %,d sequences left out: %s before, log loss %.3f, %.1f %%"
            + " right after %s, whose network is kept.%n",
        Figures.count(fit.epochs().size() - 1, "epoch"),
        fit.seconds(),
        fit.leftOut(),
        before,
        fit.after().logLoss(),
        100 * fit.after().accuracy(),
        Figures.count(fit.best(), "epoch"));
  }

  /** The same, and every epoch. */
  public static JsonText json(GradientClassifierFit fit) {
    return new JsonText()
        .with("best", fit.best())
        .with("leftOut", fit.leftOut())
        .with("startLogLoss", fit.before().logLoss())
        .with("startAccuracy", fit.before().accuracy())
        .with("logLoss", fit.after().logLoss())
        .with("accuracy", fit.after().accuracy())
        .objects("epochs", fit.epochs().stream().map(GradientClasses::epoch).toList());
  }

  private static JsonText epoch(Epoch epoch) {
    return new JsonText()
        .with("epoch", epoch.number())
        .with("trainLoss", epoch.trainLoss())
        .with("leftOutLogLoss", epoch.validationLoss())
        .with("seconds", epoch.seconds());
  }

  /** One object per epoch. */
  static List<JsonText> json(List<EpochScore> epochs) {
    return epochs.stream()
        .map(
            epoch ->
                new JsonText()
                    .with("epoch", epoch.epoch())
                    .with("seconds", epoch.seconds())
                    .with("leftOutLogLoss", epoch.leftOutLogLoss())
                    .with("accuracy", epoch.accuracy())
                    .with("logLoss", epoch.logLoss()))
        .toList();
  }

  /**
   * Accuracy by epoch, medians over seeds; empty where gradients trained nothing. A column for each
   * epoch that some network was looked at after; where another was not, what it was before; empty
   * where a network had not begun or had ended with all seeds.
   */
  static String table(List<ClassSummary> summaries) {
    int[] epochs =
        summaries.stream()
            .flatMap(summary -> summary.scores().stream())
            .flatMap(score -> score.epochs().stream())
            .mapToInt(EpochScore::epoch)
            .distinct()
            .sorted()
            .toArray();
    if (epochs.length == 0) {
      return "";
    }
    String[] headings = new String[epochs.length + 2];
    headings[0] = "accuracy after epoch";
    headings[epochs.length + 1] = "s per epoch";
    for (int e = 0; e < epochs.length; e++) {
      headings[e + 1] = String.valueOf(epochs[e]);
    }
    TextTable table = new TextTable(1, headings);
    for (ClassSummary summary : summaries) {
      if (summary.scores().get(0).epochs().isEmpty()) {
        continue;
      }
      String[] cells = new String[epochs.length + 2];
      cells[0] = summary.model();
      for (int e = 0; e < epochs.length; e++) {
        int epoch = epochs[e];
        boolean begun = summary.scores().get(0).epochs().get(0).epoch() <= epoch;
        cells[e + 1] =
            begun && epoch <= last(summary) ? Figures.rate(summary.median(score -> at(score, epoch).accuracy())) : "";
      }
      cells[epochs.length + 1] = Figures.seconds(summary.median(GradientClasses::perEpoch));
      table.row(cells);
    }
    return "\n"
        + table
        + "Epoch 0 is the start. Of networks that surrogate gradients train, sequences left out say"
        + " which is kept; a solved one, unless another is clearly better.\n";
  }

  /** The last epoch that a network of some seed was looked at after. */
  private static int last(ClassSummary summary) {
    return summary.scores().stream()
        .mapToInt(score -> at(score, Integer.MAX_VALUE).epoch())
        .max()
        .orElseThrow();
  }

  /** The last that is not behind an epoch, or the first. */
  private static EpochScore at(ClassScore score, int epoch) {
    EpochScore found = score.epochs().get(0);
    for (EpochScore own : score.epochs()) {
      found = own.epoch() <= epoch ? own : found;
    }
    return found;
  }

  private static double perEpoch(ClassScore score) {
    EpochScore last = at(score, Integer.MAX_VALUE);
    return last.seconds() / Math.max(1, last.epoch());
  }
}
