package org.sswim.cli;

import picocli.CommandLine.Option;

/** Whether a table tells what a forecast or a class takes. */
final class EnergyMixin {
  @Option(names = "--energy")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
