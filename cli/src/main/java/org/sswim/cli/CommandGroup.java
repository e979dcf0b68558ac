package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands of a kind of data; by itself it shows which there are. */
abstract class CommandGroup extends SubCommand {
  @Override
  final void run() {
    usage();
  }

  /** Commands for sequences and images that have classes. */
  @Command(
      name = "classify",
      subcommands = {
        Demo.Digits.class,
        ClassifyEvaluate.class,
        ClassifyFit.class,
        ClassifyPredict.class,
        ClassifyStream.class
      })
  static final class Classify extends CommandGroup {}

  /** Commands for panels: many series of unequal length. */
  @Command(
      name = Panel.NAME,
      subcommands = {
        PanelCommand.Evaluate.class,
        PanelCommand.Backtest.class,
        PanelCommand.Fit.class,
        PanelCommand.Predict.class
      })
  static final class Panel extends CommandGroup {
    /** Its name. */
    static final String NAME = "panel";
  }

  /** Commands for outputs that spike. */
  @Command(
      name = "spikes",
      subcommands = {SpikesEvaluate.class})
  static final class Spikes extends CommandGroup {}
}
