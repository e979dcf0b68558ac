package org.sswim.cli;

import picocli.CommandLine.Option;

/** Whether a table tells what a forecast or a class takes. */
@InGroup(HelpGroup.SCORES)
final class EnergyMixin {
  @Option(
      names = "--energy",
      description = "Count, too, what a forecast or sample takes: operations, estimated joules.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
