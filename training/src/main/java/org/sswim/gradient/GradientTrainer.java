package org.sswim.gradient;

/**
 * Trains networks by gradient descent with surrogate derivatives of the spike: back-propagation
 * through time over windows that start at rest, in mini-batches, until the validation loss no
 * longer falls; the network of the best epoch is returned, which may be the start.
 *
 * <p>A trainer is stateless and reusable; equal options, data and starts train equal networks, with
 * any number of threads.
 *
 * @see <a href="https://arxiv.org/abs/1901.09948">Neftci, Mostafa and Zenke 2019, Surrogate
 *     gradient learning in spiking neural networks</a>
 */
public final class GradientTrainer {
  private final GradientOptions options;

  /**
   * A trainer.
   *
   * @param options with a learning rate, see {@link GradientOptions#forStart}
   */
  public GradientTrainer(GradientOptions options) {
    if (options.learningRate() == GradientOptions.AUTO_RATE) {
      throw new IllegalArgumentException("the learning rate must be above 0; got auto");
    }
    this.options = options;
  }

  /** Trains a network. */
  public GradientTrained train(TrainingTask task, TrainingListener listener) {
    TrainingRun run = new TrainingRun(task, options);
    run.begin();
    while (!run.done()) {
      run.epoch(listener);
    }
    return run.result();
  }
}
