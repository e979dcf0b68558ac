package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands for outputs that spike. */
@Command(
    name = "spikes",
    customSynopsis = "sswim spikes COMMAND ...",
    description = {
      "Reproduces spike trains: outputs that fire as target trains do.",
      "Files: spikes as CSV (sample, unit, time) or dense trains as .npz."
    },
    footer = {
      "Example:",
      "  ./sswim spikes evaluate",
    },
    subcommands = {SpikesEvaluate.class})
final class SpikesCommand extends CommandGroup {}
