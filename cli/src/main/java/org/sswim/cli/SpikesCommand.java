package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands for outputs that spike. */
@Command(
    name = "spikes",
    subcommands = {SpikesEvaluate.class})
final class SpikesCommand extends CommandGroup {}
