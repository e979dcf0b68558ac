package org.sswim.algorithms.forwardforward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Labels;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Vectors;

/**
 * The layers as they run where no class is given. Weights are as they were trained, without those
 * of classes. Biases make the mean input current of every neuron the same. With the biases as they
 * were most neurons would be silent, held down by the classes that they are not for.
 *
 * @param maps of all layers; those of the first take the values alone
 */
record Classless(List<DenseMap> maps) {
  /** Mean input current, in thresholds. */
  private static final double MEAN = 0.05;

  /** Layers that stay as they are. */
  Classless {
    maps = List.copyOf(maps);
  }

  /**
   * Balances the biases.
   *
   * @param some numbers of the samples that means are of
   */
  static Classless of(ForwardNetwork network, Vectors data, int[] some) {
    List<DenseMap> maps = new ArrayList<>();
    for (DenseMap map : network.maps()) {
      DenseMap own = maps.isEmpty() ? valuesAlone(network, data, map) : map.copy();
      maps.add(own);
      Run run = new Classless(maps).run(network.options(), data, some.length);
      run.count(data, some, 0, some.length);
      balance(run.last().currents(), network.options().threshold(), own.bias());
    }
    return new Classless(maps);
  }

  private static DenseMap valuesAlone(ForwardNetwork network, Vectors data, DenseMap map) {
    int inputs = data.inputs();
    float[] weights = Arrays.copyOf(map.weights(), inputs * map.outputs());
    if (network.options().labels() == Labels.OVER) {
      Arrays.fill(weights, 0, network.classes() * map.outputs(), 0);
    }
    return new DenseMap(inputs, map.outputs(), weights, map.bias().clone());
  }

  private static void balance(float[] currents, double threshold, float[] bias) {
    double[] sum = new double[bias.length];
    for (int i = 0; i < currents.length; i++) {
      sum[i % bias.length] += currents[i];
    }
    int rows = currents.length / bias.length;
    for (int j = 0; j < bias.length; j++) {
      bias[j] += (float) (MEAN * threshold - sum[j] / rows);
    }
  }

  /** Memory of a worker for so many samples at once. */
  Run run(ForwardForwardOptions options, Vectors data, int rows) {
    return new Run(this, options, data, rows);
  }

  /** The layers while they run. */
  static final class Run {
    private final int steps;
    private final boolean normalised;
    private final List<LayerMap.Pass> maps = new ArrayList<>();
    private final List<LayerRun> runs = new ArrayList<>();
    private final float[] values;
    private final int[] label;

    private Run(Classless layers, ForwardForwardOptions options, Vectors data, int rows) {
      steps = options.steps();
      normalised = options.normalised();
      for (DenseMap map : layers.maps) {
        boolean first = maps.isEmpty();
        maps.add(map.pass(rows * (first ? data.steps() : steps)));
        runs.add(new LayerRun(options, map.outputs(), rows, first && !data.sequences(), false));
      }
      values = new float[data.steps() * rows * data.inputs()];
      label = new int[rows];
    }

    private LayerRun last() {
      return runs.get(runs.size() - 1);
    }

    /**
     * Spike counts of the last layer.
     *
     * @return of each sample; written over by the next call: {@code [count][neurons]}
     */
    float[] count(Vectors data, int[] order, int from, int count) {
      data.fill(order, from, count, values, label);
      if (normalised) {
        LayerRun.toUnitLength(data.steps() * count, data.inputs(), values);
      }
      float[] in = values;
      int rows = data.steps() * count;
      for (int l = 0; l < runs.size(); l++) {
        LayerRun run = runs.get(l);
        maps.get(l).forward(rows, in, run.currents());
        run.run(count);
        in = run.give(count);
        rows = count * steps;
      }
      return last().counts();
    }
  }
}
