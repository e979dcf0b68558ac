package org.sswim.gradient;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.options.OptionsJson;

/**
 * Trains networks by gradient descent with surrogate derivatives of the spike. Back-propagation
 * through time runs over samples that start at rest, in mini-batches, until the validation loss no
 * longer falls. The network of the best epoch is returned, which may be the start.
 *
 * <p>A trainer is stateless and reusable; equal options, data and starts train equal networks, with
 * any number of threads.
 *
 * @see <a href="https://arxiv.org/abs/1901.09948">Neftci, Mostafa and Zenke 2019, Surrogate
 *     gradient learning in spiking neural networks</a>
 * @param options how it trains
 * @param workers who work
 */
public record GradientTrainer(GradientOptions options, Workers workers) {

  /** Trains a network. */
  public GradientTrained train(TrainingTask task, TrainingListener listener) {
    return train(task, listener, null);
  }

  /**
   * Trains a network and saves its state after every epoch; goes on from a file that is there, to
   * the same bits as without interruption.
   *
   * @param checkpoint the file, or null for none
   * @throws org.sswim.model.InvalidModelException if there is a file, but not of this training, or
   *     it cannot be read or written
   */
  public GradientTrained train(
      TrainingTask task, TrainingListener listener, @Nullable Path checkpoint) {
    GradientOptions resolved = task.resolved(options);
    TrainingRun run = new TrainingRun(task, resolved, workers);
    Journal journal =
        checkpoint == null ? Journal.none() : Journal.of(checkpoint, identity(task, resolved));
    Journal.Stage saved = journal.stage(List.of(run));
    if (saved.epochs() == 0) {
      run.begin();
      listener.measured(run.epochs().get(0), run::last);
    }
    while (!run.done()) {
      run.epoch(listener);
      listener.measured(run.epochs().get(run.epochs().size() - 1), run::last);
      saved.save(run.epochs().size() - 1, run.done());
    }
    return run.result();
  }

  /** What tells a training from others, so that none goes on from the state of another. */
  private static Map<String, String> identity(TrainingTask task, GradientOptions options) {
    Map<String, String> identity = new TreeMap<>();
    OptionsJson.tree(options).forEach((name, value) -> identity.put(name, String.valueOf(value)));
    identity.putAll(task.identity());
    identity.put("training", task.training().description());
    identity.put("watched", task.validation().description());
    identity.put("columns", String.valueOf(task.part().columns()));
    identity.put("neurons", String.valueOf(task.start().hidden().neurons()));
    identity.put("start", startFingerprint(task));
    return identity;
  }

  /** The weights that training starts from, as one number. */
  private static String startFingerprint(TrainingTask task) {
    long hash = 1;
    for (float[] array :
        task.parameters(task.start(), TrainedScale.none(task.features())).arrays()) {
      for (float value : array) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    }
    return Long.toHexString(hash);
  }
}
