package org.sswim.classifiers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.MeanRates;
import org.sswim.features.SectionLevels;
import org.sswim.features.SectionRates;
import org.sswim.gradient.Structure;
import org.sswim.gradient.Structure.Reading;
import org.sswim.gradient.TrainingTask;
import org.sswim.gradient.UsualStart;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.PairOptions;
import org.sswim.sampling.TemporalOptions;
import org.sswim.sampling.WeightOptions;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SampledNetwork;
import org.sswim.training.WeightSource;

/**
 * Labelled sequences as one plan shows them to a network, in the order of their classes. They serve
 * for two things: sampling a hidden network, and solving its read-out.
 */
final class ClassTask {
  /** Up to so many samples the read-out is solved in their space, and each is left out once. */
  static final int FEW = 800;

  /** Support of a kernel that is over within its step. */
  private static final double AT_ONCE = 0.05;

  private static final int CANDIDATES = 32;

  /** Share of the neurons in the first of several layers. */
  private static final double FIRST = 0.75;

  /** Samples that tell which neurons separate classes best. */
  private static final int MOST_CHOOSING = 2000;

  private static final int BLOCK = 256;

  private final ClassOrder order;
  private final int classes;
  private final ClassifierPlan plan;
  private final Samples samples;
  private final Targets targets;
  private final Workers workers;

  /**
   * A task.
   *
   * @param data with the class of every sequence
   * @param order of all of them, or of some
   */
  ClassTask(LabelledSequences data, ClassOrder order, ClassifierPlan plan, Workers workers) {
    this.order = order;
    this.plan = plan;
    this.workers = workers;
    classes = data.classes().size();
    samples = plan.coding().samples(order.sorted(data.values()), plan.taps());
    targets = new Targets.Classes(order.label(), classes);
  }

  /** The features of a network. */
  static FeatureMap features(HiddenNetwork network, int sections) {
    return sections == 1 && !SectionRates.memoryless(network)
        ? new MeanRates(network)
        : SectionRates.of(network, sections);
  }

  /** A network before its read-out. */
  SampledNetwork sample(int neurons, int oversampling, WeightSource source, long seed) {
    SSwimOptions options = options(neurons, oversampling, seed);
    if (plan.coding().vectors()) {
      return new SSwim(source.apply(options.withLayers(plan.layers())), workers)
          .sample(samples, targets, split(), plan.shape(), widths(neurons));
    }
    int candidates = Math.multiplyExact(neurons, oversampling);
    SampledNetwork all =
        new SSwim(source.apply(options.withOversampling(Auto.of(1))), workers)
            .sample(samples, targets, split(), plan.shape(), candidates);
    return candidates == neurons ? all : separating(all, neurons);
  }

  /** The same, most of them in the first: those behind it add to what it says. */
  private int[] widths(int neurons) {
    int[] widths = new int[plan.layers()];
    int first = plan.layers() == 1 ? neurons : (int) Math.round(FIRST * neurons);
    Arrays.fill(widths, Math.max(1, (neurons - first) / Math.max(1, plan.layers() - 1)));
    widths[0] = Math.max(1, first);
    return widths;
  }

  private SSwimOptions options(int neurons, int oversampling, long seed) {
    WeightOptions weights = WeightOptions.defaults().withWhitening(plan.whitening());
    return SSwimOptions.defaults()
        .withNeurons(neurons)
        .withOversampling(Auto.of(oversampling))
        .withLayer(
            LayerOptions.defaults()
                .withTemporal(TemporalOptions.defaults().withFixedSupport(AT_ONCE))
                .withWeights(weights)
                .withPairs(PairOptions.defaults().withCandidatesPerNeuron(CANDIDATES)))
        .withSeed(seed);
  }

  private FitSplit split() {
    SampleRange train = order.training();
    SampleRange choose = order.choosing().count() > 0 ? order.choosing() : train;
    return FitSplit.of(classes, train, choose);
  }

  /** A network of the usual random weights. */
  SpikingNetwork usual(int neurons, long seed) {
    int each = Math.max(1, neurons / plan.layers());
    return new UsualStart(options(each, 1, seed).withLayers(plan.layers()), null)
        .networks(samples, targets, split(), plan.shape())
        .get(0);
  }

  /**
   * Training by gradients, which watches the samples that choose.
   *
   * @param solved whether the read-out of the start is
   */
  TrainingTask gradients(SpikingNetwork start, boolean solved) {
    int @Nullable [] @Nullable [] fields = fields(start.hidden().layers().get(0));
    return TrainingTask.of(samples, targets, split().parts().get(0), 1, start)
        .withSolved(solved)
        .withStructure(new Structure(Reading.SECTIONS, fields));
  }

