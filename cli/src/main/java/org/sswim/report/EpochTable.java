package org.sswim.report;

import java.util.List;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.GradientTrained;

/** The epochs of a gradient training, as text and as JSON. */
public final class EpochTable {
  private EpochTable() {}

  /** A row per epoch; the best is marked. */
  public static String of(GradientTrained trained) {
    TextTable table = new TextTable(0, "epoch", "train loss", "validation loss ", "seconds");
    for (Epoch epoch : trained.epochs()) {
      table.row(
          String.valueOf(epoch.number()),
          Figures.error(epoch.trainLoss()),
          Figures.error(epoch.validationLoss()) + (epoch.number() == trained.best() ? "*" : " "),
          Figures.seconds(epoch.seconds()));
    }
    return table + "* kept; epoch 0 is the start; losses are weighted by channel, on z-scores\n";
  }

  /** One object per epoch. */
  public static List<JsonText> json(GradientTrained trained) {
    return trained.epochs().stream()
        .map(
            epoch ->
                new JsonText()
                    .with("epoch", epoch.number())
                    .with("trainLoss", epoch.trainLoss())
                    .with("validationLoss", epoch.validationLoss())
                    .with("seconds", epoch.seconds()))
        .toList();
  }
}
