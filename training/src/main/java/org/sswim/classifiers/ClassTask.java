package org.sswim.classifiers;

import org.sswim.features.FeatureMap;
import org.sswim.features.MeanRates;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.PairOptions;
import org.sswim.sampling.WeightOptions;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SampledNetwork;
import org.sswim.training.WeightSource;

/**
 * Labelled sequences as one plan shows them to a network, in the order of their classes, and the
 * two things that are done with them: sampling a hidden network, and solving its read-out.
 */
final class ClassTask {
  /** Up to so many samples the read-out is solved in their space, and each is left out once. */
  static final int FEW = 1200;

  private static final int CANDIDATES = 32;
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

  /** A network before its read-out. */
  SampledNetwork sample(int neurons, int oversampling, WeightSource source, long seed) {
    WeightOptions weights =
        WeightOptions.defaults().withMixture(1).withPredictive(0).withWhitening(plan.whitening());
    SSwimOptions options =
        SSwimOptions.tuned()
            .withNeurons(Auto.of(neurons))
            .withOversampling(Auto.of(oversampling))
            .withRidge(RidgeOptions.defaults())
            .withLayer(
                LayerOptions.defaults()
                    .withWeights(weights)
                    .withPairs(PairOptions.defaults().withCandidatesPerNeuron(CANDIDATES)))
            .withSeed(seed);
    SampleRange train = order.training();
    SampleRange choose = order.choosing().count() > 0 ? order.choosing() : train;
    return new SSwim(source.apply(options), workers)
        .sample(samples, targets, FitSplit.of(classes, train, choose), plan.shape(), neurons);
  }

  /** The read-out of a network. */
  ClassReadout readout(SampledNetwork network) {
    FeatureMap map = new MeanRates(network.hidden());
    if (order.label().length <= FEW) {
      int n = order.label().length;
      return new DualReadout(
              features(map, samples, n, workers), map.features(), order.label(), classes, workers)
          .solve();
    }
    return new GramReadout(samples, order, map, workers).solve();
  }

  /** The features of the first samples. */
  static float[] features(FeatureMap map, Samples samples, int count, Workers workers) {
    int p = map.features();
    float[] all = new float[Math.multiplyExact(count, p)];
    workers.inOrder(
        (count + BLOCK - 1) / BLOCK,
        Integer.MAX_VALUE,
        map::forWorker,
        (own, part) -> {
          int from = part * BLOCK;
          int size = Math.min(BLOCK, count - from);
          float[] block = new float[size * p];
          own.write(samples, new SampleBlock(0, from, size, 1), block);
          System.arraycopy(block, 0, all, from * p, block.length);
        },
        (own, part) -> {});
    return all;
  }
}
