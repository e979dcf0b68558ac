package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands for panels: many series of unequal length. */
@Command(
    name = "panel",
    subcommands = {
      PanelEvaluate.class,
      PanelBacktest.class,
      PanelFitCommand.class,
      PanelPredict.class
    })
final class PanelCommand extends CommandGroup {
  /** Its name. */
  static final String NAME = "panel";
}
