package org.sswim.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.InputCoding;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SpikingLayer;

/**
 * The network of a classifier of vectors or images as a graph:
 *
 * <pre>
 *   input -> hidden1_weights (Linear) -> hidden1_membrane (LI or CubaLI) -> hidden1_spikes ...
 *   hiddenL_spikes (Threshold) -> counts (I) -> readout (Affine) -> output
 *   input -> levels (I) -> skip (Linear) -> output
 * </pre>
 *
 * <p>What the model reads is the mean rate of each neuron over the T steps for which a vector is
 * shown. The integrators count spikes, and the weights after them are those of the model over T. So
 * the output at step T is the evidence for each class. Hidden layers are those of {@link
 * NirExport}. A sequence is told by its rates over parts of itself; where these begin depends on
 * its length, which a graph does not know.
 */
public final class NirClassifierExport {
  /** Most numbers that an example may have. */
  private static final int MOST_VALUES = 20_000;

  private NirClassifierExport() {}

  /** What of a model NIR cannot say, a line each; empty if the graph is exact. */
  public static List<String> obstacles(ClassifierModel model) {
    List<String> obstacles = new ArrayList<>();
    InputCoding coding = model.coding();
    HiddenNetwork hidden = model.network().hidden();
    if (!coding.vectors()) {
      obstacles.add(
          "it reads the rates of "
              + model.sections()
              + " equal parts of a sequence, whose length a graph does not know");
    } else if (model.sections() > 1 || model.skipSections() > 1) {
      obstacles.add("it reads several parts of the steps for which a vector is shown");
    } else if (hidden.input().taps() > 1) {
      obstacles.add("it sees a vector at several delays");
    }
    for (int l = 0; l < hidden.layers().size(); l++) {
      obstacles.addAll(NirApproximation.obstacles(hidden.layers().get(l), l));
    }
    return obstacles;
  }

  /**
   * The graph of a model.
   *
   * @param dt seconds that a time step of the model lasts, above 0
   * @throws NirException if NIR cannot say all of it, naming what
   */
  public static NirGraph graph(ClassifierModel model, double dt) {
    GraphParts parts = new GraphParts(dt);
    List<String> obstacles = obstacles(model);
    Checks.that(obstacles.isEmpty(), NirException::new)
        .or("NIR cannot hold this classifier: %s", String.join("; ", obstacles));
    HiddenNetwork hidden = model.network().hidden();
    SpikingLayer first = hidden.layers().get(0);
    int shown = model.coding().shown();
    parts.put("input", NirType.INPUT, Map.of("shape", NirArray.vector(first.inputs())));
    String spikes =
        parts.layers(
            hidden,
            GraphParts.transposed(first.weights(), first.inputs(), first.neurons()),
            weights -> parts.edge("input", weights));
    Readout readout = model.network().readout();
    int outputs = readout.outputs();
    parts.put("output", NirType.OUTPUT, Map.of("shape", NirArray.vector(outputs)));
    count(parts, spikes, "counts", hidden.last().neurons());
    NirArray bias = NirArray.vector(GraphParts.doubles(readout.bias()));
    NirArray rates = mean(readout.weights(), hidden.last().neurons(), outputs, shown);
    parts.put("readout", NirType.AFFINE, Map.of("weight", rates, "bias", bias));
    parts.edge("counts", "readout");
    parts.edge("readout", "output");
    if (model.skipSections() > 0) {
      count(parts, "input", "levels", first.inputs());
      NirArray means = mean(model.skip(), first.inputs(), outputs, shown);
      parts.put("skip", NirType.LINEAR, Map.of("weight", means));
      parts.edge("levels", "skip");
      parts.edge("skip", "output");
    }
    return parts.graph(texts(model, dt));
  }

  private static void count(GraphParts parts, String from, String name, int width) {
    parts.put(name, NirType.INTEGRATOR, Map.of("r", NirArray.constant(width, 1)));
    parts.edge(from, name);
  }

  /** Weights of sums over the steps, where those of the model are of means. */
  private static NirArray mean(float[] weights, int inputs, int outputs, int shown) {
    NirArray turned = GraphParts.transposed(weights, inputs, outputs);
    return NirArray.matrix(
        outputs, inputs, Arrays.stream(turned.values()).map(w -> w / shown).toArray());
  }

  private static Map<String, String> texts(ClassifierModel model, double dt) {
    InputCoding coding = model.coding();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("generator", "S-SWIM " + model.provenance().version());
    texts.put("classes", String.join(", ", model.classes()));
    texts.put("steps", String.valueOf(coding.shown()));
    texts.put(
        "feeding",
        "at each of "
            + coding.shown()
            + " steps: "
            + switch (coding.coding()) {
              case CURRENT -> "x = (value - mean) scale of every value";
              case LATENCY ->
                  "1 at step round((1 - min(1, x)) (steps - 1)), counted from 0, 0 at the others and"
                      + " where x is not above 0; x = (value - mean) scale";
              case RATE ->
                  "floor((t + 1) x) - floor(t x) at step t, counted from 0; x = (value - mean) scale";
            });
    texts.put("mean", joined(coding.mean()));
    texts.put("scale", joined(coding.scale()));
    texts.put(
        "reading",
        "after the last step the output is the evidence for each class; its softmax, the probability;"
            + " the network is at rest before each vector");
    NirMetadata.addUnits(texts, dt, "one of the steps for which a vector is shown");
    texts.put("lost", "nothing");
    example(model, texts);
    return texts;
  }

  /** One number where all are equal. */
  private static String joined(float[] values) {
    boolean alike = IntStream.range(1, values.length).allMatch(i -> values[i] == values[0]);
    return IntStream.range(0, alike ? 1 : values.length)
        .mapToObj(i -> String.valueOf(values[i]))
        .collect(Collectors.joining(", "));
  }

  /** What the model, not the graph, says of a vector drawn at random. */
  private static void example(ClassifierModel model, Map<String, String> texts) {
    InputCoding coding = model.coding();
    if ((long) coding.signals() * coding.shown() > MOST_VALUES) {
      return;
    }
    Random random = new Random(1);
    float[] vector = new float[coding.signals()];
    for (int i = 0; i < vector.length; i++) {
      float unit = Math.round(random.nextFloat() * 1000) / 1000f;
      vector[i] = coding.scale()[i] == 0 ? 0 : coding.mean()[i] + unit / coding.scale()[i];
    }
    texts.put(
        "example_input",
        IntStream.range(0, coding.shown())
            .mapToObj(step -> NirMetadata.line(input(coding, vector, step)))
            .collect(Collectors.joining("; ")));
    float[] evidence = new Classifier(model).evidence(vector);
    texts.put(
        "example_output",
        IntStream.range(0, evidence.length)
            .mapToObj(k -> String.valueOf(evidence[k]))
            .collect(Collectors.joining(" ")));
  }

  /** What the graph is given of a vector at a step. */
  static double[] input(InputCoding coding, float[] vector, int step) {
    double[] values = new double[vector.length];
    Arrays.setAll(
        values,
        i ->
            coding
                .coding()
                .code((vector[i] - coding.mean()[i]) * coding.scale()[i], step, coding.shown()));
    return values;
  }
}
