package org.sswim.cli;

import org.sswim.forecasters.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model by gradients and saves it. */
@Command(name = "train")
final class TrainCommand extends FitSeries {
  @Option(names = "--init", paramLabel = "START", defaultValue = "sswim")
  private Start start;

  @Mixin private Flags.Checkpoint checkpoint;

  @Override
  void run() {
    fit(new Descent(gradient(), start, checkpoint.path));
  }
}
