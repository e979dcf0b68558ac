package org.sswim.report;

import java.util.List;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.GradientTrained;

/** The epochs of a gradient training, as text and as JSON. */
public final class EpochTable {
  private EpochTable() {}

  /** A row per epoch; the best is marked. */
  public static String of(GradientTrained trained) {
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

  /** One object per epoch. */
  public static List<JsonText> json(List<Epoch> epochs) {
    return epochs.stream().map(e -> JsonText.of(e).renamed("number", "epoch")).toList();
  }
}
