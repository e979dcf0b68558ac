package org.sswim.algorithms.forwardforward;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Reading;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Progress;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.ClassFit;
import org.sswim.catalogue.FitContext;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

/**
 * Trains layer after layer, each by the goodness of its own spikes, see {@link GoodnessPass}.
 *
 * @see <a href="https://arxiv.org/abs/2502.20411">Ghader et al., Backpropagation-free spiking
 *     neural networks with the forward-forward algorithm</a>
 */
public final class ForwardForwardTrainer implements ClassFit<ForwardForwardOptions> {
  /** Epochs of a layer where samples are many, and steps at least where they are few. */
  private static final int EPOCHS = 10;

  private static final int LEAST_STEPS = 1500;

  /** Root mean square of the first input currents, in thresholds. */
  private static final double CURRENT = 0.3;

  /** What a step of Adam may move input currents by at most, in thresholds. */
  private static final double MOVE = 0.15;

  private static final int SEEN = 256;

  /** Gains that are tried, evenly in their logarithm. */
  private static final int GAINS = 101;

  private static final double LEAST_GAIN = 1e-3;
  private static final double MOST_GAIN = 1e2;

  @Override
  public ClockedModel fit(
      LabelledSequences train, ForwardForwardOptions options, FitContext context) {
    return new Fit(Vectors.of(train, true, options.steps()), options, context).run();
  }

  private static final class Fit {
    private final Vectors data;
    private final ForwardForwardOptions options;
    private final FitContext context;
    private final Course course;
    private final int epochs;
    private final ForwardNetwork network;
    private final Provenance provenance;
    private final int[] some;

    /** Layers that have begun to train. */
    private int layers;

    Fit(Vectors data, ForwardForwardOptions options, FitContext context) {
      this.data = data;
      this.options = options;
      this.context = context;
      long seed = context.seed();
      course = new Course("forward-forward", data, options.batch(), context);
      epochs = options.epochs().or(course.usual(EPOCHS, LEAST_STEPS));
      network = ForwardNetwork.drawn(data.inputs(), data.classes().size(), options, seed);
      provenance = course.provenance(options, Map.of("epochs", String.valueOf(epochs)));
      some =
          Arrays.copyOf(
              Epochs.shuffled(data.count(), new SeedStreams(seed).stream("forward-measured")),
              Math.min(SEEN, data.count()));
    }

    ClockedModel run() {
      int count = network.maps().size();
      boolean linear = options.readout() == Reading.LINEAR;
      course.begin(epochs * (linear ? count + 1 : count));
      // A look takes as many runs as there are classes, so there is one a layer.
      course.show(new Progress(context.watch(), epochs * count, count, this::model));
      while (layers < count) {
        train(layers++);
      }
      return linear ? read() : model();
    }

    private ClockedModel model() {
      return network.model(data, layers, gain(), provenance);
    }

    /**
     * The factor of goodness that makes the softmax over all classes a probability: that of the
     * least log loss of some training samples. It changes no decision.
     */
    private double gain() {
      int classes = network.classes();
      int rows = some.length;
      ForwardRun forward = new ForwardRun(network, data, layers, rows);
      List<LayerRun> runs = forward.runs(rows, false);
      forward.take(some, 0, rows);
      double[] summed = new double[rows * classes];
      double[] own = new double[rows];
      int[] said = new int[rows];
      for (int k = 0; k < classes; k++) {
        Arrays.fill(said, k);
        forward.run(rows, said, runs);
        for (LayerRun run : runs) {
          run.goodness(rows, own);
          for (int r = 0; r < rows; r++) {
            summed[r * classes + k] += own[r];
          }
        }
      }
      double best = 1;
      double least = Double.POSITIVE_INFINITY;
      float[] evidence = new float[summed.length];
      float[] unused = new float[summed.length];
      for (int i = 0; i < GAINS; i++) {
        double gain = LEAST_GAIN * Math.pow(MOST_GAIN / LEAST_GAIN, i / (GAINS - 1.0));
        for (int j = 0; j < evidence.length; j++) {
          evidence[j] = (float) (gain * summed[j]);
        }
        double loss = CrossEntropy.of(rows, classes, evidence, forward.label(), 1, unused);
        if (loss < least) {
          least = loss;
          best = gain;
        }
      }
      return best;
    }

    private void train(int layer) {
      Negatives negatives =
          new Negatives(
              data.label(), network.classes(), options.candidates(), context.seed(), layer);
      double rate = scale(layer);
      negatives.draw(0);
      course
          .stage("layer " + layers, "forward-batches-" + layer, epochs)
          .rate(options.rate().or(rate), options.schedule())
          .afterEpoch(negatives::next)
          .changing(List.of(negatives))
          .run(
              rows -> new GoodnessPass(network, data, layer, negatives, rows, false),
              new Optimizer(
                  options.rule(),
                  options.decay(),
                  LayerMap.groups(network.maps().subList(layer, layer + 1))));
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
        Rows.multiply(factor, network.maps().get(layer).weights());
      }
      double inputs = forward.meanInputs(some.length, layer, runs);
      return MOVE * options.threshold() / Math.max(1, inputs);
    }

    private ClockedModel read() {
      Classless classless = Classless.of(network, data, some);
      CountReadout readout = CountReadout.of(classless, options, data, context);
      Supplier<ClockedModel> read = () -> network.model(data, classless, readout, provenance);
      course.show(new Progress(context.watch(), epochs, read));
      readout.train(course, epochs);
      return read.get();
    }
  }
}
