package org.sswim.cli;

import picocli.CommandLine.Command;

/** Commands for sequences and images that have classes. */
@Command(
    name = "classify",
    customSynopsis = "sswim classify COMMAND ...",
    description = {
      "Names the class of time series, recordings, images and spike trains.",
      "Files: .ts, .arff, MNIST's idx, CSV, spikes as CSV or .npz (all but .npz also gzipped), and",
      "folders of WAV recordings."
    },
    footer = {
      "Example:",
      "  ./sswim classify demo",
    },
    subcommands = {
      ClassifyDemo.class,
      ClassifyEvaluate.class,
      ClassifyFit.class,
      ClassifyPredict.class,
      ClassifyStream.class
    })
final class ClassifyCommand extends CommandGroup {}
