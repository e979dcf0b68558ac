package org.sswim.features;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.simulation.NetworkMemory;

/**
 * The features of a spiking network: every sample starts at rest, and the read-out banks are read
 * at its last step.
 *
 * <p>The steps of a block are projected onto the first layer once, whatever the number of samples
 * that share them. A sample relative to its last step only subtracts the projection of that step. A
 * sample that starts at rest may end like one that does not. This is so if samples slide and are
 * not relative, and if the network forgets within a sample what came before it. Then every step is
 * simulated once, whatever the number of samples that hold it.
 */
public final class SpikingFeatures implements FeatureMap {
  /** A step of a run costs as much as about so many of samples side by side. */
  private static final int RUN_COST = 3;

  private static final int FOREVER = Integer.MAX_VALUE;

  private final HiddenNetwork network;
  private final RowProjection projection;
  private final int memory;
  private @Nullable StreamingFeatures run;
  private @Nullable BlockSimulation simulation;
  private BlockSimulation.@Nullable StepByStep shorter;
  private boolean shared;
  private float[] drive = new float[0];
  private float[] origins = new float[0];

  /** Features of a network. */
  public SpikingFeatures(HiddenNetwork network) {
    this.network = network;
    projection = new RowProjection(network);
    memory =
        NetworkMemory.ends(network)
            ? NetworkMemory.steps(network, StreamingFeatures.TOLERANCE)
            : FOREVER;
  }

  /** Whether samples that start at rest end as those of a network that runs on. */
  public static boolean shiftInvariant(HiddenNetwork network, Samples samples) {
    return new SpikingFeatures(network).forgets(samples);
  }

  private boolean forgets(Samples samples) {
    return samples.sliding() && !samples.relative() && memory <= steps(samples);
  }

  private int steps(Samples samples) {
    return samples.steps() - network.input().firstStep();
  }

  @Override
  public int features() {
    return network.features();
  }

  @Override
  public FeatureMap forWorker() {
    return new SpikingFeatures(network);
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    if (block.count() == 0) {
      return;
    }
    if (forgets(samples) && runPays(samples, block)) {
      run = run == null ? new StreamingFeatures(network) : run;
      run.write(samples, block, out);
      return;
    }
    int steps = prepare(samples, block);
    float[] origin = samples.relative() ? origins : null;
    int[] first = firstSteps(samples, block, steps);
    if (first != null) {
      shorter = shorter == null ? new BlockSimulation.StepByStep(network, steps) : shorter;
      shorter.run(block.count(), spacing(samples, block, steps), drive, origin, first, out);
      return;
    }
    Objects.requireNonNull(simulation)
        .run(block.count(), spacing(samples, block, steps), drive, origin, out);
  }

  /** The steps at which samples of a block begin; null if all take every step. */
  private static int @Nullable [] firstSteps(Samples samples, SampleBlock block, int steps) {
    int[] first = null;
    for (int i = 0; i < block.count(); i++) {
      int own = samples.firstStep(block.lane(), block.start(i));
      if (own > 0) {
        first = first == null ? new int[block.count()] : first;
        first[i] = Math.min(own, steps - 1);
      }
    }
    return first;
  }

  private boolean runPays(Samples samples, SampleBlock block) {
    long once = (long) (block.count() - 1) * block.stride() + memory;
    return RUN_COST * once < (long) block.count() * steps(samples);
  }

  /** Samples that share no step are laid end to end. */
  private static int spacing(Samples samples, SampleBlock block, int steps) {
    return samples.sliding() ? Math.min(block.stride(), steps) : steps;
  }

  /** Projects the steps of a block; returns the steps of a sample. */
  private int prepare(Samples samples, SampleBlock block) {
    int steps = steps(samples);
    boolean sharing = samples.sliding() || samples.relative();
    if (simulation == null || simulation.steps() != steps || sharing != shared) {
      // What samples that share nothing leave behind must not reach the next, however far it is.
      simulation = BlockSimulation.of(network, steps, sharing);
      shared = sharing;
      shorter = null;
    }
    int neurons = network.layers().get(0).neurons();
    int spacing = spacing(samples, block, steps);
    drive = RowProjection.atLeast(drive, (block.count() - 1) * spacing + steps, neurons);
    projection.drive(samples, block, spacing, steps, drive);
    if (samples.relative()) {
      origins = RowProjection.atLeast(origins, block.count(), neurons);
      projection.constant(samples, block, origins);
    }
    return steps;
  }
}
