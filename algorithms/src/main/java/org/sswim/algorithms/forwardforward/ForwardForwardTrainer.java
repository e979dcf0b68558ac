package org.sswim.algorithms.forwardforward;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Reading;
import org.sswim.algorithms.layers.DenseMap;
import org.sswim.algorithms.learning.Epochs;
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
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Version;

/**
 * Trains layer after layer, each by the goodness of its own spikes, see {@link GoodnessPass}.
 *
 * @see <a href="https://arxiv.org/abs/2502.20411">Ghader et al., Backpropagation-free spiking
 *     neural networks with the forward-forward algorithm</a>
 */
final class ForwardForwardTrainer implements ResumableFit<ForwardForwardOptions, ClockedModel> {
  /** Epochs of a layer where samples are many, and steps at least where they are few. */
  private static final int EPOCHS = 10;

  private static final int LEAST_STEPS = 1500;

  /** Root mean square of the first input currents, in thresholds. */
  private static final double CURRENT = 0.3;

  /** What a step of Adam may move input currents by at most, in thresholds. */
  private static final double MOVE = 0.15;

  private static final int SEEN = 256;

  @Override
  public ClockedModel fit(
      LabelledSequences train,
      ForwardForwardOptions options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Journal journal) {
    Vectors data = Vectors.of(train, true);
    int batch = Math.min(options.batch(), Math.max(8, data.count() / 20));
    int steps = (data.count() + batch - 1) / batch;
    int epochs = options.epochs().or(Math.max(EPOCHS, (LEAST_STEPS + steps - 1) / steps));
    return new Fit(data, options, seed, workers, batch, epochs).run(watch, journal);
  }

  private static final class Fit {
    private final Vectors data;
    private final ForwardForwardOptions options;
    private final long seed;
    private final Workers workers;
    private final int batch;
    private final int epochs;
    private final ForwardNetwork network;
    private final int[] samples;
    private final Provenance provenance;
    private final int[] some;

    Fit(
        Vectors data,
        ForwardForwardOptions options,
        long seed,
        Workers workers,
        int batch,
        int epochs) {
      this.data = data;
      this.options = options;
      this.seed = seed;
      this.workers = workers;
      this.batch = batch;
      this.epochs = epochs;
      network = new ForwardNetwork(data.inputs(), data.classes().size(), options, seed);
      samples = IntStream.range(0, data.count()).toArray();
      provenance =
          new Provenance(
              Version.current(),
              seed,
              data.count() + " labelled samples",
              Map.of("algorithm", "forward-forward", "training", OptionsJson.text(options)),
              Map.of("epochs", String.valueOf(epochs)));
      some =
          Arrays.copyOf(
              Order.shuffled(data.count(), new SeedStreams(seed).stream("forward-measured")),
              Math.min(SEEN, data.count()));
    }

    ClockedModel run(ClassCandidate.Watch watch, Journal journal) {
      int layers = network.maps().size();
      boolean linear = options.readout() == Reading.LINEAR;
      int all = epochs * (linear ? layers + 1 : layers);
      int[] layer = new int[1];
      // A look takes as many runs as there are classes, so there is one a layer.
      Progress progress = new Progress(watch, epochs * layers, layers, () -> model(layer[0] + 1));
      for (; layer[0] < layers; layer[0]++) {
        int own = layer[0];
        train(own, new Stage(progress, own * epochs, epochs, all, "layer " + (own + 1)), journal);
      }
      return linear ? read(all, watch, journal) : model(layers);
    }

    private ClockedModel model(int layers) {
      double gain = GoodnessGain.of(network, data, layers, some);
      return network.model(data, layers, gain, provenance);
    }

    private void train(int layer, Epochs.Listener listener, Journal journal) {
      Negatives negatives =
          new Negatives(data.label(), network.classes(), options.candidates(), seed, layer);
      double rate = scale(layer);
      negatives.draw(0);
      DenseMap map = network.maps().get(layer);
      List<Optimizer.Group> groups =
          List.of(
              new Optimizer.Group(map.weights(), 1, true),
              new Optimizer.Group(map.bias(), 1, false));
      Optimizer optimizer = new Optimizer(options.rule(), options.decay(), groups);
      BatchSums sums =
          new BatchSums(
              rows -> new GoodnessPass(network, data, layer, negatives, rows, false),
              batch,
              workers,
              List.of(new float[map.weights().length], new float[map.bias().length]));
      new Epochs(
              epochs,
              batch,
              options.rate().or(rate),
              options.schedule(),
              seed,
              "forward-batches-" + layer)
          .run(
              samples,
              sums,
              optimizer,
              () -> {},
              new Redrawn(listener, negatives),
              journal.stage(List.of(optimizer, negatives)));
    }

    /** Draws new negatives after each epoch. */
    private record Redrawn(Epochs.Listener listener, Negatives negatives)
        implements Epochs.Listener {
      @Override
      public void at(double share, String what) {
        listener.at(share, what);
      }

      @Override
      public boolean done(int number, double loss) {
        negatives.draw(number);
        return listener.done(number, loss);
      }
    }

    /**
     * Brings the first input currents of a layer to a height at which some neurons fire.
     *
     * @return the automatic learning rate
     */
    private double scale(int layer) {
      ForwardRun forward = new ForwardRun(network, data, layer + 1, some.length);
      List<LayerRun> runs = forward.runs(some.length, false);
      forward.take(some, 0, some.length);
      forward.run(some.length, forward.label(), runs);
      double squares = 0;
      float[] currents = runs.get(layer).currents();
      for (float current : currents) {
        squares += (double) current * current;
      }
      double rms = Math.sqrt(squares / currents.length);
      if (rms > 0) {
        float factor = (float) (CURRENT * options.threshold() / rms);
        float[] weights = network.maps().get(layer).weights();
        for (int i = 0; i < weights.length; i++) {
          weights[i] *= factor;
        }
      }
      double inputs = forward.meanInputs(some.length, layer, runs);
      return MOVE * options.threshold() / Math.max(1, inputs);
    }

    private ClockedModel read(int all, ClassCandidate.Watch watch, Journal journal) {
      Classless layers = Classless.of(network, data, some);
      CountReadout.Training training =
          new CountReadout.Training(layers, options, data, workers, seed);
      int before = epochs * network.maps().size();
      Supplier<ClockedModel> read =
          () -> network.model(data, layers, training.readout(), provenance);
      Progress progress = new Progress(watch, epochs, read);
      training.run(
          epochs,
          batch,
          seed,
          workers,
          new Stage(progress, before, epochs, all, "read-out"),
          journal);
      return read.get();
    }
  }
}
