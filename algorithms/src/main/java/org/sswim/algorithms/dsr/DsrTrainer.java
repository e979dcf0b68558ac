package org.sswim.algorithms.dsr;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.Epochs;
import org.sswim.algorithms.learning.Journal;
import org.sswim.algorithms.learning.Progress;
import org.sswim.algorithms.learning.Stage;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.algorithms.lowbit.PowerTable;
import org.sswim.algorithms.lowbit.TableSteps;
import org.sswim.algorithms.spi.ResumableFit;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.clocked.ClockedModel;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Order;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Version;

/**
 * Trains by differentiation on spike representation: forward a simulation, backward the clamp that
 * the mean of spikes stands for, see {@link DsrPass}.
 *
 * @see <a href="https://arxiv.org/abs/2205.00459">Meng et al. 2022, Training high-performance
 *     low-latency spiking neural networks by differentiation on spike representation</a>
 */
final class DsrTrainer implements ResumableFit<DsrOptions, ClockedModel> {
  /** Epochs where samples are many, and steps that there are at least where they are few. */
  private static final int EPOCHS = 30;

  private static final int LEAST_STEPS = 3000;

  /** Thresholds, in root mean squares of the positive input currents. */
  private static final double WIDTH = 3;

  private static final int SEEN = 256;

  /** Learning rate of weights that are drawn to a table, as a share of that before. */
  private static final double DRAWN = 0.5;

  /**
   * Epochs of each of the stages before, for one in which weights stay where they were drawn to.
   */
  private static final int SETTLING = 4;

  @Override
  public ClockedModel fit(
      LabelledSequences train,
      DsrOptions options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Journal journal) {
    Vectors data = Vectors.of(train, false);
    DsrNetwork network = DsrNetwork.drawn(data, options, seed);
    int[] samples = IntStream.range(0, data.count()).toArray();
    if (options.threshold().isAuto()) {
      measureThresholds(network, data, seed);
    }
    int batch = Math.min(options.batch(), Math.max(8, data.count() / 20));
    int steps = (data.count() + batch - 1) / batch;
    int epochs = options.epochs().or(Math.max(EPOCHS, (LEAST_STEPS + steps - 1) / steps));
    Optimizer optimizer = new Optimizer(options.rule(), options.decay(), network.groups());
    BatchSums sums =
        new BatchSums(
            rows -> new DsrPass(network, data, rows, false),
            batch,
            workers,
            network.groups().stream().map(group -> new float[group.values().length]).toList());
    Provenance provenance =
        new Provenance(
            Version.current(),
            seed,
            data.count() + " labelled samples",
            Map.of("algorithm", "dsr", "training", OptionsJson.text(options)),
            Map.of("epochs", String.valueOf(epochs)));
    int settling = Math.max(1, epochs / SETTLING);
    int all = options.bits() == 0 ? epochs : 2 * epochs + settling;
    Progress progress = new Progress(watch, all, () -> network.model(data, provenance));
    new Epochs(epochs, batch, options.rate(), options.schedule(), seed, "dsr-batches")
        .run(
            samples,
            sums,
            optimizer,
            network::keepInRange,
            new Stage(progress, 0, epochs, all, "floats"),
            journal.stage(network.states(optimizer)));
    if (options.bits() > 0) {
      TableSteps drawing =
          new TableSteps(
              network.groups(),
              network.weights(),
              new Optimizer(options.rule(), options.decay(), network.groups()),
              TableSteps.Options.over(
                  new PowerTable(options.bits()), options.tie(), epochs * steps));
      new Epochs(epochs, batch, DRAWN * options.rate(), options.schedule(), seed, "dsr-drawn")
          .run(
              samples,
              sums,
              drawing,
              network::keepInRange,
              new Stage(progress, epochs, epochs, all, options.bits() + " bits"),
              journal.stage(network.states(drawing)));
      drawing.finish();
      // Biases and thresholds were of weights that were not on the table yet.
      Optimizer rest = new Optimizer(options.rule(), 0, besides(network));
      new Epochs(settling, batch, DRAWN * options.rate(), options.schedule(), seed, "dsr-settling")
          .run(
              samples,
              sums,
              rest,
              network::keepInRange,
              new Stage(progress, 2 * epochs, settling, all, "biases and thresholds"),
              journal.stage(network.states(rest)));
    }
    return network.model(data, provenance);
  }

  /** All that trains, weights not. */
  private static List<Optimizer.Group> besides(DsrNetwork network) {
    return network.groups().stream()
        .map(group -> new Optimizer.Group(group.values(), group.decays() ? 0 : group.rate(), false))
        .toList();
  }

  /** Sets each threshold by the input currents of its layer, the first first. */
  private static void measureThresholds(DsrNetwork network, Vectors data, long seed) {
    int rows = Math.min(SEEN, data.count());
    int[] some =
        Arrays.copyOf(
            Order.shuffled(data.count(), new SeedStreams(seed).stream("dsr-thresholds")), rows);
    for (int l = 0; l < network.layers(); l++) {
      DsrPass pass = new DsrPass(network, data, rows, true);
      pass.forward(some, 0, rows);
      double squares = 0;
      long positive = 0;
      for (float x : pass.mapped(l)) {
        squares += x > 0 ? (double) x * x : 0;
        positive += x > 0 ? 1 : 0;
      }
      double rms = Math.sqrt(squares / Math.max(1, positive));
      DsrOptions options = network.options();
      network.setThreshold(
          l, Math.max(1e-3, WIDTH * rms * options.perCurrent() / options.perThreshold()));
    }
  }
}
