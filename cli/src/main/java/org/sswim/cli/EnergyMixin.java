package org.sswim.cli;

import picocli.CommandLine.Option;

/** Whether a table tells what a forecast or a class takes. */
@InGroup(HelpGroup.SCORES)
final class EnergyMixin {
  @Option(
      names = "--energy",
      description = "Also count operations and estimated joules of a forecast or sample.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
