package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands for panels: many series of unequal length. */
@Command(
    name = "panel",
    customSynopsis = "sswim panel COMMAND ...",
    description = {
      "Forecasts panels: many series of unequal length, all by one model.",
      "Files, plain or gzipped: long CSV with the columns unique_id, ds and y, Monash's .tsf, M4's",
      "CSV with a row for each series; or a folder of CSV files with ds and y, one a series.",
      "'sswim evaluate', 'backtest', 'fit' and 'predict' know them, too."
    },
    footer = {
      "Example:",
      "  ./sswim panel evaluate Hourly-train.csv --test Hourly-test.csv",
    },
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
