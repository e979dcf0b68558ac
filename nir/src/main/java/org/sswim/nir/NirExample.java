package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/**
 * Numbers to check a reader of a graph with: inputs drawn at random, and what our simulation of the
 * network, not of the graph, puts out at the last step.
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
    for (float value : outputs(network, rows)) {
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

  /**
   * What a network puts out at the last of some rows, run from rest.
   *
   * @param rows row-major {@code [rows][signals + context]}
   */
  static float[] outputs(SpikingNetwork network, float[] rows) {
    HiddenNetwork hidden = network.hidden();
    int width = hidden.input().rowWidth();
    InputProjection projection = new InputProjection(hidden.input(), hidden.layers().get(0));
    NetworkStep step = new NetworkStep(hidden);
    NetworkState state = step.newState();
    float[] inputs = new float[hidden.input().width()];
    float[] drive = new float[hidden.layers().get(0).neurons()];
    int last = rows.length / width - 1;
    for (int row = hidden.input().firstStep(); row <= last; row++) {
      projection.project(rows, row * width, inputs, drive);
      step.step(drive, state);
    }
    float[] features = new float[hidden.features()];
    step.features(state, new float[hidden.last().neurons()], features, 0);
    float[] out = new float[network.outputs()];
    network.readout().apply(features, out);
    addSkips(network.skip(), rows, last, width, out);
    return out;
  }

  private static void addSkips(
      @Nullable SkipConnections skip, float[] rows, int last, int width, float[] out) {
    if (skip == null) {
      return;
    }
    for (int s = 0; s < skip.sources(); s++) {
      for (int d = 0; d < skip.delays(); d++) {
        skip.add(s, d, rows[(last - d) * width + skip.place(s, width)], out);
      }
    }
    skip.addAhead(rows, rows.length, out);
  }
}
