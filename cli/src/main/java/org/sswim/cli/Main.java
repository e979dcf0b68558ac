package org.sswim.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code sswim} command. */
@Command(
    name = "sswim",
    mixinStandardHelpOptions = true,
    description = "Forecasts time series with spiking networks trained without gradients.")
public final class Main implements Runnable {
  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
