package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** How wide networks are. */
final class NeuronsMixin {
  @Option(names = "--neurons", paramLabel = "auto|N", converter = Converters.AutoNeurons.class)
  private Auto<Integer> count;

  NeuronsMixin(Auto<Integer> usual) {
    count = usual;
  }

  Auto<Integer> count() {
    return count;
  }
}
