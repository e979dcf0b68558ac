package org.sswim.algorithms.spiketiming;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.Epochs;
import org.sswim.algorithms.learning.Journal;
import org.sswim.algorithms.learning.Progress;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.algorithms.spi.ResumableFit;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Optimizer;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;
import org.sswim.singlespike.SingleSpikeModel;
import org.sswim.training.Version;

/**
 * Trains networks of single spikes by the exact derivatives of their spike times, see {@link
 * WindowedPass} and {@link EventPass}. The windowed form is of the authors' later code; the
 * reference input, the start of event time and the cost of activity are ours.
 *
 * @see <a href="https://arxiv.org/abs/2003.11837">Zhang et al. 2021, Rectified linear postsynaptic
 *     potential function for backpropagation in deep spiking neural networks</a>
 */
final class RelPspTrainer implements ResumableFit<RelPspOptions, SingleSpikeModel> {
  /** Epochs where samples are many, and steps that there are at least where they are few. */
  private static final int EPOCHS = 20;

  private static final int LEAST_STEPS = 3000;

  @Override
  public SingleSpikeModel fit(
      LabelledSequences train,
      RelPspOptions options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Journal journal) {
    Vectors data = Vectors.of(train, true);
    TimingNetwork network = TimingNetwork.drawn(data, options, seed);
    int batch = Math.min(options.batch(), Math.max(8, data.count() / 20));
    int steps = (data.count() + batch - 1) / batch;
    int epochs = options.epochs().or(Math.max(EPOCHS, (LEAST_STEPS + steps - 1) / steps));
    Optimizer optimizer = new Optimizer(options.rule(), options.decay(), network.groups());
    BatchSums sums =
        new BatchSums(
            rows -> network.pass(data, rows),
            batch,
            workers,
            network.groups().stream().map(group -> new float[group.values().length]).toList());
    Provenance provenance =
        new Provenance(
            Version.current(),
            seed,
            data.count() + " labelled samples",
            Map.of("algorithm", "rel-psp", "training", OptionsJson.text(options)),
            Map.of("epochs", String.valueOf(epochs)));
    Progress progress = new Progress(watch, epochs, () -> network.model(data, provenance));
    new Epochs(epochs, batch, options.rate(), options.schedule(), seed, "rel-psp-batches")
        .run(
            IntStream.range(0, data.count()).toArray(),
            sums,
            optimizer,
            network::keepInRange,
            progress,
            journal.stage(List.of(optimizer)));
    return network.model(data, provenance);
  }
}
