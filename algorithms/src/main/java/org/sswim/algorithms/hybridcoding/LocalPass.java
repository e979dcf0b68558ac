package org.sswim.algorithms.hybridcoding;

import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;

/**
 * Loss and gradient of local tandem learning, in the memory of one worker. Every layer has a loss
 * of its own, and takes its input as given. A hidden layer has {@code mean_j (r_j - a_j)^2}, where
 * r is the value of its spikes, a mean over steps, and a the activation of the teacher's neuron.
 * The outputs have the cross entropy of their mean input current. Gradients go straight through the
 * spikes of their own layer, as if
 *
 * <pre>
 *   r = clamp(W r_before + b, 0, Gamma th)
 * </pre>
 *
 * <p>and through no other. For tests the forward way may be the clamp, too.
 */
final class LocalPass extends GradientPass {
  private final HybridNetwork network;
  private final boolean relaxed;
  private final RectifierPass teacher;
  private final HiddenRun run;
  private final LayerMap.Pass[] maps;

  /** What each map makes of the means before it. */
  private final float[][] in;

  private final float[] slope;
  private final double[] losses;

  /**
   * Memory of a worker.
   *
   * @param teacherMaps maps of the teacher
   * @param rows samples at once
   * @param relaxed whether forward is the clamp instead of a simulation
   */
  LocalPass(
      HybridNetwork network, List<DenseMap> teacherMaps, Vectors data, int rows, boolean relaxed) {
    this.network = network;
    this.relaxed = relaxed;
    teacher = new RectifierPass(teacherMaps, data, rows);
    run = new HiddenRun(network, data, rows);
    maps = network.maps().stream().map(map -> map.pass(rows)).toArray(LayerMap.Pass[]::new);
    in = new float[maps.length][];
    int widest = 0;
    for (int m = 0; m < maps.length; m++) {
      in[m] = new float[rows * network.maps().get(m).outputs()];
      addGradients(maps[m].gradients());
      widest = Math.max(widest, in[m].length);
    }
    slope = new float[widest];
    losses = new double[maps.length];
  }

  /** The losses of each layer, sums over the last samples. */
  double[] losses() {
    return losses;
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    teacher.loss(order, from, count);
    run.run(order, from, count);
    int last = maps.length - 1;
    for (int m = 0; m <= last; m++) {
      maps[m].forward(count, run.means(m), in[m]);
      losses[m] =
          m == last
              ? CrossEntropy.of(
                  count, network.maps().get(m).outputs(), in[m], run.label(), share, slope)
              : matching(m, count, share);
      if (share > 0) {
        maps[m].backward(count, run.means(m), slope, null);
      }
    }
    return Arrays.stream(losses).sum();
  }

  private double matching(int m, int count, double share) {
    int width = network.maps().get(m).outputs();
    float most = network.most(m) * network.threshold(m);
    float[] target = teacher.activations(m + 1);
    float[] r = run.means(m + 1);
    double loss = 0;
    for (int i = 0; i < count * width; i++) {
      float value = in[m][i];
      if (relaxed) {
        r[i] = Math.max(0, Math.min(most, value));
      }
      float miss = r[i] - target[i];
      loss += (double) miss * miss / width;
      slope[i] = value > 0 && value < most ? (float) (2 * share * miss / width) : 0;
    }
    return loss;
  }
}
