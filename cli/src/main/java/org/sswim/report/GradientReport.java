package org.sswim.report;

import java.util.List;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.EpochScore;
import org.sswim.classifiers.GradientClassifierFit;
import org.sswim.comparison.Seeds;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.GradientTrained;

/** Trainings by gradients, as text and as JSON. */
public final class GradientReport {
  private GradientReport() {}

  /** A row per epoch; the best is marked. */
  public static String epochs(GradientTrained trained) {
    TextTable table =
        new Columns<Epoch>()
            .cell("epoch", Epoch::number)
            .number("train loss", Epoch::trainLoss, Figures::error)
            .cell(
                "validation loss ",
                e -> Figures.error(e.validationLoss()) + (e.number() == trained.best() ? "*" : " "))
            .seconds("seconds", Epoch::seconds)
            .table(trained.epochs());
    return table + "* kept; epoch 0 is the start; losses are weighted by channel, on z-scores\n";
  }

  /** What training on brought, and what is kept. */
  public static String sentence(GradientClassifierFit fit) {
    String after =
        fit.best() == 0
            ? ", and none clearly better after; the fitted network is kept, fitted to all"
            : Figures.text(
                ", log loss %.3f, %.1f %% correct after %s, whose network is kept",
                fit.after().logLoss(),
                100 * fit.after().accuracy(),
                Figures.count(fit.best(), "epoch"));
    return Figures.text(
        "\nTrained on for %s in %.1f s%s of %,d left-out samples: log loss %.3f, %.1f %% correct"
            + " before%s.\n",
        Figures.count(fit.epochs().size() - 1, "epoch"),
        fit.seconds(),
        fit.best() == 0 ? ":" : ";",
        fit.leftOut(),
        fit.before().logLoss(),
        100 * fit.before().accuracy(),
        after);
  }

  /** The same, and every epoch. */
  public static JsonText json(GradientClassifierFit fit) {
    return JsonText.of("best", fit.best())
        .with("leftOut", fit.leftOut())
        .with("before", fit.before())
        .with("after", fit.after())
        .with("epochs", fit.epochs());
  }

  /**
   * Accuracy by epoch, medians over seeds; empty where gradients trained nothing. A column for each
   * epoch after which some network was looked at. Where another network was not, its column repeats
   * the value before. A cell is empty where a network had not begun or had ended with all seeds.
   */
  static String table(List<Seeds<ClassScore>> models) {
    List<Seeds<ClassScore>> trained =
        models.stream().filter(own -> !own.first().epochs().isEmpty()).toList();
    if (trained.isEmpty()) {
      return "";
    }
    Columns<Seeds<ClassScore>> columns =
        new Columns<Seeds<ClassScore>>().words("accuracy after epoch", own -> own.first().model());
    trained.stream()
        .flatMap(own -> own.scores().stream())
        .flatMap(score -> score.epochs().stream())
        .map(EpochScore::epoch)
        .distinct()
        .sorted()
        .forEach(epoch -> columns.cell(String.valueOf(epoch), own -> after(own, epoch)));
    columns.number("s per epoch", own -> own.median(GradientReport::perEpoch), Figures::seconds);
    return ("\n%sEpoch 0 is the start. A network that surrogate gradients train is kept only if it"
            + " is clearly better on left-out samples.\n")
        .formatted(columns.table(trained));
  }

  private static String after(Seeds<ClassScore> own, int epoch) {
    double last = own.spread(score -> at(score, Integer.MAX_VALUE).epoch()).max();
    boolean ran = own.first().epochs().get(0).epoch() <= epoch && epoch <= last;
    return ran ? Figures.rate(own.median(score -> at(score, epoch).accuracy())) : "";
  }

  /** The last that is not behind an epoch, or the first. */
  private static EpochScore at(ClassScore score, int epoch) {
    return score.epochs().stream()
        .filter(own -> own.epoch() <= epoch)
        .reduce(score.epochs().get(0), (before, own) -> own);
  }

  private static double perEpoch(ClassScore score) {
    EpochScore last = at(score, Integer.MAX_VALUE);
    return last.seconds() / Math.max(1, last.epoch());
  }
}
