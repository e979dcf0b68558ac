package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.checks.Checks;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.SpikeGenerators;

/**
 * The accuracy on real samples of a classifier that learnt from generated ones. Images become spike
 * trains; sequences, where values are spikes, are such already. Every class has generators of its
 * own, or one generator is told the class. The rates of the spike trains of images, and those of
 * sequences spike by spike, train the classifier.
 */
public final class DigitsExperiment {
  private static final int COPIES = 4;
  private static final int GENERATED = 500;
  private static final int CONDITIONAL = 4;
  private static final List<String> WAYS =
      Stream.concat(Generators.WAYS.stream(), Stream.of("spikegan, conditional", "belief network"))
          .toList();
  private static final int HIDDEN = 64;
  private static final int BATCH = 32;
  private static final double RATE = 2e-3;
  private static final double DECAY = 1e-2;
  private static final int EPOCHS = 20;

  private DigitsExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<SpikeGanOptions> run) {
    Vectors train = read(run, 0);
    Vectors test = read(run, 1);
    Checks.not(test.inputs() != train.inputs() || !test.classes().equals(train.classes()))
        .or(
            "the test has %d values and classes %s, those that train %d and %s",
            test.inputs(), test.classes(), train.inputs(), train.classes());
    return compare(train, test, run);
  }

  private static Vectors read(Experiment.Run<SpikeGanOptions> run, int file) {
    return Vectors.of(Subset.read(run.file(file)), true, run.options().steps());
  }

  /** How samples are seen by what is not told otherwise. */
  static SpikeGanOptions.View view(Vectors data) {
    return data.sequences() ? SpikeGanOptions.View.TRAINS : SpikeGanOptions.View.RATES;
  }

  /** Makes the table. */
  static Findings compare(Vectors train, Vectors test, Experiment.Run<SpikeGanOptions> run) {
    List<List<Taught>> taught =
        run.trials(
            IntStream.range(0, WAYS.size()).boxed().toList(),
            WAYS::get,
            (way, seed, progress) -> {
              long began = System.nanoTime();
              Generators[] own = new Generators[train.classes().size()];
              List<SpikeSample> made = made(way, train, run.options(), seed, run.workers(), own);
              double seconds = way == 0 ? Double.NaN : (System.nanoTime() - began) * 1e-9;
              double accuracy = accuracy(made, test, seed);
              return new Taught(WAYS.get(way), accuracy, seconds, own);
            });
    double[] medians =
        taught.stream()
            .mapToDouble(own -> 100 * TrialTable.spread(own, Taught::accuracy).median())
            .toArray();
    return new TrialTable<Taught>()
        .fact("trained on", Taught::name)
        .spread("accuracy", Taught::accuracy)
        .median("fit [s]", Taught::seconds)
        .findings(
            taught,
            "Accuracy on real samples of a classifier that was trained on those of draws: %.1f %%;"
                + " of a conditional generator: %.1f %%; of a belief network: %.1f %%; on real"
                + " samples: %.1f %%",
            medians[3],
            medians[CONDITIONAL],
            medians[CONDITIONAL + 1],
            medians[0])
        .withSaved(
            SpikeGenerators.FORMAT,
            GeneratorModels.model(
                List.of(taught.get(3).get(0).generators),
                train.classes(),
                Subset.provenance("spikegan-digits", run)));
  }

  /** A classifier of digits of one kind, and what made them. */
  private record Taught(String name, double accuracy, double seconds, Generators[] generators) {}

  /**
   * Spike trains of each class, real or generated.
   *
   * @param kept written: the generators of each class, where there are some
   */
  static List<SpikeSample> made(
      int generator,
      Vectors train,
      SpikeGanOptions options,
      long seed,
      Workers workers,
      Generators[] kept) {
    int classes = train.classes().size();
    SeedStreams streams = new SeedStreams(seed);
    List<SpikeSample> real =
        each(
            classes,
            workers,
            c ->
                SpikeSample.coded(
                    train, c, options.steps(), COPIES, streams.stream("spikegan-code", c)));
    IntFunction<UniformRandomProvider> random =
        c -> streams.stream("spikegan-generated", generator, c);
    if (generator == 0) {
      return real;
    }
    if (generator < CONDITIONAL) {
      return each(
          classes,
          workers,
          c -> {
            kept[c] = Generators.trained(generator, real.get(c), options, seed, c);
            return kept[c].sample(GENERATED, random.apply(c));
          });
    }
    SpikeSample all = SpikeSample.together(real);
    if (generator == CONDITIONAL) {
      SpikeGanOptions one =
          options.withDraws(1).withIterations(Math.multiplyExact(options.iterations(), classes));
      Generators told = new SpikeGanTrainer(all, one, seed, classes).run();
      return each(classes, workers, c -> told.sample(GENERATED, random.apply(c), c));
    }
    BeliefNetwork network = BeliefNetwork.trained(all, view(train), seed);
    return each(classes, workers, c -> network.sample(all, c, GENERATED, random.apply(c)));
  }

  private static List<SpikeSample> each(
      int classes, Workers workers, IntFunction<SpikeSample> make) {
    SpikeSample[] made = new SpikeSample[classes];
    workers.each(classes, c -> made[c] = make.apply(c));
    return List.of(made);
  }

  /**
   * Shows what samples are worth: a network of one layer of rectifiers learns classes from spike
   * trains, of images from their rates, and is tested on real samples.
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
    SpikeGanOptions.View view = view(like);
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
