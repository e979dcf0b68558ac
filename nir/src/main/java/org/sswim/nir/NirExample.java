package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.WindowRun;

/**
 * Numbers to check a reader of a graph with: inputs drawn at random, and outputs at the last step.
 * The outputs come from our simulation of the network, not of the graph.
 */
final class NirExample {
  private static final int MOST_VALUES = 20_000;
  private static final double ROUND = 1000;

  private NirExample() {}

  /** Adds {@code example_input}, a step each between semicolons, and {@code example_output}. */
  static void addTo(Map<String, String> texts, SpikingNetwork network, int window) {
    InputRows inputs = new InputRows(network);
    int first = network.hidden().input().firstStep();
    if ((long) (window - first) * inputs.width() + network.outputs() > MOST_VALUES) {
      return;
    }
    float[] rows = new float[window * network.hidden().input().rowWidth()];
    Random random = new Random(1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (Math.rint(random.nextGaussian() * ROUND) / ROUND);
    }
    List<String> steps = new ArrayList<>();
    for (int row = first; row < window; row++) {
      steps.add(line(inputs.given(rows, row)));
    }
    List<String> outputs = new ArrayList<>();
    for (float value : new WindowRun(network).outputs(rows)) {
      outputs.add(String.valueOf(value));
    }
    texts.put("example_input", String.join("; ", steps));
    texts.put("example_output", String.join(" ", outputs));
  }

  /** The inputs of a step. */
  static String line(double[] inputs) {
    return Arrays.stream(inputs)
        .mapToObj(value -> value == 0 ? "0" : String.valueOf((float) value))
        .collect(Collectors.joining(" "));
  }
}
