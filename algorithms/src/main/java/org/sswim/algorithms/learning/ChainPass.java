package org.sswim.algorithms.learning;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.sswim.samples.Head;

/**
 * Loss and gradient of maps one after another, with activations between. The last map gives
 * evidence for the classes. The loss is the mean of {@code -ln p} of the true class, with p its
 * softmax, unless a subclass has another. In the memory of one worker. Subclasses say what
 * activations are, and what their gradients are taken for.
 */
public abstract class ChainPass extends GradientPass {
  private final List<? extends LayerMap> maps;
  private final Vectors data;
  private final int firstTrained;
  private final float[][] slope;
  private final int[] label;

  /** The maps in the hands of this worker. */
  protected final LayerMap.Pass[] passes;

  /** Rows of sequences, {@code [steps][rows][inputs]}; empty of vectors. */
  protected final float[] shown;

  /** The input, and the activations after each map but the last: {@code [rows][width]} each. */
  protected final float[][] a;

  /** What each map makes of them; of the last the evidence. */
  protected final float[][] z;

  /**
   * Memory of a worker.
   *
   * @param maps from layer to layer, shared
   * @param firstTrained number of the first map whose gradient is wanted
   * @param rows samples at once
   * @param passOf makes the memory of each map, by its number
   */
  protected ChainPass(
      List<? extends LayerMap> maps,
      Vectors data,
      int firstTrained,
      int rows,
      IntFunction<LayerMap.Pass> passOf) {
    this.maps = maps;
    this.data = data;
    this.firstTrained = firstTrained;
    int count = maps.size();
    passes = new LayerMap.Pass[count];
    a = new float[count][];
    z = new float[count][];
    slope = new float[count][];
    a[0] = new float[rows * data.inputs()];
    shown = new float[data.sequences() ? Math.multiplyExact(data.steps(), a[0].length) : 0];
    for (int m = 0; m < count; m++) {
      passes[m] = passOf.apply(m);
      int values = Math.multiplyExact(rows, maps.get(m).outputs());
      z[m] = new float[values];
      slope[m] = new float[values];
      if (m + 1 < count) {
        a[m + 1] = new float[values];
      }
      if (m >= firstTrained) {
        addGradients(passes[m].gradients());
      }
    }
    label = new int[rows];
  }

  /**
   * Memory of a worker for maps that all take the same rows, and all train.
   *
   * @param running whether they use what they have averaged, as in use, instead of these samples
   */
  protected ChainPass(List<? extends LayerMap> maps, Vectors data, int rows, boolean running) {
    this(maps, data, 0, rows, m -> running ? maps.get(m).running(rows) : maps.get(m).pass(rows));
  }

  /** Evidence for the classes of the last samples: {@code [rows][classes]}. */
  public final float[] evidence() {
    return z[z.length - 1];
  }

  /** Values of a layer after a map. */
  protected final int width(int map) {
    return maps.get(map).outputs();
  }

  /** Computes activations map by map. */
  public final void forward(int[] order, int from, int count) {
    take(order, from, count, label);
    for (int m = 0; m < passes.length; m++) {
      enter(m, order, from, count);
      map(m, count);
      if (m + 1 < passes.length) {
        activate(m, count);
      }
    }
  }

  /**
   * Writes the input of some samples, and their classes. Of a sequence it is a mean of its rows.
   *
   * @param classes written
   */
  protected void take(int[] order, int from, int count, int[] classes) {
    data.fill(order, from, count, sequences() ? shown : a[0], classes);
    if (sequences()) {
      int n = count * data.inputs();
      Arrays.fill(a[0], 0, n, 0);
      for (int t = 0; t < data.steps(); t++) {
        Rows.add(n, shareOfStep(t), shown, t * n, a[0], 0);
      }
    }
  }

  /** What the row of a step counts in the mean of a sequence. */
  protected float shareOfStep(int step) {
    return 1f / data.steps();
  }

  /** Whether each step has a row of its own. */
  protected final boolean sequences() {
    return data.sequences();
  }

  /** Called before each map; the input of the map may be changed. */
  protected void enter(int m, int[] order, int from, int count) {}

  /** Rows that a map takes of so many samples. */
  protected int rows(int m, int count) {
    return count;
  }

  /** Maps. */
  protected void map(int m, int count) {
    passes[m].forward(rows(m, count), a[m], z[m]);
  }

  /** Makes activations from the output of a map. */
  protected abstract void activate(int m, int count);

  /**
   * Takes gradients by the activations after a map back to its output.
   *
   * @param gradient changed
   */
  protected abstract void activateBackward(int m, int count, float[] gradient);

  /** Takes gradients by the evidence back to what the last map gave. */
  protected void evidenceBackward(int count, float[] gradient) {}

  /**
   * Which of the samples have their true class named.
   *
   * @param count of them at once, at most
   * @param behind called behind each pass with the number of its samples
   */
  public final boolean[] right(int[] order, int count, IntConsumer behind) {
    boolean[] right = new boolean[order.length];
    int classes = width(passes.length - 1);
    for (int from = 0; from < order.length; from += count) {
      int own = Math.min(count, order.length - from);
      forward(order, from, own);
      behind.accept(own);
      for (int r = 0; r < own; r++) {
        float[] said = Arrays.copyOfRange(evidence(), r * classes, (r + 1) * classes);
        right[from + r] = Head.highest(said) == label[r];
      }
    }
    return right;
  }

  /** The share of what is right. */
  public static double share(boolean[] right) {
    int count = 0;
    for (boolean one : right) {
      count += one ? 1 : 0;
    }
    return (double) count / right.length;
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    forward(order, from, count);
    int last = passes.length - 1;
    double loss = loss(count, label, share, slope[last]);
    evidenceBackward(count, slope[last]);
    for (int m = last; m >= firstTrained && share > 0; m--) {
      float[] below = m == firstTrained ? null : slope[m - 1];
      passes[m].backward(rows(m, count), a[m], slope[m], below);
      if (below != null) {
        activateBackward(m - 1, count, below);
      }
    }
    return loss;
  }

  /**
   * The loss of some samples, by their evidence.
   *
   * @param classes of them
   * @param share what gradients are multiplied by
   * @param gradient written, by the evidence
   * @return a sum over samples
   */
  protected double loss(int count, int[] classes, double share, float[] gradient) {
    return CrossEntropy.of(count, width(z.length - 1), evidence(), classes, share, gradient);
  }

  @Override
  public void taken() {
    for (LayerMap.Pass pass : passes) {
      pass.taken();
    }
  }
}
