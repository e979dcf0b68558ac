package org.sswim.cli;

import org.sswim.forecasters.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fits a model to a file and saves it. */
@Command(name = "fit")
final class FitCommand extends FitSeries {
  @Mixin private Flags.ThenTrain thenTrain;

  @Override
  void run() {
    fit(
        thenTrain.epochs == null
            ? null
            : new Descent(gradient().withEpochs(thenTrain.epochs), Start.S_SWIM, null));
  }
}
