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
            fit.startLogLoss(),
            100 * fit.startAccuracy());
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
        fit.logLoss(),
        100 * fit.accuracy(),
        Figures.count(fit.best(), "epoch"));
  }

  /** The same, and every epoch. */
  public static JsonText json(GradientClassifierFit fit) {
    return new JsonText()
        .with("best", fit.best())
        .with("leftOut", fit.leftOut())
        .with("startLogLoss", fit.startLogLoss())
        .with("startAccuracy", fit.startAccuracy())
        .with("logLoss", fit.logLoss())
        .with("accuracy", fit.accuracy())
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

  /** Accuracy by epoch, medians over seeds; empty where gradients trained nothing. */
  static String table(List<ClassSummary> summaries) {
    int most = 0;
    for (ClassSummary summary : summaries) {
      for (ClassScore score : summary.scores()) {
        most = Math.max(most, score.epochs().size());
      }
    }
    if (most == 0) {
      return "";
    }
    String[] headings = new String[most + 2];
    headings[0] = "accuracy after epoch";
    headings[most + 1] = "s per epoch";
    for (int e = 0; e < most; e++) {
      headings[e + 1] = String.valueOf(e);
    }
    TextTable table = new TextTable(1, headings);
    for (ClassSummary summary : summaries) {
      if (summary.scores().get(0).epochs().isEmpty()) {
        continue;
      }
      String[] cells = new String[most + 2];
      cells[0] = summary.model();
      for (int e = 0; e < most; e++) {
        int epoch = e;
        cells[e + 1] = Figures.rate(summary.median(score -> at(score, epoch).accuracy()));
      }
      cells[most + 1] = Figures.seconds(summary.median(GradientClasses::perEpoch));
      table.row(cells);
    }
    return "\n"
        + table
        + "Epoch 0 is the start. Sequences left out say which is kept; a solved one, unless another is"
        + " clearly better.\n";
  }

  /** Where training stopped before, the last. */
  private static EpochScore at(ClassScore score, int epoch) {
    return score.epochs().get(Math.min(epoch, score.epochs().size() - 1));
  }

  private static double perEpoch(ClassScore score) {
    EpochScore last = at(score, Integer.MAX_VALUE);
    return last.seconds() / Math.max(1, last.epoch());
  }
}
