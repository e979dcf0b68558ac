package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.algorithms.layers.DenseMap;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.learning.Epochs;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * What generated samples are good for: a network of one layer of rectifiers that learns classes
 * from the rates of spike trains, and is tested on real images.
 */
final class RateClassifier {
  private static final int HIDDEN = 64;
  private static final int BATCH = 32;
  private static final double RATE = 2e-3;
  private static final double DECAY = 1e-2;
  private static final int EPOCHS = 20;

  private RateClassifier() {}

  /**
   * Trains on spike trains and tests on images.
   *
   * @param classes spike trains of each class
   * @param test of values in [0, 1] and the same classes
   * @return share of the test that is named rightly
   */
  static double accuracy(List<SpikeSample> classes, Vectors test, long seed) {
    Vectors data = rates(classes, test);
    SeedStreams streams = new SeedStreams(seed);
    List<LayerMap> maps =
        List.of(
            DenseMap.drawn(data.inputs(), HIDDEN, streams.stream("spikegan-classifier", 0)),
            DenseMap.drawn(HIDDEN, classes.size(), streams.stream("spikegan-classifier", 1)));
    List<Optimizer.Group> groups =
        maps.stream()
            .flatMap(map -> map.parameters().stream())
            .map(own -> new Optimizer.Group(own, 1, true))
            .toList();
    BatchSums sums =
        new BatchSums(
            rows -> new RectifierPass(maps, data, rows),
            BATCH,
            Workers.of(1),
            groups.stream().map(group -> new float[group.values().length]).toList());
    new Epochs(EPOCHS, BATCH, RATE, Schedule.COSINE, seed, "spikegan-classifier")
        .run(
            IntStream.range(0, data.count()).toArray(),
            sums,
            new Optimizer(Optimizer.Rule.ADAMW, DECAY, groups),
            () -> {},
            Epochs.Listener.NONE);
    return right(maps, test);
  }

  private static Vectors rates(List<SpikeSample> classes, Vectors like) {
    List<float[]> values = new ArrayList<>();
    List<Integer> label = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      SpikeSample own = classes.get(c);
      for (float[] train : own.trains()) {
        float[] rates = new float[own.neurons()];
        own.rates(train, rates);
        values.add(rates);
        label.add(c);
      }
    }
    float[] one = new float[like.inputs()];
    Arrays.fill(one, 1);
    return new Vectors(
        values,
        label.stream().mapToInt(Integer::intValue).toArray(),
        like.classes(),
        List.of(),
        null,
        new float[one.length],
        one);
  }

  private static double right(List<LayerMap> maps, Vectors test) {
    RectifierPass pass = new RectifierPass(maps, test, test.count());
    pass.loss(IntStream.range(0, test.count()).toArray(), 0, test.count());
    float[] evidence = pass.activations(maps.size());
    int classes = test.classes().size();
    int right = 0;
    for (int i = 0; i < test.count(); i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = evidence[i * classes + k] > evidence[i * classes + best] ? k : best;
      }
      right += best == test.label()[i] ? 1 : 0;
    }
    return (double) right / test.count();
  }
}