  /** The inputs that each neuron sees; null where each sees all. */
  private int @Nullable [] @Nullable [] fields(SpikingLayer layer) {
    if (plan.fields().all()) {
      return null;
    }
    int[][] fields = new int[layer.neurons()][];
    Arrays.setAll(fields, i -> plan.fields().holding(layer.seenBy(i), layer.inputs()));
    return fields;
  }

  private SampledNetwork separating(SampledNetwork all, int neurons) {
    SampleRange training = order.training();
    int stride = (training.count() + MOST_CHOOSING - 1) / MOST_CHOOSING;
    int count = (training.count() + stride - 1) / stride;
    FeatureMap map = features(all.hidden(), plan.sections());
    float[] features = features(map, samples, training, stride, workers);
    int[] label = new int[count];
    Arrays.setAll(label, i -> order.label()[i * stride]);
    int width = all.hidden().last().neurons();
    return all.select(NeuronSeparation.best(features, label, classes, width, neurons));
  }

  /** The features that a network makes of all samples, at their places in this order. */
  float[] features(SampledNetwork network) {
    return features(map(network), samples, order.label().length, workers);
  }

  /**
   * The read-out of those of few samples that train in another order.
   *
   * @param features of all samples, see {@link #features(SampledNetwork)}
   */
  ClassReadout readout(SampledNetwork network, float[] features, ClassOrder other) {
    FeatureMap map = map(network);
    int p = map.features();
    int[] place = new int[order.order().length];
    for (int i = 0; i < place.length; i++) {
      place[order.order()[i]] = i;
    }
    float[] some = new float[other.training().count() * p];
    for (int i = 0; i < other.training().count(); i++) {
      System.arraycopy(features, place[other.order()[i]] * p, some, i * p, p);
    }
    return dual(some, other, map).solve();
  }

  private DualReadout dual(float[] features, ClassOrder own, FeatureMap map) {
    return ClassReadout.dual(features, own, map, plan.coding().vectors(), workers);
  }

  /** The read-out of a network. */
  ClassReadout readout(SampledNetwork network) {
    return ClassReadout.of(samples, order, map(network), plan.coding().vectors(), workers);
  }

  private FeatureMap map(SampledNetwork network) {
    FeatureMap rates = features(network.hidden(), plan.sections());
    return plan.skip() > 0 ? new SectionLevels(rates, network.input(), plan.skip()) : rates;
  }

  /**
   * What a read-out of the training samples, of few, says of those that choose.
   *
   * @param network that has not seen those that choose either
   */
  ClassScores unseen(SampledNetwork network) {
    FeatureMap map = map(network);
    int train = order.training().count();
    int p = map.features();
    float[] all = features(map, samples, order.label().length, workers);
    ClassReadout readout = dual(Arrays.copyOf(all, train * p), order, map).solve(Weighing.ALIKE);
    int count = order.choosing().count();
    double[] values = new double[count * classes];
    float[] row = new float[p];
    float[] out = new float[classes];
    for (int i = 0; i < count; i++) {
      System.arraycopy(all, (train + i) * p, row, 0, p);
      readout.readout().apply(row, out);
      for (int k = 0; k < classes; k++) {
        values[i * classes + k] = out[k] / readout.factor();
      }
    }
    return new ClassScores(
        values, Arrays.copyOfRange(order.label(), train, train + count), classes);
  }

  /** The features of the first samples. */
  static float[] features(FeatureMap map, Samples samples, int count, Workers workers) {
    return features(map, samples, new SampleRange(0, count), 1, workers);
  }

  /**
   * The features of the samples of a range, row by row.
   *
   * @param stride samples from one to the next
   */
  static float[] features(
      FeatureMap map, Samples samples, SampleRange range, int stride, Workers workers) {
    int p = map.features();
    int count = (range.count() + stride - 1) / stride;
    float[] all = new float[Math.multiplyExact(count, p)];
    workers.each(
        (count + BLOCK - 1) / BLOCK,
        map::forWorker,
        (own, part) -> {
          int from = part * BLOCK;
          int size = Math.min(BLOCK, count - from);
          float[] block = new float[size * p];
          int first = range.start() + from * stride;
          own.write(samples, new SampleBlock(0, first, size, stride), block);
          System.arraycopy(block, 0, all, from * p, block.length);
        });
    return all;
  }
}
