package org.sswim.algorithms.tandem;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.sswim.algorithms.learning.Epochs;
import org.sswim.algorithms.learning.HeldOut;
import org.sswim.algorithms.learning.Journal;
import org.sswim.algorithms.learning.Progress;
import org.sswim.algorithms.learning.Stage;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.algorithms.spi.ResumableFit;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.clocked.ClockedModel;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Order;
import org.sswim.descent.Patience;
import org.sswim.descent.State;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Version;

/**
 * Trains a network of rectifiers, then has layer after layer spike while that layer and those
 * behind go on training, see {@link TandemPass}. A layer stays as it is once the next is converted;
 * in the end the last map trains alone, at a tenth of the rate.
 *
 * @see <a href="https://arxiv.org/abs/2007.01204">Wu et al. 2021, Progressive tandem learning for
 *     pattern recognition with deep spiking neural networks</a>
 */
final class TandemTrainer implements ResumableFit<TandemOptions, ClockedModel> {
  /** Epochs where samples are many, and steps at least where they are few. */
  private static final int EPOCHS = 10;

  private static final int LEAST_STEPS = 2000;
  private static final double LAST_RATE = 0.1;
  private static final int SEEN = 512;

  @Override
  public ClockedModel fit(
      LabelledSequences train,
      TandemOptions options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Journal journal) {
    return new Fit(Vectors.of(train, false), options, seed, workers, journal).run(watch);
  }

  private static final class Fit {
    private final Vectors data;
    private final TandemOptions options;
    private final long seed;
    private final Workers workers;
    private final Journal journal;
    private final TandemNetwork network;
    private final HeldOut samples;
    private final int batch;
    private final int epochs;
    private final int tuning;
    private final Provenance provenance;

    Fit(Vectors data, TandemOptions options, long seed, Workers workers, Journal journal) {
      this.data = data;
      this.options = options;
      this.seed = seed;
      this.workers = workers;
      this.journal = journal;
      network = new TandemNetwork(data.inputs(), data.classes().size(), options, seed);
      samples =
          HeldOut.of(
              data.label(),
              data.classes().size(),
              options.held(),
              new SeedStreams(seed).stream("tandem-held-out"));
      int count = samples.train().length;
      batch = Math.min(options.batch(), Math.max(8, count / 20));
      int steps = (count + batch - 1) / batch;
      int usual = Math.max(EPOCHS, (LEAST_STEPS + steps - 1) / steps);
      epochs = options.epochs().or(usual);
      tuning = options.direct() ? 0 : options.tuning().or(usual);
      provenance =
          new Provenance(
              Version.current(),
              seed,
              data.count() + " labelled samples",
              Map.of("algorithm", "tandem", "training", OptionsJson.text(options)),
              Map.of("epochs", String.valueOf(epochs), "tuning", String.valueOf(tuning)));
    }

    ClockedModel run(ClassCandidate.Watch watch) {
      int stages = network.layers() + 1;
      int all = epochs + stages * tuning;
      Progress progress = new Progress(watch, all, this::model);
      train(
          "rectifiers",
          0,
          1,
          epochs,
          () -> true,
          new Stage(progress, 0, epochs, all, "rectifiers"),
          List.of());
      network.use(true);
      if (!options.direct()) {
        for (int l = 0; l < network.layers(); l++) {
          network.convert(balanced(l));
          String name = "layer " + (l + 1) + " spiking";
          Stage stage = new Stage(progress, epochs + l * tuning, tuning, all, name);
          tune(name, l, options.tuningRate(), stage);
        }
        int before = epochs + network.layers() * tuning;
        tune(
            "last map",
            network.layers(),
            options.tuningRate() * LAST_RATE,
            new Stage(progress, before, tuning, all, "last map"));
      }
      return model();
    }

    /** The network as it is with the layers converted that are not yet. */
    private ClockedModel model() {
      float[] threshold = network.thresholds();
      for (int l = network.spiking(); l < threshold.length; l++) {
        threshold[l] = balanced(l);
      }
      return network.model(data, threshold, provenance);
    }

    /** The threshold of a layer: the percentile of its activations, a T-th of it. */
    private float balanced(int layer) {
      int[] order = samples.train();
      int rows = Math.min(SEEN, order.length);
      int[] some = Order.shuffled(order.length, new SeedStreams(seed).stream("tandem-balance"));
      for (int i = 0; i < rows; i++) {
        some[i] = order[some[i]];
      }
      TandemPass pass = new TandemPass(network, data, network.maps().size() - 1, rows);
      pass.forward(some, 0, rows);
      float[] activation = pass.activation(layer).clone();
      Arrays.sort(activation);
      int at = (int) Math.ceil(options.percentile() / 100 * activation.length) - 1;
      float high = activation[Math.max(0, at)];
      // A layer that hardly answers at all still needs a threshold.
      return Math.max(1e-6f, high) / options.steps();
    }

    /** Trains from some map on until samples held out gain no more, and goes back to the best. */
    private void tune(String name, int first, double rate, Stage stage) {
      BatchSums sums = sums(first);
      Patience patience = new Patience(options.patience());
      Kept kept = new Kept(network, first);
      boolean held = samples.held().length > 0;
      Runnable look =
          () -> {
            if (held && patience.better(sums.loss(samples.held()))) {
              kept.keep();
            }
          };
      BooleanSupplier goOn =
          () -> {
            look.run();
            return !held || !patience.over();
          };
      // The network as it was converted counts, too.
      look.run();
      train(name, first, rate, tuning, goOn, stage, List.of(patience, kept));
      if (held) {
        kept.restore();
        network.use(true);
      }
    }

    private static final class Kept implements State {
      private final TandemNetwork network;
      private final int first;
      private List<float[]> copies;

      Kept(TandemNetwork network, int first) {
        this.network = network;
        this.first = first;
        copies = network.copy(first);
      }

      @Override
      public List<float[]> arrays() {
        return copies;
      }

      void keep() {
        copies = network.copy(first);
      }

      void restore() {
        network.restore(first, copies);
      }
    }

    private BatchSums sums(int first) {
      return new BatchSums(
          rows -> new TandemPass(network, data, first, rows),
          batch,
          workers,
          network.groups(first).stream().map(group -> new float[group.values().length]).toList());
    }

    private void train(
        String name,
        int first,
        double rate,
        int count,
        BooleanSupplier goOn,
        Stage stage,
        List<State> watched) {
      Optimizer optimizer = new Optimizer(options.rule(), options.decay(), network.groups(first));
      boolean rounded = network.spiking() > 0;
      new Epochs(count, batch, options.rate() * rate, options.schedule(), seed, "tandem " + name)
          .run(
              samples.train(),
              sums(first),
              optimizer,
              () -> network.use(rounded),
              new Watched(stage, goOn),
              journal.stage(Stream.concat(Stream.of(optimizer), watched.stream()).toList()));
    }

    private record Watched(Stage stage, BooleanSupplier goOn) implements Epochs.Listener {
      @Override
      public void at(double share, String what) {
        stage.at(share, what);
      }

      @Override
      public boolean done(int number, double loss) {
        boolean more = goOn.getAsBoolean();
        return stage.done(number, loss) && more;
      }
    }
  }
}
