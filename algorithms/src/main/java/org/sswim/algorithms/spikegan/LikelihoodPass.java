package org.sswim.algorithms.spikegan;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.sampling.SeedStreams;

/**
 * Loss and gradient of some spike trains by maximum likelihood, in the memory of one worker: the
 * loss is {@code -ln P} of all their spikes. There are no hidden neurons, so that it is convex and
 * nothing is drawn.
 */
final class LikelihoodPass extends GradientPass {
  private final SpikeSample data;
  private final GlmRun run;
  private final float[] inputs;
  private final float[] shown;
  private final UniformRandomProvider unused = new SeedStreams(0).stream("spikegan-shown");

  /**
   * Memory of a worker.
   *
   * @param network without hidden neurons, which takes a delay line and no noise
   * @param rows samples at once
   */
  LikelihoodPass(GlmNetwork network, SpikeSample data, int rows) {
    this.data = data;
    run = new GlmRun(network, rows, data.steps());
    Stimulus stimulus = new Stimulus(0, data.steps(), 0);
    inputs = stimulus.memory(rows);
    stimulus.draw(rows, unused, inputs);
    shown = new float[rows * data.steps() * data.neurons()];
    addGradients(network.zeros());
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    int width = data.steps() * data.neurons();
    for (int r = 0; r < count; r++) {
      System.arraycopy(data.trains().get(order[from + r]), 0, shown, r * width, width);
    }
    double loss = -run.run(count, inputs, shown, unused);
    if (share > 0) {
      run.addGradient(count, (float) -share, gradients());
    }
    return loss;
  }
}
