package org.sswim.training;

import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Precision;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.NetworkMemory;

/**
 * The features of a spiking network: every window starts at rest, and the read-out banks are read
 * at its last step.
 *
 * <p>The rows of a block are projected onto the first layer once, whatever the number of windows
 * that share them; a window relative to its last row only subtracts the projection of that row.
 * Where the network forgets within a window what came before it, and windows are not relative, a
 * window that starts at rest ends as one that does not: then every row is simulated once, whatever
 * the number of windows that hold it.
 */
public final class SpikingFeatures implements FeatureMap {
  /** Superposed drives at a time: 2 MB. */
  private static final int SUPERPOSED_VALUES = 1 << 19;

  /** A step of a run costs as much as about so many of windows side by side. */
  private static final int RUN_COST = 3;

  private static final int FOREVER = Integer.MAX_VALUE;

  private final HiddenNetwork network;
  private final boolean relativeInput;
  private final RowProjection projection;
  private final int memory;
  private @Nullable StreamingFeatures run;
  private BlockSimulation simulation = BlockSimulation.NONE;
  private float[] drive = new float[0];
  private float[] origins = new float[0];
  private float[] superposed = new float[0];
  private float[] superposedOrigins = new float[0];

  /**
   * Features of a network.
   *
   * @param relativeInput whether windows are taken relative to their last row
   */
  public SpikingFeatures(HiddenNetwork network, boolean relativeInput) {
    this.network = network;
    this.relativeInput = relativeInput;
    projection = new RowProjection(network);
    boolean invariant = !relativeInput && NetworkMemory.ends(network);
    memory = invariant ? NetworkMemory.steps(network, StreamingFeatures.TOLERANCE) : FOREVER;
  }

  /**
   * Whether windows of a network that start at rest end as those of one that runs on.
   *
   * @param window rows of a window
   */
  public static boolean shiftInvariant(HiddenNetwork network, boolean relativeInput, int window) {
    return new SpikingFeatures(network, relativeInput).memory
        <= window - network.input().firstStep();
  }

  @Override
  public int features() {
    return network.features();
  }

  @Override
  public Precision precision() {
    return Precision.SINGLE;
  }

  @Override
  public FeatureMap forWorker() {
    return new SpikingFeatures(network, relativeInput);
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, float[] out) {
    if (block.count() == 0) {
      return;
    }
    if (runPays(series, block)) {
      run = run == null ? new StreamingFeatures(network, false) : run;
      run.write(series, block, out);
      return;
    }
    int steps = prepare(series, block);
    simulation.run(
        block.count(), spacing(block, steps), drive, relativeInput ? origins : null, out);
  }

  private boolean runPays(WindowedSeries series, WindowBlock block) {
    int steps = series.window() - network.input().firstStep();
    long once = (long) (block.count() - 1) * block.stride() + memory;
    return memory <= steps && RUN_COST * once < (long) block.count() * steps;
  }

  /** Drives add up like the windows behind them, so only drives are superposed. */
  @Override
  public void writeSuperposed(
      WindowedSeries series, WindowBlock block, Superposition windows, float[] out) {
    if (block.count() == 0) {
      return;
    }
    int steps = prepare(series, block);
    int spacing = spacing(block, steps);
    int neurons = network.layers().get(0).neurons();
    int most = Math.max(1, SUPERPOSED_VALUES / (steps * neurons));
    int group = Math.min(most, block.count());
    superposed = RowProjection.atLeast(superposed, group * steps, neurons);
    superposedOrigins =
        RowProjection.atLeast(superposedOrigins, relativeInput ? group : 0, neurons);
    float[] written = new float[group * features()];
    Sum sum = new Sum(neurons);
    for (int done = 0; done < block.count(); done += group) {
      int count = Math.min(group, block.count() - done);
      for (int i = 0; i < count; i++) {
        int window = done + i;
        int partner = windows.partner()[window];
        sum.own = windows.own()[window];
        sum.other = windows.other()[window];
        for (int t = 0; t < steps; t++) {
          int to = (i * steps + t) * neurons;
          int one = (window * spacing + t) * neurons;
          sum.write(drive, one, (partner * spacing + t) * neurons, superposed, to);
        }
        if (relativeInput) {
          sum.write(origins, window * neurons, partner * neurons, superposedOrigins, i * neurons);
        }
      }
      simulation.run(count, steps, superposed, relativeInput ? superposedOrigins : null, written);
      System.arraycopy(written, 0, out, done * features(), count * features());
    }
  }

  /** A weighted sum of two drives. */
  private static final class Sum {
    private final float[] x;
    private final float[] y;
    private float own;
    private float other;

    Sum(int neurons) {
      x = new float[neurons];
      y = new float[neurons];
    }

    void write(float[] values, int one, int two, float[] out, int to) {
      // Copied, as a loop whose arrays begin at different places does not vectorise.
      System.arraycopy(values, one, x, 0, x.length);
      System.arraycopy(values, two, y, 0, y.length);
      add(own, x, other, y);
      System.arraycopy(x, 0, out, to, x.length);
    }

    private static void add(float a, float[] x, float b, float[] y) {
      for (int n = 0; n < x.length; n++) {
        x[n] = a * x[n] + b * y[n];
      }
    }
  }

  /** Windows that share no row are laid end to end. */
  private static int spacing(WindowBlock block, int steps) {
    return Math.min(block.stride(), steps);
  }

  /** Projects the rows of a block; returns the steps of a window. */
  private int prepare(WindowedSeries series, WindowBlock block) {
    int steps = series.window() - network.input().firstStep();
    if (simulation.steps() != steps) {
      simulation = BlockSimulation.of(network, steps);
    }
    int spacing = spacing(block, steps);
    project(series, block, spacing, (block.count() - 1) * spacing + steps);
    return steps;
  }

  /** The drive of the first layer at every step that a window of the block takes. */
  private void project(WindowedSeries series, WindowBlock block, int spacing, int rows) {
    int neurons = network.layers().get(0).neurons();
    int first = block.first() + network.input().firstStep();
    int gap = block.stride() - spacing;
    drive = RowProjection.atLeast(drive, rows, neurons);
    projection.drive(series, block.lane(), rows, t -> first + t + t / spacing * gap, false, drive);
    if (relativeInput) {
      int end = series.window() - 1;
      origins = RowProjection.atLeast(origins, block.count(), neurons);
      projection.constant(series, block.lane(), block.count(), i -> block.start(i) + end, origins);
    }
  }
}
