package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.gradient.Epochs;
import org.sswim.sampling.SeedStreams;

/**
 * How near generators come to patterns that change, after few steps on each. Online within online.
 * Tasks come one after another. Each is trained step by step from a common start, which every
 * task's training pulls towards its own end,
 *
 * <pre>
 *   start += pull (end - start)
 * </pre>
 *
 * <p>for the generator and the discriminator, after the new task and some of the tasks before it. A
 * meta-learner of first order (Reptile, Nichol et al. 2018), our reading of the paper's.
 */
public final class MetaExperiment {
  private static final int REAL = 500;
  private static final int LOOKED_AT = 300;
  private static final int LAST = 3;
  private static final List<String> NAMES =
      List.of("from random weights", "from the task before", "from meta-learned weights");

  private MetaExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<MetaOptions> run) {
    MetaOptions options = run.options();
    int tasks = options.tasks();
    List<List<Wrong>> wrong =
        run.trials(
            List.of(0, 1, 2),
            NAMES::get,
            (way, seed, progress) -> new Wrong(NAMES.get(way), stream(way, options, seed)));
    List<Findings.Curve> curves =
        wrong.stream().map(own -> Findings.Curve.counted(own.get(0).name, means(own))).toList();
    ToDoubleFunction<Wrong> last = own -> mean(own.places, tasks - tasks / LAST, tasks);
    return new TrialTable<Wrong>()
        .fact("start of each task", Wrong::name)
        .column("wrong places, first third", own -> mean(means(own), 0, tasks / LAST))
        .median("last third", last)
        .findings(
            wrong,
            "After %d steps on a new pattern %.1f places are wrong from meta-learned weights,"
                + " %.1f from random ones",
            options.iterations(),
            TrialTable.spread(wrong.get(2), last).median(),
            TrialTable.spread(wrong.get(0), last).median())
        .withCharts(
            List.of(
                new Findings.Chart(
                    "Wrong places after the training on each task",
                    "task",
                    "wrong places",
                    false,
                    curves)));
  }

  /** Mean wrong places after each task. */
  private record Wrong(String name, double[] places) {}

  private static double[] means(List<Wrong> seeds) {
    double[] mean = new double[seeds.get(0).places.length];
    for (Wrong own : seeds) {
      for (int n = 0; n < mean.length; n++) {
        mean[n] += own.places[n] / seeds.size();
      }
    }
    return mean;
  }

  private static double mean(double[] values, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  /** Mean wrong places of generated trains after the training on each task. */
  private static double[] stream(int way, MetaOptions options, long seed) {
    SeedStreams streams = new SeedStreams(seed);
    List<SpikeSample> memory = new ArrayList<>();
    double[] wrong = new double[options.tasks()];
    List<float[]> start = List.of();
    for (int n = 0; n < wrong.length; n++) {
      UniformRandomProvider random = streams.stream("spikegan-meta-task", n);
      Wave wave = new Wave(Epochs.shuffled(options.side(), random));
      SpikeSample real =
          new SpikeSample(
              options.side(),
              options.side(),
              Stream.generate(() -> wave.draw(random)).limit(REAL).toList());
      memory.add(real);
      SpikeGanTrainer trainer = new SpikeGanTrainer(real, options.task(), seed, n);
      if (n == 0) {
        start = trainer.parameters().stream().map(float[]::clone).toList();
      } else if (way > 0) {
        trainer.begin(start);
      }
      wrong[n] =
          trainer.run().sample(LOOKED_AT, random).trains().stream()
              .mapToInt(wave::wrong)
              .average()
              .orElseThrow();
      pull(way == 2 ? options.pull() : 1, trainer.parameters(), start);
      for (int r = 0; way == 2 && r < options.replays(); r++) {
        int number = options.tasks() + n * options.replays() + r;
        SpikeGanTrainer again =
            new SpikeGanTrainer(
                memory.get(random.nextInt(memory.size())), options.task(), seed, number);
        again.begin(start);
        again.run();
        pull(options.pull(), again.parameters(), start);
      }
    }
    return wrong;
  }

  private static void pull(double share, List<float[]> to, List<float[]> start) {
    for (int a = 0; a < to.size(); a++) {
      float[] end = to.get(a);
      float[] from = start.get(a);
      for (int i = 0; i < end.length; i++) {
        from[i] += (float) (share * (end[i] - from[i]));
      }
    }
  }
}
