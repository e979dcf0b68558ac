package org.sswim.algorithms.forwardforward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.shown.UnitLength;

/**
 * The first layers of a network, run over some samples in the memory of one worker. Each sample is
 * taken to be of some class. What the first layer sees of a sample is computed once for all
 * classes.
 */
final class ForwardRun {
  private final ForwardNetwork network;
  private final Vectors data;
  private final List<LayerMap.Pass> maps = new ArrayList<>();
  private final float[] raw;
  private final float[] values;
  private final float[] brightest;
  private final float[] shared;
  private final int[] label;

  /**
   * Memory of a worker.
   *
   * @param layers how many run
   * @param rows samples at once
   */
  ForwardRun(ForwardNetwork network, Vectors data, int layers, int rows) {
    this.network = network;
    this.data = data;
    for (DenseMap map : network.maps().subList(0, layers)) {
      // Where inputs differ from step to step, they are all mapped at once.
      maps.add(maps.isEmpty() ? map.pass(rows * data.steps()) : map.sparse());
    }
    DenseMap first = network.maps().get(0);
    int all = rows * data.steps();
    raw = new float[all * data.inputs()];
    values = new float[all * first.inputs()];
    brightest = new float[all];
    shared = new float[all * first.outputs()];
    label = new int[rows];
  }

  /** Memory for a run of each layer. */
  List<LayerRun> runs(int rows, boolean relaxed) {
    List<LayerRun> runs = new ArrayList<>();
    for (int l = 0; l < maps.size(); l++) {
      int neurons = network.maps().get(l).outputs();
      runs.add(new LayerRun(network.options(), neurons, rows, constant(l), relaxed));
    }
    return runs;
  }

  /** Whether a layer's input is the same at every step. */
  private boolean constant(int layer) {
    return layer == 0 && !data.sequences();
  }

  /** The maps' own memory, with their gradients. */
  LayerMap.Pass map(int layer) {
    return maps.get(layer);
  }

  /** What the first layer sees, the classes at 0: {@code [steps of samples][rows][inputs]}. */
  float[] values() {
    return values;
  }

  /** The height at which a class stands: {@code [steps of samples][rows]}. */
  float[] brightest() {
    return brightest;
  }

  /** Rows of each sample. */
  int steps() {
    return data.steps();
  }

  /** True classes of the samples. */
  int[] label() {
    return label;
  }

  /** Takes samples and computes what all classes have in common. */
  void take(int[] order, int from, int count) {
    data.fill(order, from, count, raw, label);
    int inputs = data.inputs();
    int width = network.maps().get(0).inputs();
    Arrays.fill(values, 0);
    for (int r = 0; r < data.steps() * count; r++) {
      float most = raw[r * inputs];
      for (int i = 0; i < inputs; i++) {
        most = Math.max(most, raw[r * inputs + i]);
      }
      brightest[r] = most;
      System.arraycopy(raw, r * inputs, values, r * width, inputs);
      for (int k = 0; k < network.classes(); k++) {
        values[r * width + network.place(k)] = 0;
      }
      if (network.options().normalised()) {
        // One class has the same height as another, so all have this length.
        values[r * width + network.place(0)] = most;
        float factor = UnitLength.factor(values, r * width, width);
        values[r * width + network.place(0)] = 0;
        brightest[r] *= factor;
        for (int i = r * width; i < (r + 1) * width; i++) {
          values[i] *= factor;
        }
      }
    }
    maps.get(0).forward(data.steps() * count, values, shared);
  }

  /** Runs all layers over the samples that were taken, each of the class that is said. */
  void run(int count, int[] said, List<LayerRun> runs) {
    runs.get(drive(count, said, runs)).run(count);
  }

  /** The same, but of the last layer the counts only. */
  void count(int count, int[] said, List<LayerRun> runs) {
    runs.get(drive(count, said, runs)).count(count);
  }

  /** Runs all layers but the last, and computes its currents; returns its number. */
  private int drive(int count, int[] said, List<LayerRun> runs) {
    DenseMap first = network.maps().get(0);
    int neurons = first.outputs();
    float[] currents = runs.get(0).currents();
    int rows = data.steps() * count;
    System.arraycopy(shared, 0, currents, 0, rows * neurons);
    for (int r = 0; r < rows; r++) {
      Rows.add(
          neurons,
          brightest[r],
          first.weights(),
          network.place(said[r % count]) * neurons,
          currents,
          r * neurons);
    }
    int last = runs.size() - 1;
    for (int l = 0; l < last; l++) {
      runs.get(l).run(count);
      int all = count * network.options().steps();
      maps.get(l + 1).forward(all, runs.get(l).give(count), runs.get(l + 1).currents());
    }
    return last;
  }

  /** The sum of what a layer took at a step of the last run, mean of samples and steps. */
  double meanInputs(int count, int layer, List<LayerRun> runs) {
    double sum = 0;
    if (layer > 0) {
      for (float s : runs.get(layer - 1).given()) {
        sum += s;
      }
      return sum / count / network.options().steps();
    }
    for (float v : values) {
      sum += Math.abs(v);
    }
    for (float v : brightest) {
      sum += Math.abs(v);
    }
    return sum / count / data.steps();
  }
}
