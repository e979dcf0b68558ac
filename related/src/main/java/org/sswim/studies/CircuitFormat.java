package org.sswim.studies;

import java.util.ArrayList;
import java.util.List;
import org.sswim.clocked.Convolution;
import org.sswim.model.ArraySpec;

/**
 * What files of spiking convolutions before a circuit hold: {@link CircuitClassifier} runs them.
 */
public final class CircuitFormat extends StudyFormat {
  /** Steps of an image. */
  public static final String STEPS = "steps";

  /** Bit planes of the phase code. */
  public static final String BITS = "bits";

  /** A third of the last spiking neurons. */
  public static final String QUBITS = "qubits";

  /** Blocks of the circuit; 0 for none. */
  public static final String DEPTH = "depth";

  /** Hidden units in place of a circuit; 0 for none. */
  public static final String UNITS = "units";

  /** 1 where evidence below 0 is taken for 0. */
  public static final String RECTIFIED = "rectified";

  /** Names of the classes. */
  public static final String CLASSES = "classes";

  /** Filters of the convolutions, the first first. */
  public static final String CHANNELS = "channels";

  private static final List<String> OF_CONVOLUTION =
      List.of("weights", "beta", "gamma", "mean", "variance");
  private static final int TAPS = Convolution.SIDE * Convolution.SIDE;
  private static final int MOST_STEPS = 100;
  private static final int MOST_BITS = 16;
  private static final int MOST_QUBITS = 12;
  private static final int MOST_BLOCKS = 20;
  private static final int MOST_LAYERS = 4;
  private static final int MOST_FILTERS = 1000;
  private static final int MOST = 100_000;

  /** The kind. */
  public CircuitFormat() {
    super(
        "sswim-circuit",
        "a classifier with a quantum circuit",
        List.of(STEPS, BITS, QUBITS, DEPTH, UNITS, RECTIFIED),
        List.of(CLASSES, CHANNELS));
  }

  @Override
  protected List<ArraySpec> shapes(StudyModel described) {
    Whole.require(STEPS, described.number(STEPS), 1, MOST_STEPS);
    Whole.require(BITS, described.number(BITS), 1, MOST_BITS);
    Whole.require(QUBITS, described.number(QUBITS), 1, MOST_QUBITS);
    Whole.require(DEPTH, described.number(DEPTH), 0, MOST_BLOCKS);
    Whole.require(UNITS, described.number(UNITS), 0, MOST);
    Whole.require(RECTIFIED, described.number(RECTIFIED), 0, 1);
    Whole.require(CLASSES, described.list(CLASSES).size(), 2, MOST);
    List<ArraySpec> shapes = new ArrayList<>();
    shapes.add(ArraySpec.floats("input.brightest", 1));
    long channels = 1;
    List<Integer> all = channels(described);
    for (int l = 0; l < all.size(); l++) {
      long filters = all.get(l);
      shapes.add(ArraySpec.floats(group(l) + "weights", TAPS * channels, filters));
      for (String name : OF_CONVOLUTION.subList(1, OF_CONVOLUTION.size())) {
        shapes.add(ArraySpec.floats(group(l) + name, filters));
      }
      channels = filters;
    }
    long angles = angles(described);
    shapes.add(ArraySpec.floats("dense.weights", channels, angles));
    shapes.add(ArraySpec.floats("dense.bias", angles));
    int units = described.number(UNITS);
    int depth = described.number(DEPTH);
    if (units > 0) {
      shapes.add(ArraySpec.floats("head.weights", angles + 1, units));
    } else if (depth > 0) {
      Circuit circuit = new Circuit(described.number(QUBITS), depth);
      shapes.add(ArraySpec.floats("head.weights", circuit.weights()));
    }
    int classes = described.list(CLASSES).size();
    shapes.add(ArraySpec.floats("outputs.weights", heads(described), classes));
    shapes.add(ArraySpec.floats("outputs.bias", classes));
    return shapes;
  }

  /** Filters of the convolutions. */
  static List<Integer> channels(StudyModel model) {
    List<Integer> channels = new ArrayList<>();
    for (String text : model.list(CHANNELS)) {
      int filters = Whole.of(CHANNELS, text);
      Whole.require(CHANNELS, filters, 1, MOST_FILTERS);
      channels.add(filters);
    }
    Whole.require("layers of channels", channels.size(), 1, MOST_LAYERS);
    return channels;
  }

  /** Last spiking neurons. */
  static int angles(StudyModel model) {
    return Circuit.ROTATIONS * model.number(QUBITS);
  }

  /** What outputs see. */
  static int heads(StudyModel model) {
    if (model.number(UNITS) > 0) {
      return model.number(UNITS);
    }
    return model.number(DEPTH) > 0 ? model.number(QUBITS) : angles(model);
  }

  /** Weights, beta, gamma, means and variances of a convolution. */
  static List<float[]> convolution(StudyModel model, int layer) {
    return OF_CONVOLUTION.stream().map(name -> model.values(group(layer) + name)).toList();
  }

  private static String group(int convolution) {
    return "convolution" + (convolution + 1) + ".";
  }
}
