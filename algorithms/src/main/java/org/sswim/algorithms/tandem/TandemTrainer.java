package org.sswim.algorithms.tandem;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.ClassFit;
import org.sswim.catalogue.FitContext;
import org.sswim.gradient.BatchSums;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.State;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

/**
 * Trains a network of rectifiers. Then layer after layer becomes spiking, while that layer and
 * those after it go on training, see {@link TandemPass}. A layer stays as it is once the next is
 * converted; in the end the last map trains alone, at a tenth of the rate.
 *
 * @see <a href="https://arxiv.org/abs/2007.01204">Wu et al. 2021, Progressive tandem learning for
 *     pattern recognition with deep spiking neural networks</a>
 */
public final class TandemTrainer implements ClassFit<TandemOptions> {
  /** Epochs where samples are many, and steps at least where they are few. */
  private static final int EPOCHS = 10;

  private static final int LEAST_STEPS = 2000;
  private static final double LAST_RATE = 0.1;
  private static final int SEEN = 512;

  @Override
  public ClockedModel fit(LabelledSequences train, TandemOptions options, FitContext context) {
    return fit(Vectors.of(train, false, options.steps()), List.of(), options, context);
  }

  /** Trains a network that names classes, or one that gives values, see {@link TandemNetwork}. */
  static ClockedModel fit(
      Vectors data, List<float[]> targets, TandemOptions options, FitContext context) {
    return new Fit(data, targets, options, context).run();
  }

  private static final class Fit {
    private final Vectors data;
    private final TandemOptions options;
    private final FitContext context;
    private final TandemNetwork network;
    private final LeftOutSamples samples;
    private final Course course;
    private final int epochs;
    private final int tuning;
    private final Provenance provenance;

    Fit(Vectors data, List<float[]> targets, TandemOptions options, FitContext context) {
      this.data = data;
      this.options = options;
      this.context = context;
      network = new TandemNetwork(data, targets, options, context.seed());
      samples =
          LeftOutSamples.of(
              targets.isEmpty() ? data.label() : new int[data.count()],
              data.classes().size(),
              options.leftOut(),
              new SeedStreams(context.seed()).stream("tandem-held-out"));
      course = new Course("tandem", data, samples.train(), options.batch(), context);
      int usual = course.usual(EPOCHS, LEAST_STEPS);
      epochs = options.epochs().or(usual);
      tuning = options.direct() ? 0 : options.tuning().or(usual);
      provenance =
          course.provenance(
              options, Map.of("epochs", String.valueOf(epochs), "tuning", String.valueOf(tuning)));
    }

    ClockedModel run() {
      course.begin(epochs + (network.layers() + 1) * tuning, this::model);
      stage("rectifiers", 1, epochs)
          .changing(LayerMap.besides(network.maps()))
          .run(part(0), optimizer(0));
      network.use(true);
      for (int l = 0; l < network.layers() && !options.direct(); l++) {
        network.convert(balanced(l));
        tune("layer " + (l + 1) + " spiking", l, options.tuningRate());
      }
      if (!options.direct()) {
        tune("last map", network.layers(), options.tuningRate() * LAST_RATE);
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
      int[] some =
          Epochs.shuffled(order.length, new SeedStreams(context.seed()).stream("tandem-balance"));
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

    /** Trains from some map on until left-out samples gain no more, and goes back to the best. */
    private void tune(String name, int first, double rate) {
      Patience patience = new Patience(options.patience());
      Kept kept = Kept.of(network.changing(first));
      boolean leftOut = samples.leftOut().length > 0;
      BatchSums looked = new BatchSums(part(first), BatchSums.PART, context.workers());
      Runnable look =
          () -> {
            if (leftOut && patience.better(looked.loss(samples.leftOut()))) {
              kept.keep();
            }
          };
      // The network as it was converted counts, too.
      look.run();
      stage(name, rate, tuning)
          .afterEpoch(
              () -> {
                look.run();
                return !leftOut || !patience.over();
              })
          .changing(
              Stream.concat(Stream.of(patience, kept), LayerMap.besides(network.maps()).stream())
                  .toList())
          .run(part(first), optimizer(first));
      if (leftOut) {
        kept.restore();
        network.use(true);
      }
    }

    private record Kept(List<float[]> own, List<float[]> arrays) implements State {
      static Kept of(List<float[]> own) {
        return new Kept(own, own.stream().map(float[]::clone).toList());
      }

      void keep() {
        Rows.copy(own, arrays);
      }

      void restore() {
        Rows.copy(arrays, own);
      }
    }

    private IntFunction<TandemPass> part(int first) {
      return rows -> new TandemPass(network, data, first, rows);
    }

    private Optimizer optimizer(int first) {
      return new Optimizer(options.rule(), options.decay(), network.groups(first));
    }

    private Course.Stage stage(String name, double rate, int count) {
      boolean rounded = network.spiking() > 0;
      return course
          .stage(name, "tandem " + name, count)
          .rate(options.rate() * rate, options.schedule())
          .afterStep(() -> network.use(rounded));
    }
  }

  /**
   * Samples that train, and others that say when to stop.
   *
   * @param train numbers of those that train
   * @param leftOut numbers of the others
   */
  record LeftOutSamples(int[] train, int[] leftOut) {

    /**
     * Leaves out samples of each class at random.
     *
     * @param label class of each sample
     * @param classes number of classes
     * @param share of the samples of each class, 0 &lt; share &lt; 1: one at least where there are
     *     two, none where there is one
     */
    public static LeftOutSamples of(
        int[] label, int classes, double share, UniformRandomProvider random) {
      int[] count = new int[classes];
      for (int c : label) {
        count[c]++;
      }
      int[] left = new int[classes];
      Arrays.setAll(left, c -> count[c] < 2 ? 0 : Math.max(1, (int) Math.round(share * count[c])));
      boolean[] out = new boolean[label.length];
      for (int i : Epochs.shuffled(label.length, random)) {
        out[i] = left[label[i]]-- > 0;
      }
      return new LeftOutSamples(
          IntStream.range(0, label.length).filter(i -> !out[i]).toArray(),
          IntStream.range(0, label.length).filter(i -> out[i]).toArray());
    }
  }

  /** Remembers the best of some losses, and how long ago it was. */
  static final class Patience implements State {
    private final int most;
    private int best;
    private int last = -1;
    private double least = Double.NaN;

    /**
     * Has heard of nothing.
     *
     * @param most losses without a better one after which to stop, at least 1
     */
    public Patience(int most) {
      this.most = most;
    }

    /**
     * Hears of a loss.
     *
     * @return whether it is the best so far; the first is, and later what is not a number never
     */
    public boolean better(double loss) {
      last++;
      if (last == 0 || loss < least) {
        least = loss;
        best = last;
        return true;
      }
      return false;
    }

    /** Whether it is time to stop. */
    public boolean over() {
      return last - best >= most;
    }

    @Override
    public double[] numbers() {
      return new double[] {best, last, least};
    }

    @Override
    public void resume(double[] numbers) {
      best = (int) numbers[0];
      last = (int) numbers[1];
      least = numbers[2];
    }
  }
}
