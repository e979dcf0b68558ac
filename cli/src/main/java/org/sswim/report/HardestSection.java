package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.energy.ClassMeter;
import org.sswim.explanation.NeuronContributions;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;

/**
 * The test samples whose class a model found least probable. It shows the samples, the spikes of
 * the network, and the training samples behind the answer.
 */
final class HardestSection {
  private static final int SAMPLES = 8;
  private static final int MOST_NEURONS = 60;
  private static final int MOST_STEPS = 1000;
  private static final int BEHIND = 3;
  private static final int MOST_CLASSES = 10;

  /** Samples over which the means of features are taken. */
  static final int MEAN_OF = 500;

  private final ClassReport.Showpiece piece;
  private final NeuronViews neurons;
  private final BatchClassifier batch;
  private final ClassifierModel model;
  private final SpikingNetwork network;
  private final NeuronContributions contributions;
  private final int[] label;
  private final int classes;

  HardestSection(ClassReport.Showpiece piece, NeuronViews neurons) {
    this.piece = piece;
    this.neurons = neurons;
    model = piece.fit().model();
    batch = new BatchClassifier(model, Workers.available());
    network = model.network();
    label = Objects.requireNonNull(piece.shown().label());
    classes = model.classes().size();
    List<float[]> some = ClassMeter.spread(piece.shown().values(), MEAN_OF);
    contributions =
        new NeuronContributions(network, batch.features(batch.samples(some)), some.size());
  }

  JsonText json() {
    int[] hardest =
        Picks.ranked(
                IntStream.range(0, label.length),
                i -> piece.answers().probability()[i * classes + label[i]])
            .limit(SAMPLES)
            .toArray();
    List<float[]> values = Arrays.stream(hardest).mapToObj(piece.shown().values()::get).toList();
    float[] features = batch.features(batch.samples(values));
    List<JsonText> all = new ArrayList<>();
    for (int i = 0; i < hardest.length; i++) {
      all.add(sample(hardest[i], features, i * network.readout().features()));
    }
    return JsonText.of(
            "wrong", IntStream.range(0, label.length).filter(i -> named(i) != label[i]).count())
        .with("of", label.length)
        .with("meanOf", Math.min(MEAN_OF, label.length))
        .with("paired", neurons.paired())
        .with("samples", all);
  }

  private int named(int sample) {
    return piece.answers().best(sample);
  }

  private JsonText sample(int number, float[] features, int from) {
    int named = named(number);
    float[] values = piece.shown().values().get(number);
    int last = network.hidden().layers().size() - 1;
    double[] adds = contributions.of(features, from, named);
    double[] addsTrue = contributions.of(features, from, label[number]);
    int[] order = Picks.ranked(IntStream.range(0, adds.length), n -> -adds[n]).toArray();
    JsonText json =
        JsonText.of("number", number + 1)
            .with("label", label[number])
            .with("named", named)
            .with("probabilities", probabilities(piece.answers().of(number), label[number]))
            .with("view", neurons.views().of(values))
            .with("raster", raster(adds, values, last))
            .with("evidence", evidence(adds, named));
    List<JsonText> behind = new ArrayList<>();
    for (int k = 0; k < Math.min(BEHIND, order.length) && neurons.paired(); k++) {
      int neuron = order[k];
      boolean[] fired = Classifier.trains(model, values, last, neuron)[0];
      behind.add(
          JsonText.of("neuron", neuron)
              .with("adds", adds[neuron])
              .with("addsTrue", addsTrue[neuron])
              .with("fires", NeuronViews.count(fired))
              .with("of", fired.length)
              .with("usually", contributions.mean(neuron) * fired.length)
              .with("field", neurons.field(neuron))
              .with("pair", neurons.pair(neuron)));
    }
    return json.with("behind", behind);
  }

  /**
   * The most probable classes, and the true one.
   *
   * @param all the probability of each class
   * @param label the true one; below 0 if it is not known
   */
  static List<JsonText> probabilities(double[] all, int label) {
    List<Integer> order =
        Picks.ranked(IntStream.range(0, all.length), k -> -all[k]).boxed().toList();
    return order.stream()
        .filter(k -> k == label || order.indexOf(k) < MOST_CLASSES)
        .map(k -> JsonText.of("class", k).with("p", all[k]))
        .toList();
  }

  /** The evidence for the named class, and how much of it all neurons add. */
  private JsonText evidence(double[] adds, int named) {
    double base = contributions.base(named);
    double up = Arrays.stream(adds).filter(a -> a > 0).sum();
    double down = Arrays.stream(adds).filter(a -> a < 0).sum();
    return JsonText.of("base", base)
        .with("up", up)
        .with("down", down)
        .with("all", base + up + down);
  }

  /** The neurons that matter most, those that speak for the named class on top. */
  private JsonText raster(double[] adds, float[] values, int layer) {
    IntStream matter =
        Picks.ranked(IntStream.range(0, adds.length), n -> -Math.abs(adds[n])).limit(MOST_NEURONS);
    int[] shown = Picks.ranked(matter, n -> -adds[n]).toArray();
    boolean[][] fired = Classifier.trains(model, values, layer, shown);
    int steps = fired[0].length;
    int stride = (steps + MOST_STEPS - 1) / MOST_STEPS;
    int spikes = Arrays.stream(fired).mapToInt(NeuronViews::count).sum();
    List<String> trains =
        Arrays.stream(fired)
            .map(own -> NetworkSection.hex(NeuronViews.binned(own, stride)))
            .toList();
    return JsonText.of("steps", steps)
        .with("stride", stride)
        .with("spikes", spikes)
        .with("all", network.hidden().last().neurons())
        .with("neurons", shown)
        .with("adds", IntStream.of(shown).mapToDouble(n -> adds[n]).toArray())
        .with("trains", trains);
  }
}
