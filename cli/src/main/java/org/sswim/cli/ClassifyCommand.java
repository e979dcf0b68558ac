package org.sswim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
@SuppressWarnings("NullAway.Init")
final class ClassifyCommand implements Runnable, SubCommand.Parent {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Override
  public Console console() {
    return main.console();
  }

  @Override
  public void run() {
    spec.commandLine().usage(console().out());
  }
}
