package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands for sequences and images that have classes. */
@Command(
    name = "classify",
    subcommands = {
      ClassifyDemo.class,
      ClassifyEvaluate.class,
      ClassifyFit.class,
      ClassifyPredict.class,
      ClassifyStream.class
    })
final class ClassifyCommand extends CommandGroup {}
