package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * Shows what generated samples are worth. A network of one layer of rectifiers learns classes from
 * spike trains, of images from their rates. It is tested on real samples.
 */
final class RateClassifier {
  private static final int HIDDEN = 64;
  private static final int BATCH = 32;
  private static final double RATE = 2e-3;
  private static final double DECAY = 1e-2;
  private static final int EPOCHS = 20;

  private RateClassifier() {}

  /**
   * Trains on spike trains and tests on what they are of.
   *
   * @param classes spike trains of each class
   * @param test of values in [0, 1] and the same classes
   * @return share of the test that is named correctly
   */
  static double accuracy(List<SpikeSample> classes, Vectors test, long seed) {
    Vectors data = seen(classes, test);
    SeedStreams streams = new SeedStreams(seed);
    List<DenseMap> maps =
        DenseMap.drawn(
            data.inputs(),
            List.of(HIDDEN),
            classes.size(),
            l -> streams.stream("spikegan-classifier", l));
    List<float[]> all = maps.stream().flatMap(map -> map.parameters().stream()).toList();
    new Epochs(EPOCHS, BATCH, RATE, Schedule.COSINE, seed, "spikegan-classifier")
        .run(
            data.count(),
            rows -> new RectifierPass(maps, data, rows),
            Workers.of(1),
            new Optimizer(Optimizer.Rule.ADAMW, DECAY, Optimizer.Group.of(all, true)),
            Epochs.Listener.NONE);
    Vectors flat = Vectors.scaled(test.seen(), 1, test.label(), test.classes());
    return RectifierPass.accuracy(maps, flat);
  }

  private static Vectors seen(List<SpikeSample> classes, Vectors like) {
    SpikeGanOptions.View view = DigitsExperiment.view(like);
    List<float[]> values = new ArrayList<>();
    List<Integer> label = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      SpikeSample own = classes.get(c);
      for (float[] train : own.trains()) {
        float[] seen = new float[view.width(own)];
        view.see(own, train, seen);
        values.add(seen);
        label.add(c);
      }
    }
    return Vectors.scaled(
        values, 1, label.stream().mapToInt(Integer::intValue).toArray(), like.classes());
  }
}
