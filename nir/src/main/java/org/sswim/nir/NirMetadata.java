package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ExportNotes;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.WindowRun;

/** What a file says besides the graph: units, and what lies before and behind the network. */
final class NirMetadata {
  /** Seconds per time step. */
  static final String DT = "dt";

  private static final int MOST_VALUES = 20_000;
  private static final double ROUND = 1000;

  private NirMetadata() {}

  static Map<String, String> of(ForecastModel model, double dt, List<String> lost) {
    Map<String, String> texts = new LinkedHashMap<>(ExportNotes.of(model));
    addUnits(texts, dt, "one row of the series");
    texts.put("lost", lost.isEmpty() ? "nothing" : String.join("; ", lost));
    return texts;
  }

  /**
   * What all graphs say of time, voltages and signals.
   *
   * @param step what a time step is
   */
  static void addUnits(Map<String, String> texts, double dt, String step) {
    texts.put(DT, String.valueOf(dt));
    texts.put("time_unit", "s");
    texts.put("voltage_unit", "1");
    texts.put("step", step + "; thresholds are looked at once a step");
    texts.put("signals", "impulses of area x at the time of a step; a spike has area 1");
  }

  /**
   * Adds numbers to check a reader of a graph with: inputs drawn at random, {@code example_input},
   * a step each between semicolons, and {@code example_output} at the last step. It comes out of
   * our simulation of the network, not of the graph.
   */
  static void addExample(Map<String, String> texts, SpikingNetwork network, int window) {
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
