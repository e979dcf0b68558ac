package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** How wide networks are. */
@InGroup(HelpGroup.NETWORK)
final class NeuronsMixin {
  @Basic
  @Option(
      names = "--neurons",
      paramLabel = "auto|N",
      converter = Converters.AutoNeurons.class,
      description = {
        "Neurons of each hidden layer (${DEFAULT-VALUE}); auto doubles them from 50 while that",
        "lowers the validation error; for classes auto is 1000, for spike trains 200."
      })
  private Auto<Integer> count;

  NeuronsMixin(Auto<Integer> usual) {
    count = usual;
  }

  Auto<Integer> count() {
    return count;
  }
}
